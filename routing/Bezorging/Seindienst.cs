using System.Threading.Channels;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>Wakes the delivery of this node for what other nodes put into the store.</summary>
public sealed class Seindienst(ISeinen seinen, IBezorgingen bezorgingen, IBezorgsein sein)
{
    /// <summary>Listens until it is stopped, or until the store cannot be heard.</summary>
    public async Task RunAsync(Action vooruitgang, CancellationToken cancellationToken)
    {
        var gehoord = Channel.CreateUnbounded<Opslagsein>(new UnboundedChannelOptions { SingleReader = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var luisteren = seinen.ListenAsync(s => gehoord.Writer.TryWrite(s), vooruitgang, stop.Token);
        var wekken = WakeAsync(gehoord.Reader, stop.Token);
        var eerste = await Task.WhenAny(luisteren, wekken);
        await stop.CancelAsync();
        await Task.WhenAll(luisteren, wekken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await eerste;
    }

    private async Task WakeAsync(ChannelReader<Opslagsein> gehoord, CancellationToken cancellationToken)
    {
        await foreach (var gezegd in gehoord.ReadAllAsync(cancellationToken))
        {
            var partijen = gezegd.AllePartijen
                ? (await bezorgingen.ListWachtrijenAsync(cancellationToken)).Select(static w => w.Partij)
                : gezegd.Partijen;
            foreach (var partij in partijen)
                sein.Wake(partij);
        }
    }
}
