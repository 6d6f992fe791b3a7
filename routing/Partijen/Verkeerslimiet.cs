namespace IB.Gateway.Routing;

/// <summary>
/// How much a party may ask of the knooppunt in one kind of traffic. What is not named is what holds for everybody.
/// </summary>
public sealed record Verkeerslimiet
{
    /// <summary>
    /// Smallest <see cref="BytesPiek"/> and <see cref="BytesOnderweg"/>: 25 MiB, so that the largest message of the chain fits (koppelvlak 4).
    /// </summary>
    public const int GrootsteBericht = 25 * 1024 * 1024;

    private const double MinPerSeconde = 0.001;
    private const int MaxPerSeconde = 1_000_000;
    private const int MaxBytes = 2_000_000_000;
    private const int MaxGelijktijdig = 1_000_000;
    private const int MaxPerDag = 1_000_000_000;

    /// <summary>Requests per second that it may keep up, 0.001 to 1,000,000.</summary>
    public double? VerzoekenPerSeconde { get; init; }

    /// <summary>Requests that it may make at once after a silence, 1 to 1,000,000.</summary>
    public int? VerzoekenPiek { get; init; }

    /// <summary>Bytes per second that it may keep up, 1 to 2,000,000,000.</summary>
    public int? BytesPerSeconde { get; init; }

    /// <summary>Bytes that it may move at once after a silence, <see cref="GrootsteBericht"/> to 2,000,000,000.</summary>
    public int? BytesPiek { get; init; }

    /// <summary>Requests that may be under way at once, 1 to 1,000,000.</summary>
    public int? Gelijktijdig { get; init; }

    /// <summary>Bytes of those requests that may be in memory, <see cref="GrootsteBericht"/> to 2,000,000,000.</summary>
    public int? BytesOnderweg { get; init; }

    /// <summary>Messages that the knooppunt takes over on one day in Dutch time, 0 to 1,000,000,000; 0 is as many as come. For handing in only.</summary>
    public int? BerichtenPerDag { get; init; }

    /// <summary>Everything that is wrong with these limits, in Dutch, with the name of the setting.</summary>
    /// <param name="perDag">Whether <see cref="BerichtenPerDag"/> has a meaning here.</param>
    public IEnumerable<(string Naam, string Fout)> Validate(bool perDag)
    {
        if (VerzoekenPerSeconde is { } tempo && tempo is not (>= MinPerSeconde and <= MaxPerSeconde))
            yield return ("verzoekenPerSeconde", $"moet van {MinPerSeconde} tot en met {MaxPerSeconde} zijn");
        (string Naam, int? Waarde, int Min, int Max)[] getallen =
        [
            ("verzoekenPiek", VerzoekenPiek, 1, MaxPerSeconde),
            ("bytesPerSeconde", BytesPerSeconde, 1, MaxBytes),
            ("bytesPiek", BytesPiek, GrootsteBericht, MaxBytes),
            ("gelijktijdig", Gelijktijdig, 1, MaxGelijktijdig),
            ("bytesOnderweg", BytesOnderweg, GrootsteBericht, MaxBytes),
            ("berichtenPerDag", BerichtenPerDag, 0, MaxPerDag),
        ];
        foreach (var (naam, waarde, min, max) in getallen)
        {
            if (waarde < min || waarde > max)
                yield return (naam, $"moet van {min} tot en met {max} zijn");
        }

        if (!perDag && BerichtenPerDag is not null)
            yield return ("berichtenPerDag", "geldt alleen voor inzenden");
    }
}

/// <summary>The limits of one party, where they differ from those of everybody.</summary>
/// <param name="Inzenden">For handing in messages; <see langword="null"/> = as everybody.</param>
/// <param name="Ophalen">For its mailbox: list, fetch, confirm, follow; <see langword="null"/> = as everybody.</param>
public sealed record Limietafspraak(Verkeerslimiet? Inzenden, Verkeerslimiet? Ophalen)
{
    /// <summary>As everybody.</summary>
    public static Limietafspraak Geen { get; } = new(null, null);
}
