using Npgsql;

namespace IB.Gateway.Storage.Postgres;

/// <summary>
/// The connections of one node to the database: a bounded pool for readers and one for writers, so that a crowd of readers never keeps a writer
/// waiting, nor a small change that must be in time. Safe on any thread.
/// </summary>
internal sealed class Verbindingen(Databron schrijvers, Databron lezers, string naam, int maxLezers) : IAsyncDisposable
{
    /// <summary>Small changes at a time.</summary>
    public const int MaxKlein = 3;

    private readonly SemaphoreSlim _lezers = new(maxLezers, maxLezers);
    private readonly SemaphoreSlim _klein = new(MaxKlein, MaxKlein);

    /// <summary>The database as messages call it: server and name.</summary>
    public string Naam => naam;

    /// <summary>A connection for who writes.</summary>
    /// <exception cref="OpslagException">The database cannot be reached.</exception>
    public async ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await schrijvers.Bron.OpenConnectionAsync(cancellationToken);
        }
        catch (Exception e) when (Serverfout.Is(e))
        {
            throw Serverfout.Translate(naam, e);
        }
    }

    /// <summary>Reads. A connection that turns out to be broken is replaced by another, once: the server may have been started anew.</summary>
    /// <exception cref="OpslagException">The database cannot be reached, or cannot read.</exception>
    public ValueTask<T> ReadAsync<T>(Func<NpgsqlConnection, Task<T>> read, CancellationToken cancellationToken)
        => RunAsync(_lezers, lezers.Bron, (verbinding, _) => read(verbinding), cancellationToken);

    /// <summary>
    /// Reads with question after question, each of which waits for its answer: on a thread of its own, because the answers to those who write come
    /// over the thread pool.
    /// </summary>
    /// <exception cref="OpslagException">The database cannot be reached, or cannot read.</exception>
    public ValueTask<T> WalkAsync<T>(Func<NpgsqlConnection, T> walk, CancellationToken cancellationToken)
        => ReadAsync(
            verbinding => Task.Factory.StartNew(() => walk(verbinding), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default),
            cancellationToken);

    /// <summary>
    /// Changes something small, in one statement. Done again, once, over another connection when the first turns out to be broken; the change is told,
    /// for the first time may have counted.
    /// </summary>
    /// <exception cref="OpslagException">The database cannot be reached, or cannot write; or a synchronous replica may not have it.</exception>
    public ValueTask<T> ChangeAsync<T>(Func<NpgsqlConnection, bool, Task<T>> change, CancellationToken cancellationToken)
        => RunAsync(
            _klein, schrijvers.Bron,
            async (verbinding, opnieuw) =>
            {
                using var wacht = new Commitwacht(verbinding);
                var uitkomst = await change(verbinding, opnieuw);
                return wacht.Gewaarschuwd
                    ? throw new OpslagException(
                        $"Database {naam}: de replica waarop de server wacht heeft de wijziging misschien niet. Het knooppunt probeert het opnieuw.")
                    {
                        IsTijdelijk = true,
                    }
                    : uitkomst;
            },
            cancellationToken);

    /// <summary>Reads the rows of one statement.</summary>
    /// <exception cref="OpslagException">The database cannot be reached, or cannot read.</exception>
    public ValueTask<List<T>> ListAsync<T>(string sql, NpgsqlParameter[] parameters, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
        => ReadAsync(verbinding => verbinding.ListAsync(sql, parameters, read, cancellationToken), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await schrijvers.DisposeAsync();
        await lezers.DisposeAsync();
        _lezers.Dispose();
        _klein.Dispose();
    }

    private async ValueTask<T> RunAsync<T>(
        SemaphoreSlim poort, NpgsqlDataSource bron, Func<NpgsqlConnection, bool, Task<T>> work, CancellationToken cancellationToken)
    {
        await poort.WaitAsync(cancellationToken);
        try
        {
            for (var opnieuw = false; ; opnieuw = true)
            {
                try
                {
                    await using var verbinding = await bron.OpenConnectionAsync(cancellationToken);
                    return await work(verbinding, opnieuw);
                }
                catch (Exception e) when (Serverfout.Is(e))
                {
                    if (opnieuw || !Serverfout.MagDirectOpnieuw(e))
                        throw Serverfout.Translate(naam, e);
                }
            }
        }
        finally
        {
            poort.Release();
        }
    }
}
