using System.Diagnostics.Metrics;
using IB.Gateway.Limieten.Delen;
using IB.Gateway.Telemetrie;

namespace IB.Gateway.Redis;

/// <summary>Shows whether Redis is there, what it is asked, and what it spares.</summary>
internal sealed class Redismeters
{
    // 100 microseconds, in one rack, to a second, the longest that can be waited for.
    private static readonly InstrumentAdvice<double> Duren = new()
    {
        HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 1],
    };

    private readonly Counter<long> _vragen;
    private readonly Histogram<double> _duur;
    private readonly Counter<long> _bespaard;

    public Redismeters(IMeterFactory meters, Redisstand stand, Limietverdeler verdeler)
    {
        var meter = meters.Create(Meetbron.Gateway);
        _vragen = meter.CreateCounter<long>("ib.redis.vragen", "{vraag}", "Questions for Redis, by what became of them.");
        _duur = meter.CreateHistogram("ib.redis.duur", "s", "From asking Redis to its answer, or to not waiting for it any longer.", tags: null, Duren);
        _bespaard = meter.CreateCounter<long>("ib.redis.beurten.bespaard", "{vraag}", "Questions about a turn that the database was spared.");
        meter.CreateObservableGauge("ib.redis.aanwezig", () => stand.Aanwezig ? 1 : 0, description: "1 while Redis answers, otherwise 0.");
        meter.CreateObservableGauge(
            "ib.redis.tellingen", () => Tellingen(verdeler), "{telling}", "Rates and counts of parties, by whether nodes count them together.");
    }

    /// <summary>A question that was not asked.</summary>
    public void Count(Redisdoel doel, Redisuitkomst uitkomst)
        => _vragen.Add(1, Label("doel", Labelwaarde.Of(doel)), Label("uitkomst", Labelwaarde.Of(uitkomst)));

    /// <summary>A question that was asked.</summary>
    public void Record(Redisdoel doel, Redisuitkomst uitkomst, TimeSpan duur)
    {
        Count(doel, uitkomst);
        _duur.Record(duur.TotalSeconds, Label("doel", Labelwaarde.Of(doel)));
    }

    /// <summary>The database did not have to be asked whose turn it is.</summary>
    public void CountBespaard() => _bespaard.Add(1);

    private static IEnumerable<Measurement<int>> Tellingen(Limietverdeler verdeler)
    {
        var (gedeeld, los) = verdeler.Count();
        return [new(gedeeld, Label("stand", "gedeeld")), new(los, Label("stand", "los"))];
    }

    private static KeyValuePair<string, object?> Label(string naam, string waarde) => new(naam, waarde);
}
