using System.Diagnostics.Metrics;

namespace IB.Gateway.Telemetrie;

/// <summary>Upper bounds of histogram buckets, in seconds.</summary>
internal static class Buckets
{
    /// <summary>1 ms to 10 s: what a sender waits for an answer.</summary>
    public static InstrumentAdvice<double> Ontvangst { get; } = Of(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10);

    /// <summary>10 microseconds to 1 s: the budget of one validation is 15 microseconds, a hostile payload takes longer.</summary>
    public static InstrumentAdvice<double> Validatie { get; } = Of(0.00001, 0.000025, 0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.01, 0.1, 1);

    /// <summary>5 ms to 60 s: another organisation's server and the network in between.</summary>
    public static InstrumentAdvice<double> Bezorging { get; } = Of(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60);

    private static InstrumentAdvice<double> Of(params double[] grenzen) => new() { HistogramBucketBoundaries = grenzen };
}
