using IB.Gateway.Rest;

namespace IB.Gateway.Cli;

/// <summary><c>mailbox status</c>: what became of a message that the party sent or receives.</summary>
internal static class Statusverb
{
    private static readonly string[] Kolommen = ["tijd", "toestand", "oorzaak"];

    internal static Verb Create(Omgeving omgeving)
    {
        var id = Opties.Argument("TRACEERID", "Id van een bericht dat u verstuurde of ontvangt.");
        var json = Opties.Vlag("--json", "Schrijf het antwoord van het knooppunt als JSON.");
        var verb = new Verb(
            "status", "Toont de toestand van een bericht en hoe het daar kwam.",
            $"{Verb.Programma} mailbox status 3f0e9a52-6d1c-4d0e-9b7a-1c2d3e4f5a6b")
        {
            Uitgangen = Mailboxverb.Uitgangen,
        };
        verb.Add(id);
        verb.Add(json);
        return verb.SetActie(omgeving, async (uitvoer, verbinding, stop) =>
        {
            var traceerId = uitvoer.GetRequiredValue(id);
            if (Mailboxverb.FindFout(traceerId) is { } fout)
                return omgeving.RefuseUse(fout);
            var antwoord = await Mailboxverb.Client(verbinding).ReadStatusAsync(traceerId, stop);
            if (!antwoord.Gelukt)
                return Mailboxverb.Refuse(omgeving, antwoord);
            return Antwoordlezer.Write(omgeving, antwoord, CliJson.Default.Berichtstatus, uitvoer.GetValue(json), status => Write(status, omgeving));
        });
    }

    private static void Write(Berichtstatus status, Omgeving omgeving)
    {
        omgeving.Uit.WriteRegel($"traceerId: {status.TraceerId}");
        omgeving.Uit.WriteRegel($"conversatieId: {status.ConversatieId}");
        omgeving.Uit.WriteRegel($"toestand: {status.Toestand}");
        if (status.Fout is { } fout)
            omgeving.Uit.WriteRegel($"fout: {fout.Code} ({fout.Plek}) {fout.Omschrijving}");
        if (status.Historie is { Count: > 0 } historie)
            omgeving.Uit.WriteTabel(Kolommen, historie.Select(h =>
                new[] { new DateTimeOffset(DateTime.SpecifyKind(h.Tijd, DateTimeKind.Utc)).ToTekst(), h.Toestand ?? string.Empty, h.Oorzaak ?? string.Empty }));
    }
}
