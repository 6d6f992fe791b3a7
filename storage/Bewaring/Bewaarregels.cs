using System.Collections.Frozen;
using System.Collections.Immutable;

namespace IB.Gateway.Storage;

/// <summary>How long payloads and messages stay. Immutable.</summary>
/// <param name="Standaard">For every functie without terms of its own.</param>
/// <param name="PerFunctie">By functie: <c>WMO301</c>.</param>
/// <param name="Bericht">How long a message stays after its acceptance, without its payload; longer than every term of a payload.</param>
public sealed record Bewaarregels(
    Bewaartermijnen Standaard, FrozenDictionary<string, Bewaartermijnen> PerFunctie, TimeSpan Bericht)
{
    // How soon a payload that waits for a processor is looked at again.
    private static readonly TimeSpan Nakijken = TimeSpan.FromMinutes(1);

    /// <summary>What processors that are switched on read: their payloads wait until they have. Default none.</summary>
    public ImmutableArray<Leesclaim> Claims { get; init; } = [];

    /// <summary>How long a payload may stay after its term because a processor has not read it. Default not at all.</summary>
    public TimeSpan MaxWacht { get; init; }

    /// <summary>The shortest term of any payload.</summary>
    internal TimeSpan Kortste { get; } = PerFunctie.Values.Append(Standaard)
        .Min(static t => TimeSpan.FromTicks(Math.Min(Math.Min(t.NaBezorging.Ticks, t.Onbevestigd.Ticks), t.NaAfkeuring.Ticks)));

    /// <summary>
    /// From when on the payload of a message may go; for one that waits or is kept back, the earliest moment at which that can be. What a
    /// processor still has to read waits for that, but not longer than <see cref="MaxWacht"/>. Pure.
    /// </summary>
    /// <param name="bericht">The message.</param>
    /// <param name="isOngelezen">Whether a processor has yet to read, or has parked something of, the message at a journal position.</param>
    /// <param name="nu">The present.</param>
    internal Bewaaroordeel Judge(in Bewaarkandidaat bericht, Func<string, long, bool> isOngelezen, DateTimeOffset nu)
    {
        var vanaf = InhoudTot(bericht, nu);
        // What was refused, and what refuses it, no processor reads.
        if (vanaf > nu || bericht is { Toestand: Toestand.Afgekeurd } or { Soort: Berichtsoort.Fo01 } || FindLezer(bericht, isOngelezen) is not { } lezer)
            return new Bewaaroordeel(vanaf, null);
        var uiterlijk = vanaf + MaxWacht;
        return new Bewaaroordeel(uiterlijk > nu + Nakijken ? nu + Nakijken : uiterlijk, lezer);
    }

    private DateTimeOffset InhoudTot(in Bewaarkandidaat bericht, DateTimeOffset nu)
    {
        var termijnen = PerFunctie.GetValueOrDefault(bericht.Functie, Standaard);
        return bericht.Toestand switch
        {
            Toestand.Afgekeurd => bericht.Ontvangen + termijnen.NaAfkeuring,
            Toestand.Bezorgd => bericht.Sinds + termijnen.NaBezorging,
            Toestand.Mislukt or Toestand.Verlopen => bericht.Sinds + termijnen.Onbevestigd,
            _ => nu + termijnen.NaBezorging,
        };
    }

    private string? FindLezer(in Bewaarkandidaat bericht, Func<string, long, bool> isOngelezen)
    {
        foreach (var claim in Claims)
        {
            if (claim.Omvat(bericht.Functie, bericht.Zender, bericht.Ontvanger, bericht.Ontvangen) && isOngelezen(claim.Processor, bericht.Volgnummer))
                return claim.Processor;
        }

        return null;
    }
}

/// <summary>How long the payload of a message stays.</summary>
/// <param name="NaBezorging">After the receiver confirmed it (koppelvlak 9.3: 24 hours).</param>
/// <param name="Onbevestigd">When nobody confirmed it: after its acceptance, or its resend (koppelvlak 9.3: two months).</param>
/// <param name="NaAfkeuring">After it was refused.</param>
public sealed record Bewaartermijnen(TimeSpan NaBezorging, TimeSpan Onbevestigd, TimeSpan NaAfkeuring);
