namespace IB.Gateway.Demo;

/// <summary>What a message of the story must come to.</summary>
internal enum Afloop
{
    /// <summary>The receiver gets it, byte for byte.</summary>
    Bezorgd = 1,

    /// <summary>The sender gets a foutbericht with the expected code.</summary>
    Afgekeurd,

    /// <summary>The sender gets the receipt of the first time, and the receiver nothing new.</summary>
    Herhaald,

    /// <summary>The knooppunt, which it is for, is done with it.</summary>
    Verwerkt,

    /// <summary>Nobody sends it but the knooppunt, because of what others sent; the receiver gets it.</summary>
    Gesignaleerd,
}

/// <summary>A message of the story.</summary>
/// <param name="Sleutel">Name by which another message can refer to it.</param>
/// <param name="Gesprek">The conversation, for the reader.</param>
/// <param name="Functie">Message type.</param>
/// <param name="Bestand">File with the payload.</param>
/// <param name="Van">Code of the sender.</param>
/// <param name="Naar">Code of the receiver in the envelope.</param>
/// <param name="AntwoordOp">Key of the message that it answers.</param>
/// <param name="Afloop">What it must come to.</param>
/// <param name="Foutcode">The expected code when it is Afgekeurd.</param>
internal sealed record Demobericht(
    string Sleutel, string Gesprek, string Functie, string Bestand, string Van, string Naar, string? AntwoordOp = null,
    Afloop Afloop = Afloop.Bezorgd, string? Foutcode = null)
{
    /// <summary>Key of the message whose referentienummer it uses again.</summary>
    public string? ZelfdeReferentieAls { get; init; }

    /// <summary>Key of the message that brought it about: what it answers, or another.</summary>
    public string? Aanleiding { get; init; } = AntwoordOp;
}
