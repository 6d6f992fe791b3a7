using System.Collections.Concurrent;
using System.Diagnostics;
using IB.Gateway.LoadTests.Meten;

namespace IB.Gateway.LoadTests.Aanbod;

/// <summary>
/// What was sent to one knooppunt, what it confirmed, and what its receivers got: who keeps both sides can tell that nothing was lost. Safe for use
/// by many threads at once.
/// </summary>
internal sealed class Grootboek
{
    // Of so many messages that are pushed one is followed from its receipt to its receiver.
    private const int Steekproef = 16;
    private const int Blok = 1 << 16;

    private readonly Bitrij _bevestigd = new();
    private readonly Bitrij _bezorgd = new();
    private readonly ConcurrentDictionary<long, ushort[]> _sjablonen = new();
    private readonly ConcurrentDictionary<long, (long Moment, bool IsBevestiging)> _onderweg = new();
    private long _volgende;
    private Latenties _postbus = new();
    private Latenties _push = new();

    /// <summary>Decides the referentienummers.</summary>
    internal ulong Zaad { get; } = (ulong)Random.Shared.NextInt64();

    /// <summary>Receipts so far.</summary>
    internal long Bevestigd => _bevestigd.Aantal;

    /// <summary>Messages that a receiver got, each counted once.</summary>
    internal long Bezorgd => _bezorgd.Aantal;

    /// <summary>Gives the next message its number.</summary>
    internal Referentie Next(int sjabloon)
    {
        var volgnummer = Interlocked.Increment(ref _volgende) - 1;
        _sjablonen.GetOrAdd(volgnummer / Blok, static _ => new ushort[Blok])[volgnummer % Blok] = (ushort)sjabloon;
        return new Referentie(volgnummer, sjabloon);
    }

    /// <summary>The message of a number that was given.</summary>
    internal Referentie Find(long volgnummer) => new(volgnummer, _sjablonen[volgnummer / Blok][volgnummer % Blok]);

    /// <summary>The receipt of a message was read, now.</summary>
    /// <param name="referentie">The message.</param>
    /// <param name="volg">Whether to follow it to its receiver.</param>
    internal void Confirm(Referentie referentie, bool volg)
    {
        if (!_bevestigd.Add(referentie.Volgnummer))
            throw new InvalidOperationException($"Message {referentie.Volgnummer} was confirmed twice.");
        if (volg)
            Meet(referentie.Volgnummer, Stopwatch.GetTimestamp(), isBevestiging: true, _postbus);
    }

    /// <summary>Whether a message that is pushed is one of those that are followed.</summary>
    internal static bool InSteekproef(long volgnummer) => volgnummer % Steekproef == 0;

    /// <summary>A message stands in the list of a mailbox that is watched, from this moment.</summary>
    internal void See(Referentie referentie, long moment) => Meet(referentie.Volgnummer, moment, isBevestiging: false, _postbus);

    /// <summary>A message of the sample was pushed, at this moment. To be told after its receipt.</summary>
    internal void SeePush(long volgnummer, long moment) => Meet(volgnummer, moment, isBevestiging: false, _push);

    /// <summary>A receiver got a message and confirmed it; a message may come more than once.</summary>
    internal void Deliver(Referentie referentie) => _bezorgd.Add(referentie.Volgnummer);

    /// <summary>Receivers got these messages.</summary>
    internal void DeliverAll(ReadOnlySpan<byte> bitrij) => _bezorgd.AddAll(bitrij);

    /// <summary>What was confirmed and no receiver got.</summary>
    internal IReadOnlyList<long> FindOnbezorgd() => _bevestigd.Except(_bezorgd);

    /// <summary>What receivers got although it was not confirmed.</summary>
    internal IReadOnlyList<long> FindOnbevestigd() => _bezorgd.Except(_bevestigd);

    /// <summary>Up to so many confirmed messages, spread over all.</summary>
    internal IEnumerable<Referentie> Sample(int aantal)
    {
        var stap = Math.Max(1, _volgende / aantal);
        for (long i = 0; i < _volgende; i += stap)
        {
            if (_bevestigd.Contains(i))
                yield return Find(i);
        }
    }

    /// <summary>Time from receipt to availability of what was followed since the last call; in mailboxes and by push.</summary>
    internal (Latenties Postbus, Latenties Push) TakeBeschikbaarheid() => (Interlocked.Exchange(ref _postbus, new()), Interlocked.Exchange(ref _push, new()));

    // Which of the two comes first is not certain: a message may stand in a list before its sender has read the receipt.
    private void Meet(long volgnummer, long moment, bool isBevestiging, Latenties latenties)
    {
        if (_onderweg.TryAdd(volgnummer, (moment, isBevestiging)))
            return;
        if (!_onderweg.TryGetValue(volgnummer, out var ander) || ander.IsBevestiging == isBevestiging || !_onderweg.TryRemove(volgnummer, out _))
            return;
        var (bevestigd, gezien) = isBevestiging ? (moment, ander.Moment) : (ander.Moment, moment);
        latenties.Record(gezien > bevestigd ? Stopwatch.GetElapsedTime(bevestigd, gezien) : TimeSpan.Zero);
    }
}
