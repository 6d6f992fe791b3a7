using System.Diagnostics;
using System.Threading.Channels;
using IB.Gateway.LoadTests.Installatie;
using IB.Gateway.LoadTests.Meten;

namespace IB.Gateway.LoadTests.Aanbod;

/// <summary>What one run of the senders gave.</summary>
/// <param name="Bevestigd">Messages whose receipt came.</param>
/// <param name="Duur">From the first message to the last receipt.</param>
/// <param name="Latenties">Time until the receipt.</param>
internal sealed record Zenduitkomst(long Bevestigd, TimeSpan Duur, Latenties Latenties)
{
    /// <summary>Receipts per second.</summary>
    internal double PerSeconde => Bevestigd / Duur.TotalSeconds;
}

/// <summary>The gemeenten with their connections, which stay open from run to run. Any answer but a receipt ends the measurement.</summary>
internal sealed class Zendploeg : IAsyncDisposable
{
    // The resolution of timers: messages that fall due within it go together. It counts as waiting.
    private static readonly TimeSpan Tik = TimeSpan.FromMilliseconds(1);

    private readonly List<Zender> _zenders = [];
    private long _bevestigd;

    private Zendploeg()
    {
    }

    /// <summary>Receipts so far, over all runs.</summary>
    internal long Bevestigd => Interlocked.Read(ref _bevestigd);

    /// <summary>Opens the connections, divided over the gemeenten.</summary>
    internal static async Task<Zendploeg> OpenAsync(
        Proefinstallatie installatie, Uri port, int verbindingen, bool metReferentie, CancellationToken cancellationToken)
    {
        var sjablonen = (await Sjabloon.CreateAllAsync(installatie, port)).ToLookup(s => s.Zender);
        var certificaten = installatie.Gemeenten.Select(installatie.Certificaat).ToList();
        var ploeg = new Zendploeg();
        for (var i = 0; i < verbindingen; i++)
        {
            var gemeente = i % installatie.Gemeenten.Count;
            var verbinding = await Postverbinding.OpenAsync(port, certificaten[gemeente], installatie.Ankers, cancellationToken);
            ploeg._zenders.Add(new Zender(verbinding, [.. sjablonen[installatie.Gemeenten[gemeente].Code]], metReferentie, Random.Shared.Next()));
        }

        return ploeg;
    }

    /// <summary>Closed loop: each connection sends its next message when the receipt of the one before is there.</summary>
    internal async Task<Zenduitkomst> RunGeslotenAsync(TimeSpan duur, CancellationToken cancellationToken)
    {
        var latenties = new Latenties();
        var begin = Stopwatch.GetTimestamp();
        await Task.WhenAll(_zenders.Select(async zender =>
        {
            while (Stopwatch.GetElapsedTime(begin) < duur)
                await SendAsync(zender, Stopwatch.GetTimestamp(), latenties, cancellationToken);
        }));
        return new Zenduitkomst(latenties.Aantal, Stopwatch.GetElapsedTime(begin), latenties);
    }

    /// <summary>
    /// Open loop: messages fall due at a fixed rate, whatever the knooppunt does, and the time of each counts from when it fell due. A
    /// knooppunt that halts so gets all the waiting in its figures, and not only that of the messages under way.
    /// </summary>
    internal async Task<Zenduitkomst> RunOpenAsync(double perSeconde, TimeSpan duur, CancellationToken cancellationToken)
    {
        var latenties = new Latenties();
        var vervallen = Channel.CreateUnbounded<long>(new UnboundedChannelOptions { SingleWriter = true });
        var begin = Stopwatch.GetTimestamp();
        var werk = Task.WhenAll(_zenders.Select(async zender =>
        {
            await foreach (var moment in vervallen.Reader.ReadAllAsync(cancellationToken))
                await SendAsync(zender, moment, latenties, cancellationToken);
        }));
        await ScheduleAsync(vervallen.Writer, begin, perSeconde, (long)(perSeconde * duur.TotalSeconds), cancellationToken);
        await werk;
        return new Zenduitkomst(latenties.Aantal, Stopwatch.GetElapsedTime(begin), latenties);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var zender in _zenders)
            await zender.DisposeAsync();
    }

    private static async Task ScheduleAsync(
        ChannelWriter<long> vervallen, long begin, double perSeconde, long aantal, CancellationToken cancellationToken)
    {
        using var klok = new PeriodicTimer(Tik);
        var tussenpoos = Stopwatch.Frequency / perSeconde;
        for (long volgende = 0; volgende < aantal;)
        {
            var nu = Stopwatch.GetTimestamp();
            for (; volgende < aantal && begin + (long)(volgende * tussenpoos) is var moment && moment <= nu; volgende++)
                vervallen.TryWrite(moment);
            await klok.WaitForNextTickAsync(cancellationToken);
        }

        vervallen.Complete();
    }

    private async ValueTask SendAsync(Zender zender, long moment, Latenties latenties, CancellationToken cancellationToken)
    {
        if (await zender.SendAsync(cancellationToken) is { } anders)
            throw new InvalidOperationException($"Instead of a receipt came {anders}");
        latenties.Record(Stopwatch.GetElapsedTime(moment));
        Interlocked.Increment(ref _bevestigd);
    }
}
