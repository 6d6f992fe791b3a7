using IB.Gateway.Storage;

namespace IB.Gateway.Telemetrie;

/// <summary>The last measurement of the journal, so that a scrape or a probe never waits for the store. Safe for many threads.</summary>
internal sealed class Journaalmeting
{
    private Meetstand _stand = new(null, null);

    /// <summary>What is known now.</summary>
    public Meetstand Read() => Volatile.Read(ref _stand);

    /// <summary>A measurement succeeded.</summary>
    public void Store(Journaalstand stand, DateTimeOffset op) => Volatile.Write(ref _stand, new Meetstand(new Momentopname(stand, op), null));

    /// <summary>A measurement failed; the last good one is kept.</summary>
    /// <param name="oorzaak">Why, in Dutch or as the store says it.</param>
    public void Fail(string oorzaak) => Volatile.Write(ref _stand, Read() with { Fout = oorzaak });
}

/// <summary>What is known of the journal.</summary>
/// <param name="Laatste">The last good measurement; <see langword="null"/> when there was none yet.</param>
/// <param name="Fout">Why the last measurement failed; <see langword="null"/> when it did not.</param>
internal sealed record Meetstand(Momentopname? Laatste, string? Fout);

/// <summary>A measurement of the journal.</summary>
/// <param name="Stand">What was counted.</param>
/// <param name="Op">When, in UTC.</param>
internal sealed record Momentopname(Journaalstand Stand, DateTimeOffset Op)
{
    /// <summary>
    /// How long the oldest undelivered message waits, reckoned to <paramref name="nu"/> and not to the measurement: it keeps
    /// growing when measuring stops. Zero when nothing waits.
    /// </summary>
    public TimeSpan LeeftijdOudste(DateTimeOffset nu)
        => Stand.OudsteOnbezorgd is { } oudste && oudste < nu ? nu - oudste : TimeSpan.Zero;
}
