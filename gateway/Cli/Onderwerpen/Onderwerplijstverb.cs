using System.Globalization;
using IB.Gateway.Rest;

namespace IB.Gateway.Cli;

/// <summary><c>onderwerpen list</c>: the topics that the party may follow today.</summary>
internal static class Onderwerplijstverb
{
    private static readonly string[] Kolommen = ["onderwerp", "wijze", "bereik", "vanaf", "tot", "posities", "grondslag", "omschrijving"];

    internal static Verb Create(Omgeving omgeving)
    {
        var json = Opties.Vlag("--json", "Schrijf het antwoord van het knooppunt als JSON.");
        var verb = new Verb("list", "Toont de onderwerpen die de partij vandaag mag volgen.", $"{Verb.Programma} onderwerpen list")
        {
            Uitgangen = ["0  gelukt", "1  geweigerd door het knooppunt", "2  kon niet worden uitgevoerd, of geen antwoord"],
        };
        verb.Add(json);
        return verb.SetActie(omgeving, async (uitvoer, verbinding, stop) =>
        {
            var antwoord = await Onderwerpenverb.Client(verbinding).ListAsync(stop);
            return antwoord.Gelukt
                ? Antwoordlezer.Write(omgeving, antwoord, CliJson.Default.Onderwerpenlijst, uitvoer.GetValue(json), lijst => WriteTabel(lijst, omgeving))
                : Mailboxverb.Refuse(omgeving, antwoord);
        });
    }

    private static void WriteTabel(Onderwerpenlijst lijst, Omgeving omgeving)
    {
        if (lijst.Onderwerpen is { Count: > 0 } onderwerpen)
            omgeving.Uit.WriteTabel(Kolommen, onderwerpen.Select(Rij));
        else
            omgeving.Uit.WriteRegel("Er is geen onderwerp dat u vandaag mag volgen.");
    }

    private static string[] Rij(Onderwerpgegevens onderwerp) =>
    [
        onderwerp.Naam ?? string.Empty,
        onderwerp.Wijze ?? string.Empty,
        onderwerp.Gemeenten is { } gemeenten ? string.Join(' ', gemeenten) : onderwerp.Bereik ?? string.Empty,
        Dag(onderwerp.Vanaf),
        Dag(onderwerp.Tot),
        onderwerp.Posities is { } posities ? string.Create(CultureInfo.InvariantCulture, $"{posities.Eerste}-{posities.Volgende}") : string.Empty,
        onderwerp.Grondslag ?? string.Empty,
        onderwerp.Omschrijving ?? string.Empty,
    ];

    private static string Dag(DateOnly? dag) => dag?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty;
}
