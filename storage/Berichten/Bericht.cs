namespace IB.Gateway.Storage;

/// <summary>A journaled message without its payload.</summary>
public sealed record Bericht
{
    /// <summary>Position in the journal: 1, 2, 3, ... in order of acceptance.</summary>
    public required long Volgnummer { get; init; }

    /// <summary>The envelope as accepted; it never changes.</summary>
    public required Envelop Envelop { get; init; }

    /// <summary>Code of the Partij whose certificate handed it in; the knooppunt's own code for what it made itself.</summary>
    public required string Indiener { get; init; }

    /// <summary>Id of the receipt (Bv03) that was given for it, a UUID.</summary>
    public required string OntvangstId { get; init; }

    /// <summary>When it was accepted, in UTC and whole milliseconds.</summary>
    public required DateTimeOffset OntvangenOp { get; init; }

    /// <summary>The state now.</summary>
    public required Toestand Toestand { get; init; }

    /// <summary>Why it was refused; <see langword="null"/> unless <see cref="Storage.Toestand.Afgekeurd"/>.</summary>
    public Fout? Fout { get; init; }

    /// <summary>Fault code with which its receiver last refused it; <see langword="null"/> when it never did, or said none.</summary>
    public string? GeweigerdMet { get; init; }

    /// <summary>Attempts begun to push it, also those cut short by a crash.</summary>
    public int Pogingen { get; init; }

    /// <summary>Fetches of its payload from the mailbox that began, also those cut short. They take nothing from the attempts to push it.</summary>
    public int Ophalingen { get; init; }

    /// <summary>
    /// Earliest time of the next attempt, in UTC and whole milliseconds (rounded up); set exactly while the message is Klaargezet
    /// or Aangeboden and no attempt is under way. An attempt that was cut short counts as under way.
    /// </summary>
    public DateTimeOffset? VolgendePoging { get; init; }

    /// <summary>
    /// When it is put ready, in UTC and whole milliseconds (rounded up); set exactly while the message is
    /// <see cref="Storage.Toestand.Vastgehouden"/>.
    /// </summary>
    public DateTimeOffset? VastgehoudenTot { get; init; }

    /// <summary>Size of the payload in bytes, also after the payload is gone.</summary>
    public required long InhoudLengte { get; init; }

    /// <summary>SHA-256 of the payload, 32 bytes.</summary>
    public required ReadOnlyMemory<byte> InhoudSha256 { get; init; }

    /// <summary>W3C <c>traceparent</c> of the request that brought it.</summary>
    public string? Traceparent { get; init; }
}
