using System.Diagnostics;
using IB.Gateway.LoadTests.Aanbod;
using IB.Gateway.LoadTests.Meten;
using IB.Gateway.LoadTests.Processen;

namespace IB.Gateway.LoadTests.Duurproef;

/// <summary>Looks at the knooppunt every few seconds, and writes down what it sees.</summary>
internal sealed class Bemonstering(Hostproces host, string datamap, Grootboek boek, Latentievenster latenties)
{
    private static readonly string[] WachtendeToestanden = ["toestand=\"klaargezet\"", "toestand=\"aangeboden\""];

    private readonly List<Meetpunt> _punten = [];
    private readonly long _begin = Stopwatch.GetTimestamp();
    private (TimeSpan Tijd, long Bevestigd) _vorige;

    internal IReadOnlyList<Meetpunt> Punten => _punten;

    /// <summary>Whether it ended because the disk was nearly full.</summary>
    internal bool SchijfVol { get; private set; }

    /// <summary>Samples until it is stopped, or until the disk is nearly full.</summary>
    internal async Task RunAsync(string csv, TimeSpan interval, CancellationToken stop)
    {
        await using var bestand = new StreamWriter(csv) { AutoFlush = true };
        await bestand.WriteLineAsync(Meetpunt.Kop);
        _vorige = (Stopwatch.GetElapsedTime(_begin), boek.Bevestigd);
        latenties.Take();
        using var klok = new PeriodicTimer(interval);
        try
        {
            while (!SchijfVol && await klok.WaitForNextTickAsync(stop))
            {
                SchijfVol = Schijf.IsVol(datamap);
                var punt = await SampleAsync();
                _punten.Add(punt);
                await bestand.WriteLineAsync(punt.ToCsv());
                Console.WriteLine(punt);
            }
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }
    }

    private async Task<Meetpunt> SampleAsync()
    {
        var metrieken = await host.ReadMetriekenAsync(CancellationToken.None);
        var gebruik = host.Gebruik;
        var (tijd, bevestigd) = (Stopwatch.GetElapsedTime(_begin), boek.Bevestigd);
        var snelheid = (bevestigd - _vorige.Bevestigd) / (tijd - _vorige.Tijd).TotalSeconds;
        _vorige = (tijd, bevestigd);
        return new Meetpunt(
            tijd, snelheid, latenties.Take().Percentiel(0.99).TotalMilliseconds, gebruik.Geheugen / 1e6,
            metrieken["dotnet_gc_last_collection_heap_size_bytes"] / 1e6, gebruik.Handles, gebruik.Threads, Schijf.Bytes(datamap) / 1e6,
            metrieken.Som("ib_berichten_aantal", WachtendeToestanden), metrieken["ib_onbezorgd_oudste_leeftijd_seconds"]);
    }
}
