using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Threading.Channels;
using IB.Gateway.Identiteit;
using IB.Gateway.LoadTests.Installatie;
using IB.Gateway.LoadTests.Meten;

namespace IB.Gateway.LoadTests.Aanbod;

/// <summary>What one run of the senders gave.</summary>
/// <param name="Bevestigd">Messages whose receipt came.</param>
/// <param name="Bytes">Bytes of their payloads.</param>
/// <param name="Duur">From the first message to the last receipt.</param>
/// <param name="Latenties">Time until the receipt.</param>
internal sealed record Zenduitkomst(long Bevestigd, long Bytes, TimeSpan Duur, Latenties Latenties)
{
    /// <summary>Receipts per second.</summary>
    internal double PerSeconde => Bevestigd / Duur.TotalSeconds;

    /// <summary>Payload per second, in millions of bytes.</summary>
    internal double MegabytesPerSeconde => Bytes / Duur.TotalSeconds / 1e6;
}

/// <summary>
/// The parties that send, with their connections, which stay open from run to run. A message goes over a connection of its own sender; a
/// new one is opened when all of them are in use. Any answer but a receipt ends the measurement.
/// </summary>
/// <param name="installatie">Whose certificates.</param>
/// <param name="adres">Where to.</param>
/// <param name="werkers">Messages under way at once.</param>
internal sealed class Zendploeg(Proefinstallatie installatie, Uri adres, int werkers) : IAsyncDisposable
{
    // The resolution of timers: messages that fall due within it go together. It counts as waiting.
    private static readonly TimeSpan Tik = TimeSpan.FromMilliseconds(1);

    // A connection that rested longer may be closed by the knooppunt at the moment that it is used again.
    private static readonly TimeSpan Rusttijd = TimeSpan.FromMinutes(5);

    // What a retour answers when it is sent by itself: a message of long ago, which the knooppunt no longer has.
    private static readonly byte[] LangGeleden = Encoding.ASCII.GetBytes("7d444840-9dc0-41d1-b245-5ffdce74fad2");

    private readonly ConcurrentDictionary<string, (Eigencertificaat Certificaat, ConcurrentStack<Zender> Vrij)> _zenders = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<Zender> _alle = [];

    /// <summary>Where receipts are kept; <see langword="null"/> for a peer, whose receipts name no message.</summary>
    internal Grootboek? Grootboek { get; init; }

    /// <summary>Whether a message is followed to its receiver.</summary>
    internal Func<Sjabloon, long, bool> Volgt { get; init; } = static (_, _) => false;

    /// <summary>Closed loop: each worker sends the next message of the deck when the receipt of its last one is there.</summary>
    internal Task<Zenduitkomst> RunGeslotenAsync(Dek dek, TimeSpan duur, CancellationToken cancellationToken)
    {
        var begin = Stopwatch.GetTimestamp();
        return RunWhileAsync(dek, () => Stopwatch.GetElapsedTime(begin) < duur, new Latentievenster(), cancellationToken);
    }

    /// <summary>Closed loop for so many messages.</summary>
    internal Task<Zenduitkomst> RunAantalAsync(Dek dek, long aantal, CancellationToken cancellationToken)
    {
        long begonnen = 0;
        return RunWhileAsync(dek, () => Interlocked.Increment(ref begonnen) <= aantal, new Latentievenster(), cancellationToken);
    }

    /// <summary>Closed loop for as long as a condition holds, which each worker asks before every message; what is under way is finished.</summary>
    internal async Task<Zenduitkomst> RunWhileAsync(Dek dek, Func<bool> gaDoor, Latentievenster latenties, CancellationToken cancellationToken)
    {
        long bytes = 0, bevestigd = 0;
        var begin = Stopwatch.GetTimestamp();
        await WorkAsync(async () =>
        {
            while (gaDoor())
            {
                Interlocked.Add(ref bytes, await SendAsync(dek.Next(), LangGeleden, Stopwatch.GetTimestamp(), latenties.Nu, cancellationToken));
                Interlocked.Increment(ref bevestigd);
            }
        });
        return new Zenduitkomst(bevestigd, bytes, Stopwatch.GetElapsedTime(begin), latenties.Nu);
    }

