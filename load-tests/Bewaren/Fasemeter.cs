using System.Diagnostics;
using IB.Gateway.LoadTests.Aanbod;
using IB.Gateway.LoadTests.Meten;
using IB.Gateway.LoadTests.Processen;

namespace IB.Gateway.LoadTests.Bewaren;

/// <summary>What senders saw in one stretch of time, and what retention did in it.</summary>
/// <param name="Naam">Which.</param>
/// <param name="Duur">How long.</param>
/// <param name="Latenties">Time until the receipt, from when a message fell due.</param>
/// <param name="Cpu">Core time of the knooppunt per message, that of fetching and retention included.</param>
/// <param name="Gewist">Payloads that were removed.</param>
/// <param name="Ruimte">Pieces of room that the disk got back.</param>
internal sealed record Bewaarfase(string Naam, TimeSpan Duur, Latenties Latenties, TimeSpan Cpu, long Gewist, long Ruimte);

/// <summary>Cuts the time in stretches, by what the knooppunt says of retention.</summary>
internal sealed class Fasemeter(Hostproces host, Grootboek boek, Latentievenster latenties)
{
    private long _begin;
    private long _bevestigd;
    private TimeSpan _cpu;
    private Opruimstand _stand;
    private Opruimstand _laatste;
    private long _verandering;

    /// <summary>Begins the first stretch; what was counted before it is thrown away.</summary>
    internal async Task BeginAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        Restart();
    }

    /// <summary>What retention did since the knooppunt started.</summary>
    internal async Task<Opruimstand> ReadAsync(CancellationToken cancellationToken)
    {
        var metrieken = await host.ReadMetriekenAsync(cancellationToken);
        var (gewist, ruimte) = (Read(metrieken, "inhoud"), Read(metrieken, "ruimte"));
        if ((gewist, ruimte) != (_laatste.Gewist, _laatste.Ruimte))
            _verandering = Stopwatch.GetTimestamp();
        return _laatste = new Opruimstand(gewist, ruimte, Stopwatch.GetElapsedTime(_verandering));
    }

    /// <summary>Ends a stretch and begins the next.</summary>
    internal async Task<Bewaarfase> NextAsync(string naam, CancellationToken cancellationToken)
    {
        var nu = await ReadAsync(cancellationToken);
        var fase = new Bewaarfase(
            naam, Stopwatch.GetElapsedTime(_begin), latenties.Take(), (host.Stand.Cpu - _cpu) / (boek.Bevestigd - _bevestigd), nu.Gewist - _stand.Gewist,
            nu.Ruimte - _stand.Ruimte);
        Restart();
        return fase;
    }

    private static long Read(Metrieken metrieken, string wat) => (long)metrieken.Som("ib_bewaring_opgeruimd_total", [$"wat=\"{wat}\""]);

    private void Restart()
    {
        latenties.Take();
        (_begin, _bevestigd, _cpu, _stand) = (Stopwatch.GetTimestamp(), boek.Bevestigd, host.Stand.Cpu, _laatste);
    }

    /// <summary>What retention did.</summary>
    /// <param name="Gewist">Payloads removed.</param>
    /// <param name="Ruimte">Pieces of room that the disk got back.</param>
    /// <param name="Rust">How long it has done nothing.</param>
    internal readonly record struct Opruimstand(long Gewist, long Ruimte, TimeSpan Rust);
}
