namespace IB.Gateway.Routing.Kafka;

/// <summary>An event that was handed over.</summary>
/// <param name="Positie">Its place in the journal.</param>
/// <param name="Bytes">What it takes.</param>
/// <param name="Ontvangen">When its message came in, UTC.</param>
internal readonly record struct Verzonden(long Positie, long Bytes, DateTimeOffset Ontvangen);

/// <summary>
/// Which events were handed over and not confirmed, and up to where all were. Confirmations come in any order, more than once, or not at all; the low
/// mark passes none that is missing. Touches nothing outside itself. Not for use by two threads at once.
/// </summary>
/// <param name="begin">Everything before this position was confirmed before.</param>
internal sealed class Onderweg(long begin)
{
    private readonly Queue<long> _volgorde = new();
    private readonly Dictionary<long, Verzonden> _open = [];

    /// <summary>How far was read: everything before it was handed over, or is not for this follower.</summary>
    public long Gelezen { get; private set; } = begin;

    /// <summary>The low mark: everything before it was confirmed, or is not for this follower.</summary>
    public long Laag => _volgorde.TryPeek(out var oudste) ? oudste : Gelezen;

    /// <summary>Events that were not confirmed.</summary>
    public int Aantal => _open.Count;

    /// <summary>What they take together.</summary>
    public long Bytes { get; private set; }

    /// <summary>When the oldest of them came in; <see langword="null"/> when there is none.</summary>
    public DateTimeOffset? Oudste => _volgorde.TryPeek(out var oudste) ? _open[oudste].Ontvangen : null;

    /// <summary>An event was handed over, further on than everything before it.</summary>
    public void Send(Verzonden verzonden)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(verzonden.Positie, Gelezen, nameof(verzonden));
        _volgorde.Enqueue(verzonden.Positie);
        _open.Add(verzonden.Positie, verzonden);
        Bytes += verzonden.Bytes;
        Gelezen = verzonden.Positie + 1;
    }

    /// <summary>What lies before this position and was not handed over is not for this follower.</summary>
    public void Pass(long verder) => Gelezen = Math.Max(Gelezen, verder);

    /// <summary>An event was confirmed. <see langword="false"/> when that was known, or it was never handed over.</summary>
    public bool Confirm(long positie)
    {
        if (!_open.Remove(positie, out var verzonden))
            return false;
        Bytes -= verzonden.Bytes;
        while (_volgorde.TryPeek(out var oudste) && !_open.ContainsKey(oudste))
            _volgorde.Dequeue();
        return true;
    }
}
