using Npgsql;

namespace IB.Gateway.Storage.Postgres;

/// <summary>
/// The connections of one node to the database: a bounded pool, of which readers can take only their part, so that a crowd of readers never
/// keeps a writer waiting. Safe on any thread.
/// </summary>
internal sealed class Verbindingen : IAsyncDisposable
{
    private readonly Databron _databron;
    private readonly NpgsqlDataSource _bron;
    private readonly SemaphoreSlim _lezers;

    public Verbindingen(Databron bron, string naam, int lezers)
    {
        _databron = bron;
        _bron = bron.Bron;
        Naam = naam;
        _lezers = new SemaphoreSlim(lezers, lezers);
    }

    /// <summary>The database as messages call it: server and name.</summary>
    public string Naam { get; }

    /// <summary>A connection for who writes.</summary>
    /// <exception cref="OpslagException">The database cannot be reached.</exception>
    public async ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _bron.OpenConnectionAsync(cancellationToken);
        }
        catch (Exception e) when (Serverfout.Is(e))
        {
            throw Serverfout.Translate(Naam, e);
        }
    }

    /// <summary>Reads. A connection that turns out to be broken is replaced by another, once: the server may have been started anew.</summary>
    /// <exception cref="OpslagException">The database cannot be reached, or cannot read.</exception>
    public async ValueTask<T> ReadAsync<T>(Func<NpgsqlConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        await _lezers.WaitAsync(cancellationToken);
        try
        {
            for (var poging = 1; ; poging++)
            {
                try
                {
                    await using var verbinding = await _bron.OpenConnectionAsync(cancellationToken);
                    return await read(verbinding);
                }
                catch (Exception e) when (Serverfout.Is(e))
                {
                    if (poging > 1 || !Serverfout.MagDirectOpnieuw(e))
                        throw Serverfout.Translate(Naam, e);
                }
            }
        }
        finally
        {
            _lezers.Release();
        }
    }

    /// <summary>Reads the rows of one statement.</summary>
    /// <exception cref="OpslagException">The database cannot be reached, or cannot read.</exception>
    public ValueTask<List<T>> ListAsync<T>(string sql, NpgsqlParameter[] parameters, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
        => ReadAsync(verbinding => verbinding.ListAsync(sql, parameters, read, cancellationToken), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _databron.DisposeAsync();
        _lezers.Dispose();
    }
}
