using System.Collections.Immutable;

namespace IB.Gateway.Routing;

/// <summary>Which provisions and which facts should not coincide, or should, and what their holder is told.</summary>
internal sealed record Samenloopregel
{
    /// <summary>Its number, 1 to 255. It is stored with the signals, and never used for another rule.</summary>
    public required byte Nummer { get; init; }

    /// <summary>Its name, for people.</summary>
    public required string Naam { get; init; }

    /// <summary>The provisions that it is about.</summary>
    public required Domein Domein { get; init; }

    /// <summary>Who states the facts that it is about.</summary>
    public required Bron Bron { get; init; }

    /// <summary>What allows the comparison; <see langword="null"/> = nothing that is known of, and then nothing is compared.</summary>
    public required Grondslag? Grondslag { get; init; }

    /// <summary>The statuses of a fact that count.</summary>
    public required ImmutableArray<Feitstatus> Meetellend { get; init; }

    /// <summary>Which dates its signals tell.</summary>
    public required Signaaldatums Datums { get; init; }

    /// <summary>Its signals say that no fact coincides with the provision, where one must.</summary>
    public required bool IsNegatief { get; init; }

    /// <summary>What must hold besides; the same answer to the same question every time.</summary>
    public required Func<Voorziening, Feit, bool> Predicaat { get; init; }

    /// <summary>Whether the rule may be used on <paramref name="dag"/>.</summary>
    internal bool Geldt(DateOnly dag) => Grondslag is { } grondslag && grondslag.Geldig.Omvat(dag);

    /// <summary>Whether the holder has the provision registered, under the law that the rule is about.</summary>
    internal bool HeeftLopend(Voorziening voorziening) => Domein == voorziening.Domein && !voorziening.Verwijderd;

    /// <summary>Whether the fact is of a kind that coincides with anything at all.</summary>
    internal bool Telt(Feit feit) => !feit.Verwijderd && feit.Periode is not null && Meetellend.Contains(feit.Status);

    /// <summary>The days on which the two coincide by this rule; <see langword="null"/> when there are none.</summary>
    internal Dagperiode? FindOverlap(Voorziening voorziening, Feit feit)
        => HeeftLopend(voorziening) && Bron == feit.Bron && Telt(feit) && voorziening.Periode.Intersect(feit.Periode!.Value) is { } overlap
            && Predicaat(voorziening, feit)
                ? overlap
                : null;

    /// <summary>What the holder is told of a fact that coincides.</summary>
    internal Signaalinhoud Describe(Feit feit, Dagperiode? overlap) => Datums == Signaaldatums.Feit
        ? new Signaalinhoud(feit.Status, feit.Afgifte, feit.Periode, feit.BeginOnbekend)
        : new Signaalinhoud(feit.Status, Afgifte: null, overlap);
}

/// <summary>Which dates a signal tells. A change of others is nothing new to its holder.</summary>
internal enum Signaaldatums
{
    /// <summary>The days that provision and fact have in common, and no more.</summary>
    Overlap = 1,

    /// <summary>The dates of the fact itself: afgifte, and the days on which it holds.</summary>
    Feit,
}
