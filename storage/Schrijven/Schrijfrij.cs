namespace IB.Gateway.Storage.Schrijven;

/// <summary>
/// The writer's queue, bounded in commands and in payload bytes. A caller first reserves room (and waits outside, in order of
/// arrival, while there is none), then adds its command; the writer takes all it may in one go. Safe for many callers and one taker.
/// </summary>
internal sealed class Schrijfrij<TOpdracht>(int maxAantal, long maxBytes) : IWachtstand, IDisposable
    where TOpdracht : Opdracht
{
    private readonly Lock _gate = new();
    private readonly Queue<TOpdracht> _opdrachten = new();
    private readonly LinkedList<Wachter> _wachters = new();
    private readonly ManualResetEventSlim _werk = new();
    private int _aantal;
    private long _bytes;
    private bool _gesloten;

    /// <summary>Commands reserved, queued or in the running transaction.</summary>
    public int Aantal => Volatile.Read(ref _aantal);

    /// <summary>Payload bytes of those.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>Waits for room. Whoever has room must <see cref="Add"/> or <see cref="Release"/>.</summary>
    public async ValueTask ReserveAsync(long bytes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        LinkedListNode<Wachter> wachter;
        lock (_gate)
        {
            ThrowIfClosed();
            if (_wachters.Count == 0 && TryTakeRoom(bytes))
                return;
            wachter = _wachters.AddLast(new Wachter(bytes));
        }

        await using (cancellationToken.UnsafeRegister(_ => Cancel(wachter, cancellationToken), null))
            await wachter.Value.Ruimte.Task;
    }

    /// <summary>Queues a command for which room was reserved.</summary>
    public void Add(TOpdracht opdracht)
    {
        lock (_gate)
        {
            ThrowIfClosed();
            _opdrachten.Enqueue(opdracht);
        }

        _werk.Set();
    }

    /// <summary>Gives room back.</summary>
    public void Release(int aantal, long bytes)
    {
        lock (_gate)
        {
            _aantal -= aantal;
            _bytes -= bytes;
            GrantRoom();
        }
    }

    /// <summary>Blocks until there is work, at most so many milliseconds, and moves it to <paramref name="batch"/>.</summary>
    public Neming Take(List<TOpdracht> batch, int maxBatch, long maxBatchBytes, int timeoutMs)
    {
        var gewekt = _werk.Wait(timeoutMs);
        lock (_gate)
        {
            long bytes = 0;
            while (batch.Count < maxBatch && _opdrachten.TryPeek(out var next) && (batch.Count == 0 || bytes + next.Bytes <= maxBatchBytes))
            {
                bytes += next.Bytes;
                batch.Add(_opdrachten.Dequeue());
            }

            if (batch.Count > 0)
                return Neming.Werk;
            if (_gesloten)
                return Neming.Gesloten;
            if (gewekt)
                _werk.Reset();
            return Neming.Niets;
        }
    }

    /// <summary>Lets <see cref="Take"/> return, with or without work.</summary>
    public void Wake() => _werk.Set();

    /// <summary>Refuses new commands; what is queued can still be taken.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _gesloten = true;
            foreach (var wachter in _wachters)
                wachter.Ruimte.TrySetException(Closed());
            _wachters.Clear();
        }

        _werk.Set();
    }

    public void Dispose() => _werk.Dispose();

    private static OpslagException Closed()
        => new("De opslag wordt gesloten; er is niets vastgelegd. Probeer het na de herstart opnieuw.");

    private void ThrowIfClosed()
    {
        if (_gesloten)
            throw Closed();
    }

    private bool TryTakeRoom(long bytes)
    {
        // What is larger than the whole queue may go when it has the queue to itself.
        if (_aantal >= maxAantal || (_bytes > 0 && _bytes + bytes > maxBytes))
            return false;
        _aantal++;
        _bytes += bytes;
        return true;
    }

    private void GrantRoom()
    {
        while (_wachters.First is { } first && TryTakeRoom(first.Value.Bytes))
        {
            _wachters.RemoveFirst();
            first.Value.Ruimte.SetResult();
        }
    }

    private void Cancel(LinkedListNode<Wachter> wachter, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (wachter.List is null)
                return;
            _wachters.Remove(wachter);
            wachter.Value.Ruimte.SetCanceled(cancellationToken);
            GrantRoom();
        }
    }

    private sealed class Wachter(long bytes)
    {
        public long Bytes => bytes;

        public TaskCompletionSource Ruimte { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