    /// <summary>
    /// Open loop: messages fall due at a fixed rate, whatever the knooppunt does, and the time of each counts from when it fell due. A
    /// knooppunt that halts so gets all the waiting in its figures, and not only that of the messages under way.
    /// </summary>
    internal async Task<Zenduitkomst> RunOpenAsync(Dek dek, double perSeconde, TimeSpan duur, Latenties latenties, CancellationToken cancellationToken)
    {
        long bytes = 0, bevestigd = 0;
        var vervallen = Channel.CreateUnbounded<long>(new UnboundedChannelOptions { SingleWriter = true });
        var begin = Stopwatch.GetTimestamp();
        var werk = WorkAsync(async () =>
        {
            await foreach (var moment in vervallen.Reader.ReadAllAsync(cancellationToken))
            {
                Interlocked.Add(ref bytes, await SendAsync(dek.Next(), LangGeleden, moment, latenties, cancellationToken));
                Interlocked.Increment(ref bevestigd);
            }
        });
        await ScheduleAsync(vervallen.Writer, begin, perSeconde, (long)(perSeconde * duur.TotalSeconds), cancellationToken);
        await werk;
        return new Zenduitkomst(bevestigd, bytes, Stopwatch.GetElapsedTime(begin), latenties);
    }

    /// <summary>Open loop as above, until it is asked to stop; what is under way then is finished, and what only fell due is not begun.</summary>
    /// <param name="dek">The messages.</param>
    /// <param name="perSeconde">The rate.</param>
    /// <param name="latenties">Where times are counted.</param>
    /// <param name="stop">Asks it to stop.</param>
    internal async Task RunUntilAsync(Dek dek, double perSeconde, Latentievenster latenties, CancellationToken stop)
    {
        var vervallen = Channel.CreateUnbounded<long>(new UnboundedChannelOptions { SingleWriter = true });
        var werk = WorkAsync(async () =>
        {
            await foreach (var moment in vervallen.Reader.ReadAllAsync(CancellationToken.None))
            {
                if (!stop.IsCancellationRequested)
                    await SendAsync(dek.Next(), LangGeleden, moment, latenties.Nu, CancellationToken.None);
            }
        });
        try
        {
            await ScheduleAsync(vervallen.Writer, Stopwatch.GetTimestamp(), perSeconde, long.MaxValue, stop);
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }

        await werk;
    }

    /// <summary>Sends one message and waits for its receipt; returns the bytes of its payload.</summary>
    /// <param name="sjabloon">The message.</param>
    /// <param name="antwoordOp">What it answers, when it answers something.</param>
    /// <param name="moment">Since when its time counts.</param>
    /// <param name="latenties">Where its time is counted.</param>
    /// <param name="cancellationToken">Stops it; a message that is under way may have been stored.</param>
    internal async ValueTask<int> SendAsync(
        Sjabloon sjabloon, ReadOnlyMemory<byte> antwoordOp, long moment, Latenties latenties, CancellationToken cancellationToken)
    {
        var (certificaat, vrij) = _zenders.GetOrAdd(sjabloon.Zender, code => (installatie.Certificaat(installatie.Find(code)), new ConcurrentStack<Zender>()));
        if (!vrij.TryPop(out var zender) || Stopwatch.GetElapsedTime(zender.LaatstGebruikt) > Rusttijd)
            _alle.Add(zender = new Zender(await Postverbinding.OpenAsync(adres, certificaat, installatie.Ankers, cancellationToken)));
        var referentie = Grootboek?.Next(sjabloon.Nummer) ?? default;
        if (await zender.SendAsync(sjabloon, referentie, Grootboek?.Zaad ?? 0, antwoordOp, Grootboek is not null, cancellationToken) is { } anders)
            throw new InvalidOperationException($"Instead of a receipt for a {sjabloon.Functie} came {anders}");
        latenties.Record(Stopwatch.GetElapsedTime(moment));
        Grootboek?.Confirm(referentie, Volgt(sjabloon, referentie.Volgnummer));
        vrij.Push(zender);
        return sjabloon.InhoudLengte;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var zender in _alle)
            await zender.DisposeAsync();
    }

    private Task WorkAsync(Func<Task> werk) => Task.WhenAll(Enumerable.Range(0, werkers).Select(_ => werk()));

    private static async Task ScheduleAsync(
        ChannelWriter<long> vervallen, long begin, double perSeconde, long aantal, CancellationToken cancellationToken)
    {
        using var klok = new PeriodicTimer(Tik);
        var tussenpoos = Stopwatch.Frequency / perSeconde;
        try
        {
            for (long volgende = 0; volgende < aantal;)
            {
                var nu = Stopwatch.GetTimestamp();
                for (; volgende < aantal && begin + (long)(volgende * tussenpoos) is var moment && moment <= nu; volgende++)
                    vervallen.TryWrite(moment);
                await klok.WaitForNextTickAsync(cancellationToken);
            }
        }
        finally
        {
            vervallen.Complete();
        }
    }
}
