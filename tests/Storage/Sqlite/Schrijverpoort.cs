using IB.Gateway.Storage.Sqlite;

namespace IB.Gateway.Storage.Tests.Sqlite;

/// <summary>
/// Holds the writer inside a transaction, so that what is queued meanwhile goes into the next one together. Dispose lets it go.
/// </summary>
internal sealed class Schrijverpoort : IAsyncDisposable
{
    private readonly ManualResetEventSlim _open = new();
    private readonly TaskCompletionSource _binnen = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<bool>? _opdracht;

    public static async Task<Schrijverpoort> CloseAsync(SqliteOpslag opslag)
    {
        var poort = new Schrijverpoort();
        poort._opdracht = opslag.Schrijver.ExecuteAsync(poort.Hold, CancellationToken.None).AsTask();
        await poort._binnen.Task;
        return poort;
    }

    public async ValueTask DisposeAsync()
    {
        _open.Set();
        await _opdracht!;
        _open.Dispose();
    }

    private bool Hold(Boekblad blad)
    {
        _binnen.SetResult();
        _open.Wait();
        return true;
    }
}
