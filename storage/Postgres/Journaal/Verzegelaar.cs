using IB.Gateway.Storage.Versleuteling;

namespace IB.Gateway.Storage.Postgres;

/// <summary>Seals what is to be booked, on the caller's thread, and queues it for the writer. Safe for use by many threads at once.</summary>
internal sealed class Verzegelaar(Groepschrijver<Journaalblad> schrijver, Datasleutels sleutels, long inpakkenVanaf)
{
    private readonly Verzegeling _verzegeling = new(sleutels, inpakkenVanaf, schrijver.ReserveAsync, schrijver.Release);

    /// <summary>Books these, with whatever else the work does, in one command; the answer comes after the commit.</summary>
    /// <exception cref="OpslagException">Nothing was stored.</exception>
    public ValueTask<T> BookAsync<T>(
        IReadOnlyList<Boeking> boekingen, long extraBytes, Action<Journaalblad, IReadOnlyList<VerzegeldeBoeking>> ask,
        Func<Journaalblad, IReadOnlyList<VerzegeldeBoeking>, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _verzegeling.BookAsync(
            boekingen, extraBytes, (bytes, verzegeld) => schrijver.AddAsync(bytes, blad => ask(blad, verzegeld), blad => work(blad, verzegeld)),
            cancellationToken);
    }
}
