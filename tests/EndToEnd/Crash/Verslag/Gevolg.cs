namespace IB.Gateway.EndToEnd.Tests;

/// <summary>What must follow from a message for the knooppunt itself, when that is accepted.</summary>
/// <param name="Oorzaak">The message.</param>
/// <param name="Dossier">Whom it is about: what follows about one person comes in this order.</param>
/// <param name="Bij">Code of who hears it.</param>
/// <param name="Tekst">What it hears, in one line that no other message to it has.</param>
internal sealed record Gevolg(BerichtId Oorzaak, string Dossier, string Bij, string Tekst);

/// <summary>A message that the knooppunt made itself, as it shows it to an operator.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Bij">Code of its receiver.</param>
/// <param name="Toestand">Its state.</param>
internal sealed record Uitgevoerd(BerichtId Id, string Bij, string Toestand);

/// <summary>What a message of a processor says, in one line.</summary>
internal static class Uitvoertekst
{
    internal const string Signaal = "WlzSignaal";
    internal const string Toetsantwoord = "RegistertoetsAntwoord";

    /// <summary>Of what came to a receiver; <see langword="null"/> when it is no message of a processor.</summary>
    internal static string? Of(Binnengekomen bericht) => bericht switch
    {
        { Foutbericht: true } => null,
        { Functie: Signaal } => Wlzbericht.ReadSignaal(bericht.Inhoud),
        { Functie: Toetsantwoord } => Antwoord(bericht.AntwoordOp, Wlzbericht.ReadAntwoord(bericht.Inhoud)),
        _ => null,
    };

    /// <summary>Of an answer to a question.</summary>
    internal static string Antwoord(string? vraag, string antwoord) => $"op {vraag}: {antwoord}";
}
