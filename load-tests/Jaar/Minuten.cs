using System.Diagnostics;
using IB.Gateway.LoadTests.Aanbod;
using IB.Gateway.LoadTests.Meten;

namespace IB.Gateway.LoadTests.Jaar;

/// <summary>What each minute gave.</summary>
internal sealed class Minuten(Grootboek boek)
{
    private readonly List<(TimeSpan Duur, long Bevestigd, TimeSpan P99)> _minuten = [];

    /// <summary>Where the times of this minute are counted.</summary>
    internal Latentievenster Latenties { get; } = new();

    /// <summary>The times of all minutes; complete when no run is going on.</summary>
    internal Latenties Totaal { get; } = new();

    /// <summary>Counts minutes until it is stopped; the last one may be shorter.</summary>
    internal async Task RunAsync(CancellationToken stop)
    {
        using var klok = new PeriodicTimer(TimeSpan.FromMinutes(1));
        for (var klaar = false; !klaar;)
        {
            var (begin, bevestigd) = (Stopwatch.GetTimestamp(), boek.Bevestigd);
            try
            {
                await klok.WaitForNextTickAsync(stop);
            }
            catch (OperationCanceledException)
            {
                klaar = true;
            }

            var latenties = Latenties.Take();
            Totaal.AddAll(latenties);
            _minuten.Add((Stopwatch.GetElapsedTime(begin), boek.Bevestigd - bevestigd, latenties.Percentiel(0.99)));
        }
    }

    /// <summary>Prints the curve.</summary>
    internal void Print(TextWriter uitvoer)
    {
        uitvoer.WriteLine();
        uitvoer.WriteLine("| minuut | berichten/s | p99 ms |");
        uitvoer.WriteLine("|---:|---:|---:|");
        var begin = TimeSpan.Zero;
        foreach (var (duur, bevestigd, p99) in _minuten)
        {
            begin += duur;
            uitvoer.WriteLine($"| {begin.TotalMinutes:F1} | {bevestigd / duur.TotalSeconds:N0} | {p99.TotalMilliseconds:F1} |");
        }

        uitvoer.WriteLine();
    }
}
