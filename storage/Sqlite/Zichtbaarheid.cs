namespace IB.Gateway.Storage.Sqlite;

/// <summary>
/// Lets readers see what was answered before they came. The register commits less often than the log, for a commit costs more; so a
/// reader that comes between an answer and the commit after it waits for that commit, and asks for it. Safe on any thread.
/// </summary>
internal sealed class Zichtbaarheid(Action ask)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _wachters;
    private long _beantwoord;
    private long _gewist;
    private long _zichtbaar;
    private bool _gesloten;

    /// <summary>A reader waits for the next commit.</summary>
    public bool Gevraagd => Volatile.Read(ref _wachters) is not null;

    /// <summary>Something was answered that readers do not see yet.</summary>
    public bool Achter => Volatile.Read(ref _zichtbaar) < Volatile.Read(ref _beantwoord);

    /// <summary>Waits until all that was answered by now can be seen.</summary>
    /// <exception cref="OpslagException">The register could not be brought up to date.</exception>
    public ValueTask WaitAsync(CancellationToken cancellationToken) => WaitAsync(Volatile.Read(ref _beantwoord), cancellationToken);

    /// <summary>Waits until all that was erased by now can no longer be seen.</summary>
    /// <exception cref="OpslagException">The register could not be brought up to date.</exception>
    public ValueTask WaitForErasedAsync(CancellationToken cancellationToken) => WaitAsync(Volatile.Read(ref _gewist), cancellationToken);

    /// <summary>From now on readers must see one group more. Comes before the answers.</summary>
    /// <param name="wist">Something was erased in that group.</param>
    public void Promise(bool wist)
    {
        var groep = Interlocked.Increment(ref _beantwoord);
        if (wist)
            Volatile.Write(ref _gewist, groep);
    }

    /// <summary>The register has committed all that was promised.</summary>
    public void Fulfil() => Release(null);

    /// <summary>The register could not commit: who waits is told.</summary>
    public void Fail(OpslagException reason) => Release(reason);

    /// <summary>Nothing is committed any more: who waits, now or later, is told.</summary>
    public void Close()
    {
        lock (_gate)
            _gesloten = true;
        if (Achter)
            Release(Closed());
    }

    private static OpslagException Closed() => new("De opslag is gesloten; het register wordt bij de volgende start bijgewerkt uit het log.");

    private async ValueTask WaitAsync(long nodig, CancellationToken cancellationToken)
    {
        while (Volatile.Read(ref _zichtbaar) < nodig)
        {
            Task commit;
            lock (_gate)
            {
                if (_zichtbaar >= nodig)
                    return;
                if (_gesloten)
                    throw Closed();
                _wachters ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                commit = _wachters.Task;
            }

            ask();
            await commit.WaitAsync(cancellationToken);
        }
    }

    private void Release(OpslagException? reason)
    {
        TaskCompletionSource? wachters;
        lock (_gate)
        {
            if (reason is null)
                _zichtbaar = Volatile.Read(ref _beantwoord);
            wachters = _wachters;
            _wachters = null;
        }

        if (reason is null)
            wachters?.TrySetResult();
        else
            wachters?.TrySetException(reason);
    }
}
