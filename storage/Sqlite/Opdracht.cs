namespace IB.Gateway.Storage.Sqlite;

/// <summary>
/// A command for the writer. It executes on the writer's thread and is answered once it is on disk: the order of calls is
/// <see cref="Execute"/>, once more when that was undone because of another command, perhaps <see cref="Refuse"/>, then
/// <see cref="Answer"/> or <see cref="Fail"/>, once.
/// </summary>
/// <param name="bytes">Payload bytes it carries, 0 or more.</param>
internal abstract class Opdracht(long bytes)
{
    public long Bytes => bytes;

    /// <summary>Does the work, in a group that others share. It has no effect outside the blad, so that it can be done again.</summary>
    public abstract void Execute(Boekblad blad);

    /// <summary>Its own work failed and was undone; others in the group go on.</summary>
    public abstract void Refuse(Exception reason);

    /// <summary>The group is on disk: tells the caller.</summary>
    public abstract void Answer();

    /// <summary>The group is not on disk: tells the caller.</summary>
    public abstract void Fail(Exception reason);
}

/// <inheritdoc />
internal sealed class Opdracht<T>(long bytes, Func<Boekblad, T> work) : Opdracht(bytes)
{
    // Continuations run elsewhere: the writer's thread is for writing.
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _refusal;
    private T? _result;

    public Task<T> Task => _answer.Task;

    public override void Execute(Boekblad blad) => _result = work(blad);

    public override void Refuse(Exception reason) => _refusal = reason;

    public override void Answer()
    {
        if (_refusal is { } reason)
            _answer.TrySetException(reason);
        else
            _answer.TrySetResult(_result!);
    }

    public override void Fail(Exception reason) => _answer.TrySetException(_refusal ?? reason);
}
