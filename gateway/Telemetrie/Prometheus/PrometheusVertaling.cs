using System.Globalization;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace IB.Gateway.Telemetrie.Prometheus;

/// <summary>From the SDK's metrics to families of the text format.</summary>
internal static class PrometheusVertaling
{
    /// <summary>
    /// Translates a collection. Of two instruments with one Prometheus name the first by meter name is kept, since a name may
    /// stand in the text once; exponential histograms have no form in it and are left out.
    /// </summary>
    public static List<Metriekfamilie> Translate(in Batch<Metric> metrics)
    {
        var families = new List<(string Meter, Metriekfamilie Familie)>();
        foreach (var metric in metrics)
        {
            if (Soort(metric.MetricType) is { } soort)
                families.Add((metric.MeterName, Familie(metric, soort)));
        }

        return [.. families.Where(f => f.Familie.Reeksen.Count > 0).OrderBy(f => f.Meter, StringComparer.Ordinal)
            .Select(f => f.Familie).DistinctBy(f => f.Naam)];
    }

    private static Metrieksoort? Soort(MetricType type) => type switch
    {
        MetricType.LongSum or MetricType.DoubleSum => Metrieksoort.Counter,
        MetricType.LongGauge or MetricType.DoubleGauge or MetricType.LongSumNonMonotonic or MetricType.DoubleSumNonMonotonic => Metrieksoort.Gauge,
        MetricType.Histogram => Metrieksoort.Histogram,
        _ => null,
    };

    private static Metriekfamilie Familie(Metric metric, Metrieksoort soort)
    {
        var eenheid = PrometheusNaam.Eenheid(metric.Unit);
        var reeksen = new Dictionary<string, Metriekreeks>();
        foreach (ref readonly var punt in metric.GetMetricPoints())
        {
            var labels = Labels(punt.Tags);
            reeksen.TryAdd(string.Join('\0', labels), new Metriekreeks(labels, Monsters(metric.MetricType, punt)));
        }

        return new Metriekfamilie(
            PrometheusNaam.Metriek(metric.Name, eenheid, soort), soort, eenheid, metric.Description, [.. reeksen.Values]);
    }

    private static List<Label> Labels(ReadOnlyTagCollection tags)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (sleutel, waarde) in tags)
        {
            var naam = PrometheusNaam.Label(sleutel);
            var tekst = Convert.ToString(waarde, CultureInfo.InvariantCulture) ?? "";
            labels[naam] = labels.TryGetValue(naam, out var eerder) ? $"{eerder};{tekst}" : tekst;
        }

        return [.. labels.Select(l => new Label(l.Key, l.Value))];
    }

    private static List<Monster> Monsters(MetricType type, in MetricPoint punt) => type switch
    {
        MetricType.Histogram => HistogramMonsters(punt),
        MetricType.LongGauge => [new("", null, punt.GetGaugeLastValueLong())],
        MetricType.DoubleGauge => [new("", null, punt.GetGaugeLastValueDouble())],
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => [new("", null, punt.GetSumDouble())],
        _ => [new("", null, punt.GetSumLong())],
    };

    private static List<Monster> HistogramMonsters(in MetricPoint punt)
    {
        var monsters = new List<Monster>();
        long totaal = 0;
        foreach (var bucket in punt.GetHistogramBuckets())
        {
            totaal += bucket.BucketCount;
            monsters.Add(new Monster("_bucket", bucket.ExplicitBound, totaal));
        }

        monsters.Add(new Monster("_sum", null, punt.GetHistogramSum()));
        monsters.Add(new Monster("_count", null, totaal));
        return monsters;
    }
}
