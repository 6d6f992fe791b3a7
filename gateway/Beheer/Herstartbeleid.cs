namespace IB.Gateway.Beheer;

/// <summary>How long a supervisor waits before it starts a failed loop again: twice as long each time, up to a maximum.</summary>
/// <param name="Eerste">After the first failure.</param>
/// <param name="Maximum">Never longer. A run that lasted as long as this makes the count start again.</param>
internal sealed record Herstartbeleid(TimeSpan Eerste, TimeSpan Maximum)
{
    /// <summary>200 ms, doubling to 30 s.</summary>
    public static Herstartbeleid Standaard { get; } = new(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(30));

    /// <summary>The wait after a number of failures in a row, from 1.</summary>
    public TimeSpan Delay(int opeenvolgend)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(opeenvolgend, 1);
        var wacht = Eerste;
        for (var i = 1; i < opeenvolgend && wacht < Maximum; i++)
            wacht *= 2;
        return wacht < Maximum ? wacht : Maximum;
    }

    /// <summary>The number of failures in a row, when a run of <paramref name="duur"/> failed after <paramref name="eerdere"/> of them.</summary>
    public int Count(int eerdere, TimeSpan duur) => duur >= Maximum ? 1 : Math.Min(eerdere, int.MaxValue - 1) + 1;
}
