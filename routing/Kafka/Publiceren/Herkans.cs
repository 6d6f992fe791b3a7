namespace IB.Gateway.Routing.Kafka;

/// <summary>How long to wait after a failure. Pure.</summary>
internal static class Herkans
{
    /// <summary>The pause after a number of failures in a row, from 1: each twice as long as the one before, up to the longest.</summary>
    public static TimeSpan After(int opeenvolgend, KafkaOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(opeenvolgend, 1);
        var pauze = options.EersteHerkans;
        for (var i = 1; i < opeenvolgend && pauze < options.MaxHerkans; i++)
            pauze *= 2;
        return pauze < options.MaxHerkans ? pauze : options.MaxHerkans;
    }
}
