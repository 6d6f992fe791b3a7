using System.Globalization;
using IB.Gateway.Routing;

namespace IB.Gateway.Cli;

/// <summary><c>onderwerpen volg</c>: writes the events of a topic, one on a line, and keeps where it is.</summary>
internal static class Volgverb
{
    private const int MaxLimiet = 250;

    internal static Verb Create(Omgeving omgeving)
    {
        var onderwerp = Opties.Argument("ONDERWERP", "Naam van het onderwerp, zoals onderwerpen list het toont.");
        var bestand = Opties.Tekst("--positie-bestand", "BESTAND", "Bestand waarin de positie wordt bijgehouden; bestaat het, dan gaat het daar verder.");
        var vanaf = Opties.Tekst("--vanaf", "POSITIE", "Begin bij deze positie; standaard bij het oudste dat er is. Niet als het positiebestand al bestaat.");
        var limit = Opties.Getal("--limit", "AANTAL", 1, MaxLimiet, $"Hoogstens zoveel gebeurtenissen per verzoek, 1 tot en met {MaxLimiet}; standaard 100.");
        var totBij = Opties.Vlag("--tot-bij", "Stop zodra er niets meer is, in plaats van te wachten; een storing is dan meteen een fout.");
        var verb = new Verb(
            "follow", "Schrijft de gebeurtenissen van een onderwerp, een CloudEvent per regel, tot Ctrl+C.",
            $"{Verb.Programma} onderwerpen follow wmo-zorgstatus --positie-bestand zorgstatus.positie",
            $"{Verb.Programma} onderwerpen follow wmo-zorgstatus --vanaf 1200 --tot-bij")
        {
            Uitgangen = ["0  bij, met --tot-bij", "1  geweigerd door het knooppunt", "2  kon niet worden uitgevoerd, of met --tot-bij geen antwoord"],
        };
        verb.Add(onderwerp);
        verb.Add(bestand);
        verb.Add(vanaf);
        verb.Add(limit);
        verb.Add(totBij);
        return verb.SetLangeActie(omgeving, async (uitvoer, verbinding, stop) =>
        {
            var (opdracht, fout) = Read(
                uitvoer.GetRequiredValue(onderwerp), uitvoer.GetValue(bestand), uitvoer.GetValue(vanaf), uitvoer.GetValue(limit), uitvoer.GetValue(totBij));
            return opdracht is null
                ? omgeving.RefuseUse(fout!)
                : await new Volgloop(
                    Onderwerpenverb.Client(verbinding), opdracht, omgeving,
                    e => Verbindingsfout.Describe(e, verbinding.Adres, verbinding.Weigering)).RunAsync(stop);
        });
    }

    private static (Volgopdracht? Opdracht, string? Fout) Read(string onderwerp, string? pad, string? vanaf, int? limit, bool totBij)
    {
        // It becomes part of an address.
        if (!Onderwerp.IsGeldigeNaam(onderwerp))
            return (null, $"{onderwerp} is geen naam van een onderwerp: kleine letters, cijfers en streepjes.");
        long? begin = null;
        if (vanaf is not null)
        {
            if (!long.TryParse(vanaf, NumberStyles.None, CultureInfo.InvariantCulture, out var positie) || positie == 0)
                return (null, "Optie --vanaf is een geheel getal van 1 of hoger.");
            begin = positie;
        }

        var bestand = pad is null ? null : new Positiebestand(pad);
        try
        {
            var bewaard = bestand?.Read();
            return bewaard is not null && begin is not null
                ? (null, $"{pad} zegt al waar het verder gaat. Laat --vanaf weg, of verwijder het bestand.")
                : (new Volgopdracht(onderwerp, bewaard ?? begin, bestand, limit, totBij), null);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return (null, e.Message);
        }
    }
}
