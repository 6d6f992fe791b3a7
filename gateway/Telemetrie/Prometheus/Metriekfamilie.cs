namespace IB.Gateway.Telemetrie.Prometheus;

/// <summary>The kinds of metric that the text format knows and we use.</summary>
internal enum Metrieksoort
{
    /// <summary>Only goes up.</summary>
    Counter = 1,

    /// <summary>Goes up and down.</summary>
    Gauge,

    /// <summary>Counts by upper bound.</summary>
    Histogram,
}

/// <summary>All time series of one name.</summary>
/// <param name="Naam">Valid metric name, with unit and, for a counter, <c>_total</c>.</param>
/// <param name="Soort">Its kind.</param>
/// <param name="Eenheid">Base unit as the name spells it (<c>seconds</c>); empty when it has none.</param>
/// <param name="Uitleg">Any text.</param>
/// <param name="Reeksen">The series, in any order; the labels of each are unique.</param>
internal sealed record Metriekfamilie(
    string Naam, Metrieksoort Soort, string Eenheid, string Uitleg, IReadOnlyList<Metriekreeks> Reeksen);

/// <summary>One time series: one sample, or all samples of one histogram.</summary>
/// <param name="Labels">Names are valid, unique and in order; values are any text.</param>
/// <param name="Monsters">The samples, in the order in which they are written.</param>
internal sealed record Metriekreeks(IReadOnlyList<Label> Labels, IReadOnlyList<Monster> Monsters);

/// <summary>A label.</summary>
internal readonly record struct Label(string Naam, string Waarde);

/// <summary>A sample.</summary>
/// <param name="Achtervoegsel">After the name of the family: empty, <c>_bucket</c>, <c>_sum</c> or <c>_count</c>.</param>
/// <param name="Grens">Upper bound, written as label <c>le</c>; <see langword="null"/> unless a bucket.</param>
/// <param name="Waarde">The value; NaN and infinities are allowed.</param>
internal readonly record struct Monster(string Achtervoegsel, double? Grens, double Waarde);
