using IB.Gateway.LoadTests.Processen;
using IB.Gateway.LoadTests.Verben;

namespace IB.Gateway.LoadTests.Samenloop;

/// <summary>The processor by itself: one process makes the messages, and another processes them, so that its memory is nobody else's.</summary>
internal sealed class Verwerkproces(TextWriter uitvoer, Samenloopplan plan)
{
    private const double Doel = 512e6;

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        var map = Directory.CreateDirectory(Path.Combine(plan.Map, $"ib-gateway-verwerkproces-{Guid.NewGuid():n}"));
        try
        {
            await RunAsync(Samenloopdeel.Vul, map.FullName, cancellationToken);
            var (regel, piek) = await RunAsync(Samenloopdeel.Verwerk, map.FullName, cancellationToken);
            uitvoer.WriteLine($"{regel}; geheugen hoogste {piek / 1e6:F0} MB (doel {Doel / 1e6:F0} MB: {(piek < Doel ? "gehaald" : "niet gehaald")})");
        }
        finally
        {
            map.Delete(recursive: true);
        }
    }

    private async Task<(string Regel, long Piek)> RunAsync(Samenloopdeel deel, string map, CancellationToken cancellationToken)
    {
        await using var kind = Kindproces.Start(
            Programma.Zelf, [Samenloopdeelverb.Naam, $"{deel}", map, $"{plan.Voorzieningen}", $"{plan.Feiten}", $"{plan.Zaad}"],
            new Dictionary<string, string>(StringComparer.Ordinal));
        using var klok = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (!kind.EersteRegel.IsCompleted)
        {
            kind.RequireRunning();
            await klok.WaitForNextTickAsync(cancellationToken);
        }

        // It stays until it is told to stop, so that this can still be read.
        return (await kind.EersteRegel, kind.Stand.Piekgeheugen);
    }
}

/// <summary>What such a process does.</summary>
internal enum Samenloopdeel
{
    /// <summary>Makes the messages.</summary>
    Vul = 1,

    /// <summary>Processes them.</summary>
    Verwerk,
}
