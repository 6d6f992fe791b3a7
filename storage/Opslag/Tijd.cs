namespace IB.Gateway.Storage;

/// <summary>Times in a store: Unix milliseconds, UTC.</summary>
internal static class Tijd
{
    private const int MaxTerugMs = 1000;

    /// <summary>The moment at which a message counts as accepted: now, but a clock that goes back a little does not take it along.</summary>
    /// <param name="vorigeMs">When the message before it was.</param>
    /// <param name="nu">The present.</param>
    public static long AcceptMs(long vorigeMs, DateTimeOffset nu)
    {
        var ms = nu.ToUnixTimeMilliseconds();
        return vorigeMs - ms is > 0 and <= MaxTerugMs ? vorigeMs : ms;
    }

    /// <summary>The present as it will read back from the database.</summary>
    public static DateTimeOffset NowMs(this TimeProvider time) => FromMs(time.GetUtcNow().ToUnixTimeMilliseconds());

    public static DateTimeOffset FromMs(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);

    public static DateTimeOffset? FromMs(long? ms) => ms is { } value ? FromMs(value) : null;

    /// <summary>Rounds up: what is planned for a moment never happens before it.</summary>
    public static long CeilingMs(DateTimeOffset time)
    {
        var ms = time.ToUnixTimeMilliseconds();
        return FromMs(ms) < time ? ms + 1 : ms;
    }
}
