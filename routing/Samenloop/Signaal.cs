namespace IB.Gateway.Routing;

/// <summary>
/// One version of a signal, for the holder of the provision and nobody else. Its identity is the rule, the provision with its holder, and
/// the fact; the versions of one identity are 1, 2, 3, ...
/// </summary>
internal sealed record Signaal
{
    /// <summary>Id of this version; follows from what it is about, so that a replay gives the same.</summary>
    public required Guid Id { get; init; }

    /// <summary>1 or more.</summary>
    public required int Versie { get; init; }

    /// <summary>Id of the version before it; <see langword="null"/> for the first.</summary>
    public required Guid? Vervangt { get; init; }

    /// <summary>What became of it.</summary>
    public required Signaalsoort Soort { get; init; }

    /// <summary>The rule, with the ground that allows it.</summary>
    public required Samenloopregel Regel { get; init; }

    /// <summary>Code of the party that it is for.</summary>
    public required string Houder { get; init; }

    /// <summary>Id that the holder gave to its provision.</summary>
    public required string VoorzieningId { get; init; }

    /// <summary>The source's reference of the fact; <see langword="null"/> when the signal is that there is none.</summary>
    public required string? FeitReferentie { get; init; }

    /// <summary>What is told: of a withdrawn signal what is taken back, else what holds now.</summary>
    public required Signaalinhoud Inhoud { get; init; }

    /// <summary>The later of the deliveries that it is about, as its source numbered it.</summary>
    public required Leverorde Aanleiding { get; init; }

    /// <summary>When it was determined.</summary>
    public required DateTimeOffset Moment { get; init; }
}

/// <summary>What a version of a signal says.</summary>
internal enum Signaalsoort
{
    /// <summary>NIEUW: provision and fact coincide, and its holder does not know or heard that it was over.</summary>
    Nieuw = 1,

    /// <summary>GEWIJZIGD: they still do, and what was told is otherwise now.</summary>
    Gewijzigd,

    /// <summary>BEEINDIGD: they did, and the source ended it.</summary>
    Beeindigd,

    /// <summary>
    /// INGETROKKEN: what was told no longer holds, because the fact was an error, or because there is none any more and the holder deregistered.
    /// </summary>
    Ingetrokken,
}

/// <summary>What a signal tells of a fact, and no more than that.</summary>
/// <param name="Status">What the source says; <see langword="null"/> when the signal is that there is no fact.</param>
/// <param name="Afgifte">When the source decided it; <see langword="null"/> unless the rule tells the dates of the fact.</param>
/// <param name="Periode">The days, as the rule tells them; <see langword="null"/> when there are none (any more).</param>
/// <param name="BeginOnbekend">Whether the source did not say on which day they begin, so that it is not told either.</param>
internal readonly record struct Signaalinhoud(Feitstatus? Status, DateOnly? Afgifte, Dagperiode? Periode, bool BeginOnbekend = false);
