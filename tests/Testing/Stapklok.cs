namespace IB.Gateway.Testing;

/// <summary>
/// A wall clock that a test sets, over a <see cref="FakeTime"/> that only runs on: as in a machine, timers and time stamps go by what
/// passes, and setting the clock moves neither. Safe for use by many threads.
/// </summary>
public sealed class Stapklok(DateTimeOffset start) : TimeProvider
{
    private readonly FakeTime _loop = new(start);
    private long _verzet;

    public override long TimestampFrequency => _loop.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => _loop.GetUtcNow().AddTicks(Interlocked.Read(ref _verzet));

    public override long GetTimestamp() => _loop.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        => _loop.CreateTimer(callback, state, dueTime, period);

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan by) => _loop.Advance(by);

    /// <summary>Sets the clock forward, or back when negative.</summary>
    public void Step(TimeSpan by) => Interlocked.Add(ref _verzet, by.Ticks);
}
