using IB.Gateway.LoadTests.Meten;

namespace IB.Gateway.LoadTests.Duurproef;

/// <summary>One figure of a soak over time, and how much it may grow.</summary>
/// <param name="Naam">What it is called.</param>
/// <param name="Waarde">Its value at a point.</param>
/// <param name="Factor">The mean of the last quarter may be so many times that of the first; <see langword="null"/> when growing says nothing.</param>
/// <param name="Ruimte">And so much more, in its own unit: what comes and goes by chance.</param>
internal sealed record Reeks(string Naam, Func<Meetpunt, double> Waarde, double? Factor, double Ruimte)
{
    /// <summary>What is followed.</summary>
    internal static IReadOnlyList<Reeks> Alle { get; } =
    [
        new("geheugen MB", p => p.Geheugen, 1.10, 20),
        new("heap MB", p => p.Heap, 1.20, 20),
        new("handles", p => p.Handles, 1.10, 16),
        new("threads", p => p.Threads, 1.20, 8),
        new("p99 bevestiging ms", p => p.P99, 1.50, 20),
        new("bevestigd/s", p => p.Bevestigd, null, 0),
        new("schijf MB", p => p.Schijf, null, 0),
        new("wachtend", p => p.Wachtend, null, 0),
        new("oudste s", p => p.Oudste, null, 0),
    ];

    /// <summary>What became of it over these points.</summary>
    internal Verloop Follow(IReadOnlyList<Meetpunt> punten)
    {
        var kwart = Math.Max(1, punten.Count / 4);
        var (eerste, laatste) = (punten.Take(kwart).Average(Waarde), punten.TakeLast(kwart).Average(Waarde));
        var helling = Statistiek.Helling([.. punten.Select(p => p.Tijd.TotalHours)], [.. punten.Select(Waarde)]);
        return new Verloop(Naam, eerste, laatste, helling, Factor is not { } factor || laatste <= (eerste * factor) + Ruimte);
    }
}

/// <summary>What became of a series.</summary>
/// <param name="Naam">The series.</param>
/// <param name="Eerste">Mean of the first quarter.</param>
/// <param name="Laatste">Mean of the last quarter.</param>
/// <param name="PerUur">Growth per hour, by least squares over all points.</param>
/// <param name="Goed">Whether it grew no more than it may.</param>
internal sealed record Verloop(string Naam, double Eerste, double Laatste, double PerUur, bool Goed);
