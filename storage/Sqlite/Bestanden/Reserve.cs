using IB.Gateway.Storage.Bestanden;
using IB.Gateway.Storage.Log;

namespace IB.Gateway.Storage.Sqlite.Bestanden;

/// <summary>
/// Room that is kept for the day that the disk is full: a file that is there for its size alone. It is given up when a write fails for want
/// of room, so that deliveries and management go on; until it is back nothing new is taken in. Safe on any thread.
/// </summary>
internal sealed class Reserve
{
    private static readonly TimeSpan Tussenpoos = TimeSpan.FromSeconds(10);
    private readonly string _pad;
    private readonly long _bytes;
    private readonly Func<long> _vrij;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private volatile bool _aangesproken;
    private long _geprobeerd;

    /// <param name="pad">The file.</param>
    /// <param name="bytes">Its size.</param>
    /// <param name="vrij">Measures how many bytes are free on the disk.</param>
    /// <param name="time">When the next attempt to have it back may come.</param>
    public Reserve(string pad, long bytes, Func<long> vrij, TimeProvider time)
    {
        (_pad, _bytes, _vrij, _time) = (pad, bytes, vrij, time);
        _aangesproken = !TryMake();
        _geprobeerd = time.GetTimestamp();
    }

    /// <summary>The disk is full: the reserve is in use, or could not be made.</summary>
    public bool Aangesproken => _aangesproken;

    /// <summary>After a write that failed: gives the reserve up when it was for want of room.</summary>
    public void ReleaseWhenFull()
    {
        if (_aangesproken || _vrij() >= _bytes)
            return;
        lock (_gate)
        {
            _aangesproken = true;
            File.Delete(_pad);
            _geprobeerd = _time.GetTimestamp();
        }
    }

    /// <summary>Takes the reserve back when there is room for it twice; looks every ten seconds.</summary>
    public void RestoreWhenPossible()
    {
        if (!_aangesproken || _time.GetElapsedTime(Volatile.Read(ref _geprobeerd)) < Tussenpoos)
            return;
        lock (_gate)
        {
            _geprobeerd = _time.GetTimestamp();
            _aangesproken = _vrij() < 2 * _bytes || !TryMake();
        }
    }

    private bool TryMake()
    {
        try
        {
            if (new FileInfo(_pad) is { Exists: true } bestaand && bestaand.Length == _bytes)
                return true;
            File.Delete(_pad);
            using var file = Rechten.CreateSegment(_pad, 0);
            Posix.Allocate(file, _bytes);
            return true;
        }
        catch (IOException)
        {
            File.Delete(_pad);
            return false;
        }
    }
}
