namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// What everybody around a knooppunt saw from the first start to the last: what was sent and which receipts came back, what arrived
/// where. A moment is a number that grows with every event of that chain; it is taken before a request is sent and after an answer
/// is read, so that one moment after another says that the one happened after the other.
/// </summary>
internal sealed record Verslag
{
    internal IReadOnlyList<Verzonden> Verzonden { get; init; } = [];

    internal IReadOnlyList<Aankomst> Aankomsten { get; init; } = [];

    /// <summary>What receivers with a mailbox confirmed, and the knooppunt answered 204 to.</summary>
    internal IReadOnlyList<Afgehaald> Afgehaald { get; init; } = [];

    /// <summary>What receivers that are pushed to refused at least once: for these no order is promised (ADR 4).</summary>
    internal IReadOnlySet<BerichtId> Geweigerd { get; init; } = new HashSet<BerichtId>();

    /// <summary>Codes of the receivers that are pushed to.</summary>
    internal IReadOnlySet<string> Duwontvangers { get; init; } = new HashSet<string>();

    /// <summary>
    /// Whether a repeat of a push may come late: of several nodes one that hung may finish what it had begun when another had taken over (ADR 14).
    /// </summary>
    internal bool HerhalingMagLaat { get; init; }

    /// <summary>What the knooppunt itself says that it has, in the end.</summary>
    internal IReadOnlyList<Vastgelegd> Vastgelegd { get; init; } = [];

    /// <summary>What must follow from messages for the knooppunt itself, in the order in which they were sent.</summary>
    internal IReadOnlyList<Gevolg> Gevolgen { get; init; } = [];

    /// <summary>What the knooppunt itself says that it made of them, for whomever.</summary>
    internal IReadOnlyList<Uitgevoerd> Uitgevoerd { get; init; } = [];

    /// <summary>What a processor put aside for a person to look at: nothing here should be.</summary>
    internal IReadOnlyList<string> Geparkeerd { get; init; } = [];
}

/// <summary>By which a receiver knows a message again.</summary>
/// <param name="Zender">Code of the sender.</param>
/// <param name="Referentie">The number that the sender gave it.</param>
internal readonly record struct BerichtId(string Zender, string Referentie);

/// <summary>A message that was sent, perhaps more than once, perhaps never with success.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Ontvanger">Code of the receiver.</param>
/// <param name="AntwoordOp">The number of the message that it answers.</param>
/// <param name="Som">SHA-256 of its payload.</param>
/// <param name="Ongeldig">Whether the knooppunt must refuse its payload, with an Fo01 to the sender.</param>
/// <param name="Begin">Before it was sent for the first time.</param>
/// <param name="Bewijzen">The receipts, one for each time that an answer came through.</param>
internal sealed record Verzonden(
    BerichtId Id, string Ontvanger, string? AntwoordOp, string Som, bool Ongeldig, long Begin, IReadOnlyList<Ontvangstbewijs> Bewijzen);

/// <summary>A receipt: Bv03 or 202.</summary>
/// <param name="Moment">After it was read.</param>
/// <param name="Kenmerk">What must be the same in every receipt of one message.</param>
internal sealed record Ontvangstbewijs(long Moment, string Kenmerk);

/// <summary>A message that came to a receiver, each time that it came.</summary>
/// <param name="Moment">When.</param>
/// <param name="Bij">Code of the receiver.</param>
/// <param name="Id">Its identity.</param>
/// <param name="AntwoordOp">The number of the message that it answers.</param>
/// <param name="Som">SHA-256 of its payload; empty for an Fo01, which each protocol writes in its own way.</param>
/// <param name="Foutbericht">Whether it is an Fo01.</param>
internal sealed record Aankomst(long Moment, string Bij, BerichtId Id, string? AntwoordOp, string Som, bool Foutbericht)
{
    /// <summary>What a processor says in it; <see langword="null"/> when it is not of a processor.</summary>
    internal string? Uitvoer { get; init; }
}

/// <summary>A confirmation by a receiver with a mailbox.</summary>
/// <param name="Moment">After the answer was read.</param>
/// <param name="Bij">Code of the receiver.</param>
/// <param name="Id">Identity of the message.</param>
internal sealed record Afgehaald(long Moment, string Bij, BerichtId Id);

/// <summary>A message as the knooppunt shows it to an operator.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Volgnummer">Its place in the order of acceptance.</param>
/// <param name="Toestand">Its state.</param>
internal sealed record Vastgelegd(BerichtId Id, long Volgnummer, string Toestand);
