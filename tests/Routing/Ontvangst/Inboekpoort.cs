using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Tests.Ontvangst;

/// <summary>The journal behind a gate that opens when so many boekingen stand before it: then they are all in flight at once.</summary>
internal sealed class Inboekpoort(IJournaal journaal, int aantal) : Journaalschil(journaal)
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _wachtend;

    public override async ValueTask<Inboeking> AppendAsync(Boeking boeking, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _wachtend) == aantal)
            _open.SetResult();
        await _open.Task.WaitAsync(Wachttijd.Ruim, cancellationToken);
        return await base.AppendAsync(boeking, cancellationToken);
    }
}
