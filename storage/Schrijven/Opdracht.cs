namespace IB.Gateway.Storage.Schrijven;

/// <summary>
/// A command for a writer. It is decided on together with others and answered once it is durable: the order of calls is
/// <see cref="Opdracht{TBlad}.Execute"/>, once more when that was undone because of another command, perhaps <see cref="Refuse"/>, then
/// <see cref="Answer"/> or <see cref="Fail"/>, once.
/// </summary>
/// <param name="bytes">Payload bytes it carries, 0 or more.</param>
internal abstract class Opdracht(long bytes)
{
    public long Bytes => bytes;

    /// <summary>Its own work failed and was undone; others in the group go on.</summary>
    public abstract void Refuse(Exception reason);

    /// <summary>The group is on disk: tells the caller.</summary>
    public abstract void Answer();

    /// <summary>The group is not on disk: tells the caller.</summary>
    public abstract void Fail(Exception reason);
}

/// <summary>A command that books on a blad.</summary>
internal abstract class Opdracht<TBlad>(long bytes) : Opdracht(bytes)
{
    /// <summary>Says what must be on the blad before it is executed; for a blad that has everything, nothing.</summary>
    public Action<TBlad> Ask { get; init; } = static _ => { };

    /// <summary>Does the work, in a group that others share. It has no effect outside the blad, so that it can be done again.</summary>
    public abstract void Execute(TBlad blad);
}

/// <inheritdoc />
internal sealed class Opdracht<TBlad, T>(long bytes, Func<TBlad, T> work) : Opdracht<TBlad>(bytes)
{
    // Continuations run elsewhere: the writer's thread is for writing.
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _refusal;
    private T? _result;

    public Task<T> Task => _answer.Task;

    public override void Execute(TBlad blad)
    {
        _result = work(blad);
        _refusal = null;
    }

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
