using System.Collections.Immutable;

namespace IB.Gateway.Routing;

/// <summary>A party that may use a release at other times than the rest. It only adds days, never takes them away.</summary>
/// <param name="Partij">Code of the party.</param>
/// <param name="Met">Only with these parties; empty = with every.</param>
/// <param name="Functies">For which message types.</param>
/// <param name="Vanaf">First day; <see langword="null"/> = that of the release.</param>
/// <param name="Tot">Last day; <see langword="null"/> = that of the release.</param>
internal sealed record Releaseuitzondering(string Partij, ImmutableArray<string> Met, Functiebereik Functies, DateOnly? Vanaf, DateOnly? Tot)
{
    internal bool Betreft(Verkeer verkeer)
        => Functies.Omvat(verkeer.Definitie.Functie)
            && (verkeer.Zender == Partij && IsMet(verkeer.Ontvanger) || verkeer.Ontvanger == Partij && IsMet(verkeer.Zender));

    /// <summary>The days that it allows, given those of the release.</summary>
    internal Geldigheid Periode(Geldigheid vanDeRelease) => new(Vanaf ?? vanDeRelease.Vanaf, Tot ?? vanDeRelease.Tot);

    private bool IsMet(string ander) => Met.IsEmpty || Met.Contains(ander);
}
