using System.Collections.Concurrent;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>
/// A pool of read-only connections. A reader sees at least what was answered before it came, and waits for no writer but for that. Safe
/// on any thread; a connection serves one caller at a time, on that caller's thread.
/// </summary>
internal sealed class Lezers(string path, int max, Zichtbaarheid zicht) : IAsyncDisposable
{
    private readonly SemaphoreSlim _free = new(max, max);
    private readonly ConcurrentBag<Database> _idle = [];
    private bool _gesloten;

    public async ValueTask<T> ReadAsync<T>(Func<Database, T> read, CancellationToken cancellationToken)
    {
        await zicht.WaitAsync(cancellationToken);
        return await ReadCommittedAsync(read, cancellationToken);
    }

    /// <summary>
    /// Reads what never changes once it is there, but may be erased. So it waits for what was erased, and for the rest only when it does
    /// not find it.
    /// </summary>
    public async ValueTask<T?> ReadLastingAsync<T>(Func<Database, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        await zicht.WaitForErasedAsync(cancellationToken);
        return await ReadCommittedAsync(read, cancellationToken) ?? await ReadAsync(read, cancellationToken);
    }

    /// <summary>Waits for the readers that are busy and closes all.</summary>
    public async ValueTask DisposeAsync()
    {
        Volatile.Write(ref _gesloten, true);
        for (var i = 0; i < max; i++)
            await _free.WaitAsync();
        while (_idle.TryTake(out var database))
            database.Dispose();
        _free.Release(max);
    }

    private async ValueTask<T> ReadCommittedAsync<T>(Func<Database, T> read, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            if (Volatile.Read(ref _gesloten))
                throw new OpslagException("De opslag is gesloten.");
            if (!_idle.TryTake(out var database))
                database = Database.OpenReader(path);
            try
            {
                return read(database);
            }
            finally
            {
                _idle.Add(database);
            }
        }
        finally
        {
            _free.Release();
        }
    }
}
