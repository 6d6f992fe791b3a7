namespace IB.Gateway.Storage.Versleuteling;

/// <summary>Seals what is to be booked, on the caller's thread, before a writer gets it. Safe for use by many threads at once.</summary>
/// <param name="sleutels">The data keys.</param>
/// <param name="inpakkenVanaf">Payloads of this size and more are packed; 0 for none.</param>
/// <param name="reserve">Waits for room in the queue of the writer, for so many bytes.</param>
/// <param name="release">Gives room back that is not used.</param>
internal sealed class Verzegeling(Datasleutels sleutels, long inpakkenVanaf, Func<long, CancellationToken, ValueTask> reserve, Action<long> release)
{
    /// <summary>Seals these and lets them be queued; completes with the answer of the writer.</summary>
    /// <param name="boekingen">What is to be booked.</param>
    /// <param name="extraBytes">Room that the command takes beside the payloads.</param>
    /// <param name="add">Queues them in the room that was reserved: so many bytes.</param>
    /// <param name="cancellationToken">Counts until there is room.</param>
    /// <exception cref="OpslagException">Nothing was stored.</exception>
    public async ValueTask<T> BookAsync<T>(
        IReadOnlyList<Boeking> boekingen, long extraBytes, Func<long, IReadOnlyList<VerzegeldeBoeking>, Task<T>> add, CancellationToken cancellationToken)
    {
        var keys = new Dictionary<string, Datasleutel>(StringComparer.Ordinal);
        foreach (var boeking in boekingen)
            await CollectSleutelsAsync(boeking, keys);
        // Keys come first: a caller that holds room must never wait for another command.
        var bytes = extraBytes + boekingen.Sum(VerzegeldeBoeking.Measure);
        await reserve(bytes, cancellationToken);
        var verzegeld = Seal(boekingen, keys, bytes);
        try
        {
            return await add(bytes, verzegeld);
        }
        catch (SleutelVervallenException e)
        {
            sleutels.Forget(e.Id);
            throw new OpslagException("De datasleutel van vandaag is zojuist vernietigd; er is niets vastgelegd. Probeer het opnieuw.", e)
            {
                IsTijdelijk = true,
            };
        }
        finally
        {
            foreach (var een in verzegeld)
                een.Dispose();
        }
    }

    private async ValueTask CollectSleutelsAsync(Boeking boeking, Dictionary<string, Datasleutel> keys)
    {
        var partij = VerzegeldeBoeking.Sleutelhouder(boeking);
        if (!keys.ContainsKey(partij))
            keys.Add(partij, await sleutels.GetAsync(partij));
        foreach (var gevolg in boeking.Gevolgen)
            await CollectSleutelsAsync(gevolg, keys);
    }

    private List<VerzegeldeBoeking> Seal(IReadOnlyList<Boeking> boekingen, Dictionary<string, Datasleutel> keys, long bytes)
    {
        var verzegeld = new List<VerzegeldeBoeking>(boekingen.Count);
        try
        {
            foreach (var boeking in boekingen)
                verzegeld.Add(VerzegeldeBoeking.Close(boeking, keys, inpakkenVanaf));
            return verzegeld;
        }
        catch
        {
            foreach (var een in verzegeld)
                een.Dispose();
            release(bytes);
            throw;
        }
    }
}
