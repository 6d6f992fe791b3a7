namespace IB.Gateway.Testing;

/// <summary>A clock whose one timer fires when the test says so, after it was set.</summary>
public sealed class Timerpoort : TimeProvider
{
    private readonly TaskCompletionSource<TimeSpan> _gezet = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Action _vuur = () => throw new InvalidOperationException("There is no timer.");

    /// <summary>What the timer was set to, once it was.</summary>
    public Task<TimeSpan> Gezet => _gezet.Task;

    /// <summary>Lets the timer go off.</summary>
    public void Fire() => _vuur();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != Timeout.InfiniteTimeSpan)
            throw new InvalidOperationException("The timer is set when it is made.");
        _vuur = () => callback(state);
        return new Timer(_gezet);
    }

    private sealed class Timer(TaskCompletionSource<TimeSpan> gezet) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            gezet.TrySetResult(dueTime);
            return true;
        }

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
