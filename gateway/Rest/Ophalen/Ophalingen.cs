using System.Collections.Concurrent;
using IB.Gateway.Routing;
using IB.Gateway.Storage;

namespace IB.Gateway.Rest;

/// <summary>
/// Starts and ends the fetching of payloads, so that a message that takes the process down each time that it is fetched is parked in the
/// end. A fetch is counted, durably, before it begins; that it ended is written down only after more than the allowed attempts, for most
/// messages are fetched once. Whoever fetches often without confirming is no danger and is never refused. Safe for use by many threads
/// at once.
/// </summary>
internal sealed class Ophalingen(IJournaal journaal, IBezorgingen bezorgingen, BezorgOptions options, TimeProvider time)
{
    private readonly ConcurrentDictionary<long, int> _onderhanden = [];

    // Of what was fetched that often: between the look whether a fetch was cut short and the start of the next none may end. By message, so
    // that they wait for few others.
    private readonly SemaphoreSlim[] _poorten = [.. Enumerable.Range(0, 64).Select(static _ => new SemaphoreSlim(1))];

    /// <summary>Counts a fetch that is about to begin; <see langword="null"/> when the message does not wait any longer, or was parked just now.</summary>
    public async ValueTask<Ophaling?> TryStartAsync(Bericht bericht, string door, CancellationToken cancellationToken)
    {
        if (bericht.Pogingen <= options.MaxPogingen)
            return await StartAsync(bericht.Volgnummer, door, cancellationToken);
        var poort = Poort(bericht.Volgnummer);
        await poort.WaitAsync(cancellationToken);
        try
        {
            return await TryParkAsync(bericht.Volgnummer, cancellationToken) ? null : await StartAsync(bericht.Volgnummer, door, cancellationToken);
        }
        finally
        {
            poort.Release();
        }
    }

    private async ValueTask<Ophaling?> StartAsync(long volgnummer, string door, CancellationToken cancellationToken)
    {
        _onderhanden.AddOrUpdate(volgnummer, 1, static (_, aantal) => aantal + 1);
        var poging = 0;
        try
        {
            poging = await bezorgingen.StartPogingAsync(volgnummer, $"Opgehaald door {door}", cancellationToken);
            return poging > 0 ? new Ophaling(this, volgnummer, poging) : null;
        }
        finally
        {
            if (poging == 0)
                Leave(volgnummer);
        }
    }

    /// <summary>Parks a message of which the last fetch began and never ended, while nobody in this process fetches it.</summary>
    private async ValueTask<bool> TryParkAsync(long volgnummer, CancellationToken cancellationToken)
    {
        // Looked at anew: what the caller saw may have ended, or have been sent again, since.
        if (_onderhanden.ContainsKey(volgnummer)
            || await journaal.GetAsync(volgnummer, cancellationToken) is not { Toestand: Toestand.Aangeboden } nu || nu.Pogingen <= options.MaxPogingen)
        {
            return false;
        }

        await bezorgingen.CompletePogingAsync(
            volgnummer,
            Pogingsuitkomst.Mislukt($"Er is {nu.Pogingen} keer aan ophalen begonnen, en de laatste keer eindigde met het knooppunt zelf; beheer moet het bericht beoordelen."),
            cancellationToken);
        return true;
    }

    /// <summary>The fetch ended, whether or not the payload arrived: the process lives.</summary>
    private async ValueTask EndAsync(long volgnummer, int poging)
    {
        if (poging <= options.MaxPogingen)
        {
            Leave(volgnummer);
            return;
        }

        var poort = Poort(volgnummer);
        await poort.WaitAsync(CancellationToken.None);
        try
        {
            await bezorgingen.CompletePogingAsync(
                volgnummer, Pogingsuitkomst.Opnieuw($"Ophalen {poging} is geëindigd zonder bevestiging; het bericht blijft klaarstaan", time.GetUtcNow()), CancellationToken.None);
        }
        finally
        {
            Leave(volgnummer);
            poort.Release();
        }
    }

    private void Leave(long volgnummer)
    {
        while (_onderhanden.TryGetValue(volgnummer, out var aantal))
        {
            if (aantal == 1 ? _onderhanden.TryRemove(KeyValuePair.Create(volgnummer, aantal)) : _onderhanden.TryUpdate(volgnummer, aantal - 1, aantal))
                return;
        }
    }

    private SemaphoreSlim Poort(long volgnummer) => _poorten[volgnummer % _poorten.Length];

    /// <summary>One fetch under way; ends when disposed.</summary>
    internal sealed class Ophaling(Ophalingen ophalingen, long volgnummer, int poging) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ophalingen.EndAsync(volgnummer, poging);
    }
}
