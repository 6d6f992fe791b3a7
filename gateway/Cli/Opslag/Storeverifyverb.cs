using System.Text.Json;
using IB.Gateway.Storage.Onderhoud;

namespace IB.Gateway.Cli;

/// <summary><c>store verify</c>: looks at every file of a store and changes nothing.</summary>
internal static class Storeverifyverb
{
    private const string Register = "opslag.db";

    internal static Verb Create(Omgeving omgeving)
    {
        var opslag = new Opslagopties();
        var inhoud = Opties.Vlag("--inhoud", "Open ook elke inhoud en vergelijk haar SHA-256.");
        var json = Opties.Vlag("--json", "Schrijf een JSON-object op een regel.");
        var verb = new Verb(
            "verify", "Controleert log, register en sleutels, zonder iets te wijzigen.",
            $"{Verb.Programma} store verify", $"{Verb.Programma} store verify --map data --inhoud --json")
        {
            Uitgangen = ["0  in orde", "1  er is iets mis", "2  de opslag is er niet of is in gebruik"],
        };
        opslag.AddTo(verb);
        verb.Add(inhoud);
        verb.Add(json);
        verb.SetAction((uitvoer, stop) => Task.FromResult(opslag.Run(uitvoer, omgeving, onderhoud =>
        {
            var verslag = Explain(onderhoud.Verify(uitvoer.GetValue(inhoud), new Voortgangsregel(omgeving).Show, stop));
            Write(verslag, uitvoer.GetValue(json), omgeving);
            return verslag.Bevindingen.Count == 0 ? Uitgang.Goed : Uitgang.Mislukt;
        })));
        return verb;
    }

    // Of a file that is not there the system says so in its own words, and not what to do about it.
    private static Keuringsverslag Explain(Keuringsverslag verslag) => verslag with
    {
        Bevindingen = [.. verslag.Bevindingen.Select(static b => Path.GetFileName(b.Bestand) == Register && !File.Exists(b.Bestand)
            ? b with { Omschrijving =
                $"het register ontbreekt. Maak het opnieuw uit het log met '{Verb.Programma} store repair', of zet het terug uit een reservekopie." }
            : b)],
    };

    private static void Write(Keuringsverslag verslag, bool json, Omgeving omgeving)
    {
        if (json)
        {
            omgeving.Uit.WriteJson(JsonSerializer.Serialize(verslag, CliJson.Leesbaar.Keuringsverslag));
            return;
        }

        foreach (var bevinding in verslag.Bevindingen)
            omgeving.Uit.WriteRegel($"{bevinding.Bestand}: {bevinding.Omschrijving}");
        omgeving.Uit.WriteRegel(
            $"{verslag.Segmenten} segmenten, {verslag.Groepen} groepen, {verslag.Berichten} berichten, {verslag.Inhouden} inhouden geopend.");
        if (verslag.Achter > 0)
            omgeving.Uit.WriteRegel($"Het register mist de laatste {verslag.Achter} groepen; de volgende start leest ze uit het log.");
        omgeving.Uit.WriteRegel(verslag.Bevindingen.Count == 0 ? "In orde." : $"{verslag.Bevindingen.Count} bevindingen. Er is niets gewijzigd.");
    }
}
