namespace IB.Gateway.Routing;

/// <summary>Lets work go side by side, or one piece alone with nothing beside it. Safe for use by many threads at once.</summary>
internal sealed class Alleengang
{
    private readonly Lock _gate = new();
    private int _binnen;
    private bool _alleen;
    private TaskCompletionSource? _wijziging;

    /// <summary>Does the work when it may. Who wants to be alone goes before who comes later.</summary>
    /// <param name="alleen">Whether nothing may go on beside it.</param>
    /// <param name="werk">The work.</param>
    /// <param name="cancellationToken">Stops the waiting, not the work.</param>
    internal async Task<T> RunAsync<T>(bool alleen, Func<Task<T>> werk, CancellationToken cancellationToken)
    {
        await WaitUntilAsync(() => TryEnter(alleen), cancellationToken);
        try
        {
            if (alleen)
                await WaitUntilAsync(() => _binnen == 0, cancellationToken);
            return await werk();
        }
        finally
        {
            Leave(alleen);
        }
    }

    private bool TryEnter(bool alleen)
    {
        if (_alleen)
            return false;
        if (alleen)
            _alleen = true;
        else
            _binnen++;
        return true;
    }

    private void Leave(bool alleen)
    {
        lock (_gate)
        {
            if (alleen)
                _alleen = false;
            else
                _binnen--;
            _wijziging?.SetResult();
            _wijziging = null;
        }
    }

    private async Task WaitUntilAsync(Func<bool> mag, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task wijziging;
            lock (_gate)
            {
                if (mag())
                    return;
                _wijziging ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                wijziging = _wijziging.Task;
            }

            await wijziging.WaitAsync(cancellationToken);
        }
    }
}
