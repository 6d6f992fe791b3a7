namespace IB.Gateway.Storage.Sqlite;

/// <summary>Times in the database: Unix milliseconds, UTC.</summary>
internal static class Tijd
{
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
