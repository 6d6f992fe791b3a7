using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Tests.Ontvangst;

/// <summary>The journal behind a gate that opens when so many boekingen stand before it: then they are all in flight at once.</summary>
internal sealed class Inboekpoort(IJournaal journaal, int aantal) : IJournaal
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _wachtend;

    public async ValueTask<Inboeking> AppendAsync(Boeking boeking, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _wachtend) == aantal)
            _open.SetResult();
        await _open.Task.WaitAsync(Wachttijd.Ruim, cancellationToken);
        return await journaal.AppendAsync(boeking, cancellationToken);
    }

    public ValueTask<IReadOnlyList<Bericht>> FindAsync(string referentienummer, CancellationToken cancellationToken) => journaal.FindAsync(referentienummer, cancellationToken);

    public ValueTask<IReadOnlyList<Bericht>> FindConversatieAsync(string conversatieId, int limit, CancellationToken cancellationToken)
        => journaal.FindConversatieAsync(conversatieId, limit, cancellationToken);

    public ValueTask<Bericht?> GetAsync(long volgnummer, CancellationToken cancellationToken) => journaal.GetAsync(volgnummer, cancellationToken);

    public ValueTask<IReadOnlyList<Gebeurtenis>> ReadHistorieAsync(long volgnummer, CancellationToken cancellationToken) => journaal.ReadHistorieAsync(volgnummer, cancellationToken);

    public ValueTask<Inhoud?> ReadInhoudAsync(long volgnummer, CancellationToken cancellationToken) => journaal.ReadInhoudAsync(volgnummer, cancellationToken);

    public ValueTask<Journaalstand> MeasureAsync(CancellationToken cancellationToken) => journaal.MeasureAsync(cancellationToken);
}
