using System.Collections.Concurrent;
using System.Threading.Channels;

namespace IB.Gateway.Limieten.Delen;

/// <summary>
/// Tells the other nodes what was let in here, in a loop of its own, so that no request waits for them. Safe for use by many threads at once.
/// </summary>
internal sealed class Limietverdeler(TimeProvider tijd)
{
    /// <summary>Name of the loop.</summary>
    public const string Naam = "limieten";

    /// <summary>How often it is looked whether something was left untold.</summary>
    public static readonly TimeSpan Ronde = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, IGedeeld> _alle = new(StringComparer.Ordinal);

    // What waits is in it once, so that it is never longer than there are buckets and counts. Nothing stands for the end of a round.
    private readonly Channel<IGedeeld?> _rij = Channel.CreateUnbounded<IGedeeld?>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>How many nodes count together, and how many this one counts for itself.</summary>
    public (int Gedeeld, int Los) Count()
    {
        var gedeeld = _alle.Values.Count(static g => g.Deelt);
        return (gedeeld, Math.Max(_alle.Count - gedeeld, 0));
    }

    /// <summary>Takes care of this one, in the place of the one of that name.</summary>
    public T Add<T>(string naam, T gedeeld)
        where T : class, IGedeeld
    {
        IGedeeld? oud = null;
        _alle.AddOrUpdate(naam, gedeeld, (_, vorige) =>
        {
            oud = vorige;
            return gedeeld;
        });
        oud?.Close();
        return gedeeld;
    }

    /// <summary>Takes care of this one, unless there is one of that name already; the one that it takes care of.</summary>
    public IGedeeld GetOrAdd(string naam, Func<IGedeeld> make) => _alle.GetOrAdd(naam, static (_, maak) => maak(), make);

    /// <summary>Looks after it no longer; it gives back what it has.</summary>
    public void Remove(string naam)
    {
        if (_alle.TryRemove(naam, out var weg))
            weg.Close();
    }

    /// <summary>Something has to be told or asked. Costs no waiting.</summary>
    public void Enqueue(IGedeeld gedeeld) => _rij.Writer.TryWrite(gedeeld);

    /// <summary>Works until it is cancelled; then gives back what this node has left.</summary>
    public async Task RunAsync(Action vooruitgang, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(vooruitgang);
        await using var ronde = tijd.CreateTimer(_ => _rij.Writer.TryWrite(null), null, Ronde, Ronde);
        try
        {
            while (true)
            {
                await _rij.Reader.WaitToReadAsync(cancellationToken);
                vooruitgang();
                await SyncAsync(cancellationToken);
            }
        }
        finally
        {
            if (cancellationToken.IsCancellationRequested)
                await CloseAsync();
        }
    }

    private async Task SyncAsync(CancellationToken cancellationToken)
    {
        // All at once: each takes a round trip, and one that gets no answer keeps the others waiting no longer than that takes.
        var werk = new List<Task>();
        while (_rij.Reader.TryRead(out var een))
        {
            if (een is not null)
                werk.Add(een.SyncAsync(cancellationToken));
            else
                werk.AddRange(_alle.Values.Where(static g => g.TryBeginSync()).Select(g => g.SyncAsync(cancellationToken)));
        }

        await Task.WhenAll(werk);
    }

    private async Task CloseAsync()
    {
        foreach (var gedeeld in _alle.Values)
            gedeeld.Close();
        await SyncAsync(CancellationToken.None);
    }
}
