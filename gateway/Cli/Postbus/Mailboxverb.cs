using IB.Gateway.Client;
using IB.Gateway.Ontvangst;

namespace IB.Gateway.Cli;

/// <summary><c>mailbox</c>: a party's waiting messages.</summary>
internal static class Mailboxverb
{
    /// <summary>What the exit codes of all its verbs mean.</summary>
    internal static readonly IReadOnlyList<string> Uitgangen =
    [
        "0  gelukt", "1  geweigerd door het knooppunt, of de controle van de inhoud mislukte", "2  kon niet worden uitgevoerd, of geen antwoord",
    ];

    internal static Verb Create(Omgeving omgeving) => new(
        "mailbox", "Werkt met de postbus van een partij.", $"{Verb.Programma} mailbox list --limit 10",
        $"{Verb.Programma} mailbox get 3f0e9a52-6d1c-4d0e-9b7a-1c2d3e4f5a6b --uit bericht.xml")
    {
        Lijstverb.Create(omgeving),
        Ophaalverb.Create(omgeving),
        Bevestigverb.Create(omgeving),
        Statusverb.Create(omgeving),
    };

    /// <summary>A client for the mailbox behind a connection.</summary>
    internal static Postbusclient Client(Verbinding verbinding) => new(verbinding.Client, verbinding.Adres);

    /// <summary>Writes a refusal of the mailbox. Returns <see cref="Uitgang.Mislukt"/>.</summary>
    internal static int Refuse(Omgeving omgeving, Postbusantwoord antwoord, string onderwerp = "")
    {
        omgeving.Fouten.WriteRegel($"{onderwerp}{Probleemtekst.Of(antwoord)}");
        foreach (var fout in Probleemtekst.Fouten(antwoord))
            omgeving.Fouten.WriteRegel($"  {fout}");
        return Uitgang.Mislukt;
    }

    /// <summary>What is wrong with a traceerId: it becomes part of an address, so nothing else gets that far.</summary>
    internal static string? FindFout(string traceerId)
        => Uuid.IsVormgoed(traceerId) ? null : $"{traceerId} is geen traceerId: een UUID in kleine letters.";
}
