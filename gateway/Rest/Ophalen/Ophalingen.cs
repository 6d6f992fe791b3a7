using System.Collections.Concurrent;
using IB.Gateway.Routing;
using IB.Gateway.Storage;

namespace IB.Gateway.Rest;

/// <summary>
/// Starts and ends the fetching of payloads, so that a message that takes the process down each time that it is fetched is parked in the
/// end. A fetch is counted, durably, before it begins; that it ended is written down only from the last allowed attempt on, for most
/// messages are fetched once. Whoever fetches often without confirming is no danger and is never refused. Safe for use by many threads
/// at once.
/// </summary>
internal sealed class Ophalingen(IBezorgingen bezorgingen, BezorgOptions options, TimeProvider time)
{
    private readonly ConcurrentDictionary<long, int> _onderhanden = [];

    /// <summary>Counts a fetch that is about to begin; <see langword="null"/> when the message does not wait any longer, or was parked just now.</summary>
    public async ValueTask<Ophaling?> TryStartAsync(Bericht bericht, string door, CancellationToken cancellationToken)
    {
        if (IsAfgebroken(bericht))
        {
            await bezorgingen.CompletePogingAsync(
                bericht.Volgnummer,
                Pogingsuitkomst.Mislukt($"Er is {bericht.Pogingen} keer aan ophalen begonnen, en de laatste keer eindigde met het knooppunt zelf; beheer moet het bericht beoordelen."),
                cancellationToken);
            return null;
        }

        _onderhanden.AddOrUpdate(bericht.Volgnummer, 1, static (_, aantal) => aantal + 1);
        var poging = 0;
        try
        {
            poging = await bezorgingen.StartPogingAsync(bericht.Volgnummer, $"Opgehaald door {door}", cancellationToken);
            return poging > 0 ? new Ophaling(this, bericht.Volgnummer, poging) : null;
        }
        finally
        {
            if (poging == 0)
                Leave(bericht.Volgnummer);
        }
    }

    /// <summary>The fetch ended, whether or not the payload arrived: the process lives.</summary>
    private async ValueTask EndAsync(long volgnummer, int poging)
    {
        Leave(volgnummer);
        if (poging > options.MaxPogingen)
        {
            await bezorgingen.CompletePogingAsync(
                volgnummer, Pogingsuitkomst.Opnieuw($"Ophalen {poging} is geëindigd zonder bevestiging; het bericht blijft klaarstaan", time.GetUtcNow()), CancellationToken.None);
        }
    }

    private bool IsAfgebroken(Bericht bericht)
        => bericht.Toestand == Toestand.Aangeboden && bericht.Pogingen > options.MaxPogingen && !_onderhanden.ContainsKey(bericht.Volgnummer);

    private void Leave(long volgnummer)
    {
        while (_onderhanden.TryGetValue(volgnummer, out var aantal))
        {
            if (aantal == 1 ? _onderhanden.TryRemove(KeyValuePair.Create(volgnummer, aantal)) : _onderhanden.TryUpdate(volgnummer, aantal - 1, aantal))
                return;
        }
    }

    /// <summary>One fetch under way; ends when disposed.</summary>
    internal sealed class Ophaling(Ophalingen ophalingen, long volgnummer, int poging) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ophalingen.EndAsync(volgnummer, poging);
    }
}
