using System.Collections.Frozen;

namespace IB.Gateway.Storage;

/// <summary>How long payloads and messages stay. Immutable.</summary>
/// <param name="Standaard">For every functie without terms of its own.</param>
/// <param name="PerFunctie">By functie: <c>WMO301</c>.</param>
/// <param name="Bericht">How long a message stays after its acceptance, without its payload; longer than every term of a payload.</param>
public sealed record Bewaarregels(
    Bewaartermijnen Standaard, FrozenDictionary<string, Bewaartermijnen> PerFunctie, TimeSpan Bericht)
{
    /// <summary>The shortest term of any payload.</summary>
    internal TimeSpan Kortste { get; } = PerFunctie.Values.Append(Standaard).Min(static t => TimeSpan.FromTicks(Math.Min(Math.Min(t.NaBezorging.Ticks, t.Onbevestigd.Ticks), t.NaAfkeuring.Ticks)));

    /// <summary>
    /// From when on the payload of a message may go; for one that waits or is kept back, the earliest moment at which that can be.
    /// Pure.
    /// </summary>
    /// <param name="functie">Its type.</param>
    /// <param name="toestand">Its state now.</param>
    /// <param name="ontvangen">When it was accepted.</param>
    /// <param name="sinds">
    /// When it was delivered, for Bezorgd; otherwise since when it waits or waited: its acceptance, or its resend.
    /// </param>
    /// <param name="nu">The present.</param>
    internal DateTimeOffset InhoudTot(string functie, Toestand toestand, DateTimeOffset ontvangen, DateTimeOffset sinds, DateTimeOffset nu)
    {
        var termijnen = PerFunctie.GetValueOrDefault(functie, Standaard);
        return toestand switch
        {
            Toestand.Afgekeurd => ontvangen + termijnen.NaAfkeuring,
            Toestand.Bezorgd => sinds + termijnen.NaBezorging,
            Toestand.Mislukt or Toestand.Verlopen => sinds + termijnen.Onbevestigd,
            _ => nu + termijnen.NaBezorging,
        };
    }
}

/// <summary>How long the payload of a message stays.</summary>
/// <param name="NaBezorging">After the receiver confirmed it (vsp 3: 24 hours).</param>
/// <param name="Onbevestigd">When nobody confirmed it: after its acceptance, or its resend (vsp 3: two months).</param>
/// <param name="NaAfkeuring">After it was refused.</param>
public sealed record Bewaartermijnen(TimeSpan NaBezorging, TimeSpan Onbevestigd, TimeSpan NaAfkeuring);
