using System.Globalization;
using System.Text.Json;
using IB.Gateway.Schemas;
using IB.Gateway.Validation;

namespace IB.Gateway.Cli;

/// <summary><c>schemas list</c>: the packs that a knooppunt with this schema folder uses.</summary>
internal static class Schemalijstverb
{
    internal static Verb Create(Omgeving omgeving)
    {
        var map = new Schemamapopties("--map");
        var json = Opties.Vlag("--json", "Schrijf een JSON-object per pakket, elk op een regel.");
        var verb = new Verb(
            "list", "Toont de schemapakketten: die van het programma en die van de schemamap.",
            $"{Verb.Programma} schemas list", $"{Verb.Programma} schemas list --map schemapakketten --json")
        {
            Uitgangen = ["0  getoond", "1  een pakket in de schemamap is niet te gebruiken", "2  het instellingenbestand is niet te lezen"],
        };
        verb.Add(map.Map);
        verb.Add(map.Instellingen);
        verb.Add(json);
        verb.SetAction((uitvoer, _) => Startfouten.GuardAsync(omgeving, () => Task.FromResult(Show(map.Find(uitvoer), uitvoer.GetValue(json), omgeving))));
        return verb;
    }

    private static int Show(string? map, bool json, Omgeving omgeving)
    {
        var lezing = Schemamap.Read(map);
        foreach (var regel in lezing.Fouten.Concat(lezing.Waarschuwingen))
            omgeving.Fouten.WriteRegel(regel);
        if (lezing.Catalogus is not { } catalogus)
            return Uitgang.Mislukt;
        var regels = catalogus.Packs.Select(p => Packregel.Of(p)).ToList();
        if (json)
        {
            foreach (var regel in regels)
                omgeving.Uit.WriteJson(JsonSerializer.Serialize(regel, CliJson.Leesbaar.Packregel));
        }
        else
        {
            omgeving.Uit.WriteTabel(
                ["pakket", "standaard", "release", "berichten", "documenten", "geldig", "codelijsten", "herkomst", "motor"], regels.Select(r => r.ToCellen()));
        }

        return Uitgang.Goed;
    }
}

/// <summary>One pack, as <c>schemas list</c> shows it; with <c>--json</c> as it stands here.</summary>
/// <param name="Pakket">Its name.</param>
/// <param name="Standaard">The standard.</param>
/// <param name="Release">Its release.</param>
/// <param name="Berichten">Functies of its messages.</param>
/// <param name="Documenten">Root elements of its documents.</param>
/// <param name="GeldigVan">First day, when the pack has one.</param>
/// <param name="GeldigTot">Last day, when the pack has one.</param>
/// <param name="Codelijsten">Number of code lists.</param>
/// <param name="Herkomst"><c>ingebed</c> or <c>map</c>.</param>
/// <param name="NietOndersteund">
/// The construct for which the reference judges its messages, or part of them; <see langword="null"/> when all of it is compiled.
/// </param>
internal sealed record Packregel(
    string Pakket, string Standaard, string Release, IReadOnlyList<string> Berichten, IReadOnlyList<string> Documenten,
    DateOnly? GeldigVan, DateOnly? GeldigTot, int Codelijsten, string Herkomst, string? NietOndersteund)
{
    internal static Packregel Of(SchemaPack pack) => new(
        pack.Naam, pack.Standaard, pack.Release, [.. pack.Berichten.Select(b => b.Functie)], [.. pack.Documenten.Select(d => d.Element)],
        pack.GeldigVan, pack.GeldigTot, pack.Codelijsten.Count, pack.Ingebed ? "ingebed" : "map", GecompileerdeValidator.NietOndersteund(pack));

    internal IReadOnlyList<string> ToCellen()
    {
        var geldig = (GeldigVan, GeldigTot) switch
        {
            (null, null) => "-",
            (_, null) => $"vanaf {Dag(GeldigVan)}",
            _ => $"{Dag(GeldigVan)} t/m {Dag(GeldigTot)}",
        };
        return
        [
            Pakket, Standaard, Release, Getal(Berichten.Count), Getal(Documenten.Count), geldig, Getal(Codelijsten), Herkomst,
            NietOndersteund is null ? "gecompileerd" : $"referentie ({NietOndersteund})",
        ];
    }

    private static string Dag(DateOnly? dag) => dag?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Getal(int getal) => getal.ToString(CultureInfo.InvariantCulture);
}
