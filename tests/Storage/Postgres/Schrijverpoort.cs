using IB.Gateway.Storage.Postgres;

namespace IB.Gateway.Storage.Tests.Postgres;

/// <summary>Holds the writer of the journal, so that what comes meanwhile goes into one transaction.</summary>
internal sealed class Schrijverpoort : IAsyncDisposable
{
    private readonly ManualResetEventSlim _open = new();
    private readonly TaskCompletionSource _binnen = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<bool>? _opdracht;

    public static async Task<Schrijverpoort> CloseAsync(PostgresOpslag opslag)
    {
        var poort = new Schrijverpoort();
        poort._opdracht = opslag.Boekschrijver.ExecuteAsync(static _ => { }, _ => poort.Hold(), CancellationToken.None).AsTask();
        await poort._binnen.Task;
        return poort;
    }

    public async ValueTask DisposeAsync()
    {
        _open.Set();
        await _opdracht!;
        _open.Dispose();
    }

    private bool Hold()
    {
        _binnen.SetResult();
        _open.Wait();
        return true;
    }
}
