namespace IB.Gateway.Storage;

/// <summary>
/// Everything that must become durable when a message is taken in: envelope, verdict, plan, payload and what follows from it.
/// One boeking is one transaction.
/// </summary>
public sealed record Boeking
{
    /// <summary>The envelope.</summary>
    public required Envelop Envelop { get; init; }

    /// <summary>
    /// Writes the moment of acceptance as tijdstipBericht, for a message on which its sender put no time. So what a sender hands in at several nodes has the
    /// order of acceptance, whatever their clocks say. <see langword="null"/> when the envelope has the time of the sender.
    /// </summary>
    public Func<DateTimeOffset, string>? Dateer { get; init; }

    /// <summary>Code of the Partij that hands it in.</summary>
    public required string Indiener { get; init; }

    /// <summary>Id of the receipt, a UUID. A repeat gets the first one back.</summary>
    public required string OntvangstId { get; init; }

    /// <summary>
    /// The payload. Must stay unchanged until the returned task completes; the store copies (encrypts) it before that.
    /// </summary>
    public required ReadOnlyMemory<byte> Inhoud { get; init; }

    /// <summary>SHA-256 of the payload, 32 bytes.</summary>
    public required ReadOnlyMemory<byte> InhoudSha256 { get; init; }

    /// <summary>
    /// SHA-256 over envelope fields and payload, 32 bytes: two boekingen of one sender with the same referentienummer are a
    /// repeat when this is equal and a conflict when it is not.
    /// </summary>
    public required ReadOnlyMemory<byte> Afdruk { get; init; }

    /// <summary>
    /// Whether the message lays claim to (zender, referentienummer). A message refused because that claim is taken (IB216)
    /// is journaled without one.
    /// </summary>
    public required bool ClaimtReferentie { get; init; }

    /// <summary>The verdict: <see langword="null"/> when accepted.</summary>
    public Fout? Fout { get; init; }

    /// <summary>
    /// Code of the Partij that gets it; <see langword="null"/> exactly when <see cref="Fout"/> is set. How it gets there
    /// (push or mailbox) is decided at delivery, so that a party may change its way while messages wait.
    /// </summary>
    public string? Bezorgaan { get; init; }

    /// <summary>
    /// Until when it is kept from <see cref="Bezorgaan"/>; <see langword="null"/> when it may go at once. Only for an accepted message.
    /// </summary>
    public DateTimeOffset? VastgehoudenTot { get; init; }

    /// <summary>What the history says of the verdict, in Dutch.</summary>
    public required string Oorzaak { get; init; }

    /// <summary>W3C <c>traceparent</c> of the request.</summary>
    public string? Traceparent { get; init; }

    /// <summary>Remarks for the history of other messages: the heenbericht that a retour answers.</summary>
    public IReadOnlyList<Aantekening> Aantekeningen { get; init; } = [];

    /// <summary>Messages that the knooppunt makes because of this one (its Fo01); they become durable with it or not at all.</summary>
    public IReadOnlyList<Boeking> Gevolgen { get; init; } = [];

    /// <summary>The same, accepted at this moment.</summary>
    internal Boeking At(long ontvangenMs)
        => Dateer is null ? this : this with { Envelop = Envelop with { TijdstipBericht = Dateer(Tijd.FromMs(ontvangenMs)) }, Dateer = null };
}

/// <summary>A remark for the history of another message.</summary>
/// <param name="Volgnummer">Journal position of that message.</param>
/// <param name="Oorzaak">The remark, in Dutch; never contains payload content.</param>
public sealed record Aantekening(long Volgnummer, string Oorzaak)
{
    /// <summary>
    /// Referentienummer of a message of the same step: it is remarked only when that is sent, and not when it was before. <see langword="null"/> to
    /// remark it always. Of what is done with (<see cref="Processorstap.Verwerkt"/>) always <see langword="null"/>.
    /// </summary>
    public string? AlleenMet { get; init; }
}
