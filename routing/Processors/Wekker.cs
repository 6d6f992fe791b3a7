using System.Threading.Channels;

namespace IB.Gateway.Routing.Processors;

/// <summary>Wakes a loop when there may be work. Anybody may wake, at any moment; one waits.</summary>
internal sealed class Wekker(TimeProvider tijd)
{
    private readonly Channel<bool> _werk = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>There may be work.</summary>
    public void Wake() => _werk.Writer.TryWrite(true);

    /// <summary>Waits until there may be work, and so long at most.</summary>
    public async Task WaitAsync(TimeSpan hoogstens, CancellationToken cancellationToken)
    {
        using var ronde = new CancellationTokenSource(hoogstens, tijd);
        using var genoeg = CancellationTokenSource.CreateLinkedTokenSource(ronde.Token, cancellationToken);
        await ((Task)_werk.Reader.ReadAsync(genoeg.Token).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
