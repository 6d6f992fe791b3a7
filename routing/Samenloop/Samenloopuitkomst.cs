using System.Collections.Immutable;

namespace IB.Gateway.Routing;

/// <summary>What follows from a delivery.</summary>
/// <param name="Beeld">The person as it is now; the same object when nothing changed.</param>
/// <param name="Signalen">What is to be told, in order.</param>
/// <param name="Weigeringen">The rules that were to be used and could not be; each once per reason.</param>
/// <param name="Uitgesteld">What is not told yet; each once per rule, holder and reason.</param>
/// <param name="Opname">What became of the delivery itself.</param>
internal readonly record struct Samenloopuitkomst(
    Persoonsbeeld Beeld, ImmutableArray<Signaal> Signalen, ImmutableArray<Regelweigering> Weigeringen, ImmutableArray<Uitstel> Uitgesteld, Opname Opname)
{
    /// <summary>Both, one after the other; what became of the delivery stays what it was.</summary>
    internal Samenloopuitkomst Met(Samenloopuitkomst daarna) => new(
        daarna.Beeld, Signalen.AddRange(daarna.Signalen), [.. Weigeringen.Union(daarna.Weigeringen)], [.. Uitgesteld.Union(daarna.Uitgesteld)], Opname);
}

/// <summary>A rule that was not used.</summary>
/// <param name="Regel">The rule.</param>
/// <param name="Reden">Why not.</param>
internal readonly record struct Regelweigering(Samenloopregel Regel, Weigergrond Reden);

/// <summary>Why a rule was not used.</summary>
internal enum Weigergrond
{
    /// <summary>No legal ground is known for it.</summary>
    GrondslagOntbreekt = 1,

    /// <summary>Its ground does not hold yet, or no longer, on the processing day.</summary>
    GrondslagGeldtNiet,

    /// <summary>
    /// Its source has not said all it has to say: that there is no signal does not mean that nothing coincides. A negative rule is not used
    /// at all then.
    /// </summary>
    BronOnvolledig,
}

/// <summary>What became of a delivery.</summary>
internal enum Opname
{
    /// <summary>The first version of it.</summary>
    Nieuw = 1,

    /// <summary>It took the place of an older version.</summary>
    Vervangen,

    /// <summary>Exactly this version was there.</summary>
    Herhaald,

    /// <summary>A newer version was there, or the source has delivered a full copy since.</summary>
    Verouderd,

    /// <summary>Refused: over for longer than it may be kept.</summary>
    Verlopen,

    /// <summary>Refused: its source dates it in the future, and it would bar every correction until then.</summary>
    Toekomstig,

    /// <summary>Refused: more provisions or facts than one person can have.</summary>
    Vol,

    /// <summary>Refused: every rule that could use it lacks a ground today, or there is no such rule. The refusals say which.</summary>
    GeenGrondslag,
}
