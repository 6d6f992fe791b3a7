using System.CommandLine;
using IB.Gateway.LoadTests.Installatie;
using IB.Gateway.LoadTests.Meten;
using IB.Gateway.LoadTests.Processen;

namespace IB.Gateway.LoadTests.Verben;

/// <summary><c>start</c>: how long from the start of the process until it is ready.</summary>
internal static class Startverb
{
    private const int Keren = 5;

    internal static Command Create()
    {
        var (map, programma) = (Opties.Map(), Opties.Programma());
        var verb = new Command("start", "Tijd van de start van het proces tot /health/ready 200 geeft, koud en warm.") { map, programma };
        verb.SetAction((uitvoer, stop) => RunAsync(uitvoer.GetRequiredValue(map), uitvoer.GetRequiredValue(programma), stop));
        return verb;
    }

    private static async Task RunAsync(string map, string programma, CancellationToken cancellationToken)
    {
        Console.WriteLine($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC; {Machine.Describe(map)}; {programma}");
        using var installatie = Proefinstallatie.Create(map, new Dictionary<string, string>(StringComparer.Ordinal));
        var (koud, warm) = (new List<double>(), new List<double>());
        for (var i = 0; i < Keren; i++)
        {
            // Cold: the files of the program are not in memory and there is no store. The runtime is in memory, because this program uses it too.
            installatie.RemoveData();
            Bestandscache.Forget(Path.GetDirectoryName(Path.GetFullPath(programma))!);
            koud.Add(await MeasureAsync(installatie, programma, cancellationToken));
            warm.Add(await MeasureAsync(installatie, programma, cancellationToken));
        }

        Console.WriteLine($"koud (programma niet in het geheugen, nieuwe opslag): {Tekst(koud)}");
        Console.WriteLine($"warm (bestaande opslag): {Tekst(warm)}");
        Console.WriteLine($"load average {Machine.Belasting()}");
    }

    private static async Task<double> MeasureAsync(Proefinstallatie installatie, string programma, CancellationToken cancellationToken)
    {
        await using var host = await Hostproces.StartAsync(programma, installatie.Instellingenbestand, cancellationToken);
        return host.Opstartduur.TotalMilliseconds;
    }

    private static string Tekst(List<double> tijden)
        => $"{string.Join(", ", tijden.Select(t => $"{t:F0}"))} ms; mediaan {tijden.Order().ElementAt(tijden.Count / 2):F0} ms";
}
