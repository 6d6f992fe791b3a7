using System.Globalization;
using IB.Gateway.Rest;

namespace IB.Gateway.Cli;

/// <summary><c>mailbox list</c>: the oldest waiting messages.</summary>
internal static class Lijstverb
{
    private const int MaxLimiet = 250;

    private static readonly string[] Kolommen = ["traceerId", "type", "van", "ontvangen", "grootte", "toestand"];

    internal static Verb Create(Omgeving omgeving)
    {
        var limit = Opties.Getal("--limit", "AANTAL", 1, MaxLimiet, $"Hoogstens zoveel berichten, 1 tot en met {MaxLimiet}; standaard 50.");
        var namens = Opties.Tekst("--namens", "CODE", "Postbus van een partij die u daartoe gemachtigd heeft; standaard de eigen.");
        var json = Opties.Vlag("--json", "Schrijf het antwoord van het knooppunt als JSON.");
        var verb = new Verb("list", "Toont de oudste wachtende berichten.", $"{Verb.Programma} mailbox list --limit 10")
        {
            Uitgangen = Mailboxverb.Uitgangen,
        };
        verb.Add(limit);
        verb.Add(namens);
        verb.Add(json);
        return verb.SetActie(omgeving, async (uitvoer, verbinding, stop) =>
        {
            var antwoord = await Mailboxverb.Client(verbinding).ListAsync(uitvoer.GetValue(limit), uitvoer.GetValue(namens), stop);
            if (!antwoord.Gelukt)
                return Mailboxverb.Refuse(omgeving, antwoord);
            return Antwoordlezer.Write(omgeving, antwoord, CliJson.Default.Berichtenlijst, uitvoer.GetValue(json), lijst => WriteTabel(lijst, omgeving));
        });
    }

    private static void WriteTabel(Berichtenlijst lijst, Omgeving omgeving)
    {
        if (lijst.Berichten is { Count: > 0 } berichten)
            omgeving.Uit.WriteTabel(Kolommen, berichten.Select(Rij));
        else
            omgeving.Uit.WriteRegel("De postbus is leeg.");
    }

    private static string[] Rij(BerichtMetadata bericht) =>
    [
        bericht.Referentiegegevens?.TraceerId ?? string.Empty,
        Type(bericht.Routeringgegevens?.Berichtstroom),
        bericht.Routeringgegevens?.Afzender?.Code ?? string.Empty,
        bericht.Basisgegevens is { } b ? new DateTimeOffset(DateTime.SpecifyKind(b.OntvangenOp, DateTimeKind.Utc)).ToTekst() : string.Empty,
        bericht.Basisgegevens?.Payload?.Grootte.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
        bericht.Basisgegevens?.Toestand ?? string.Empty,
    ];

    private static string Type(Berichtstroom? stroom)
    {
        var type = stroom is null ? string.Empty : $"{stroom.Berichttype} {stroom.Berichtversie}.{stroom.Berichtsubversie}";
        return stroom?.Berichtsubtype is { } subtype ? $"{subtype} ({type})" : type;
    }
}
