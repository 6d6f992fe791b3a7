namespace IB.Gateway.Storage;

/// <summary>
/// What the knooppunt knows of a message without opening it: who, to whom, which type, which conversation.
/// The payload travels beside it as opaque bytes.
/// </summary>
public sealed record Envelop
{
    /// <summary>Heenbericht, retourbericht or foutbericht.</summary>
    public required Berichtsoort Soort { get; init; }

    /// <summary>
    /// The sender's own id of the message (<c>referentienummer</c>, <c>traceerId</c>): a lower case UUID v4; of an Fo01 that
    /// a party sends at most 40 characters. Kept from end to end.
    /// </summary>
    public required string Referentienummer { get; init; }

    /// <summary>Id of the conversation: the referentienummer of the heenbericht that started it (VSP, CC05).</summary>
    public required string ConversatieId { get; init; }

    /// <summary>The referentienummer of the message that this one answers (<c>crossRefnummer</c>, <c>alsAntwoordOp</c>).</summary>
    public string? AntwoordOp { get; init; }

    /// <summary>The system that made the message.</summary>
    public required Systeem Zender { get; init; }

    /// <summary>The system that the message is for.</summary>
    public required Systeem Ontvanger { get; init; }

    /// <summary>
    /// <c>tijdstipBericht</c> as received: 8 to 17 digits, Dutch local time (koppelvlak 4). Of a message that came without one the moment of acceptance.
    /// </summary>
    public required string TijdstipBericht { get; init; }

    /// <summary>The message type: <c>WMO301</c>. For an Fo01 the type of the rejected message, or empty when unknown.</summary>
    public required string Functie { get; init; }

    /// <summary>Version of the message type.</summary>
    public required Versie FunctieVersie { get; init; }

    /// <summary>Version of <see cref="Systeem.Applicatie"/> of the sender.</summary>
    public required Versie ApplicatieVersie { get; init; }

    /// <summary>File name of a <c>tekstBestand</c> payload; <see langword="null"/> for an <c>xmlBestand</c>.</summary>
    public string? Bestandsnaam { get; init; }
}
