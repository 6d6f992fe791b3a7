using IB.Gateway.LoadTests.Meten;
using IB.Gateway.Proefservers;
using IB.Gateway.Storage;
using Npgsql;

namespace IB.Gateway.LoadTests.Installatie;

/// <summary>The PostgreSQL that nodes share, with an empty database for each measurement.</summary>
internal sealed class Meetdatabase : IAsyncDisposable
{
    // A tenth of the memory of the machine on which figures are published; the default of the package is a guess for any machine.
    private const string Instellingen = "-c shared_buffers=2GB -c max_wal_size=8GB";

    private readonly Postgresserver _server;
    private string _database = "postgres";
    private int _nummer;

    private Meetdatabase(Postgresserver server) => _server = server;

    /// <summary>What its processes have used so far.</summary>
    internal TimeSpan Cpu => Procesboom.ReadCpu(_server.Procesnummer);

    /// <summary>The database of now, as the store connects to it.</summary>
    internal PostgresOptions Options
        => new() { Server = "127.0.0.1", Poort = _server.Poort, Database = _database, Gebruiker = Postgresserver.Gebruiker };

    /// <summary>Starts the server.</summary>
    /// <param name="map">Folder on the disk that is measured.</param>
    internal static async Task<Meetdatabase> StartAsync(string map) => new(await Postgresserver.StartSafeAsync(map, Instellingen));

    /// <summary>Makes an empty database, and removes the one before it.</summary>
    internal async Task RenewAsync()
    {
        var (oud, nieuw) = (_database, $"meting_{++_nummer}");
        await _server.CreateAsync(nieuw);
        _database = nieuw;
        if (oud != "postgres")
            await RunAsync($"DROP DATABASE {oud}");
        await RunAsync("CHECKPOINT");
    }

    /// <summary>Bytes of write-ahead log that it ever wrote.</summary>
    internal async Task<long> ReadWalAsync() => (long)(decimal)(await RunAsync("SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn"))!;

    /// <summary>Bytes of the database on disk.</summary>
    internal async Task<long> ReadOmvangAsync() => (long)(await RunAsync("SELECT pg_database_size(current_database())"))!;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task<object?> RunAsync(string sql)
    {
        await using var verbinding = new NpgsqlConnection(_server.Verbinding(_database));
        await verbinding.OpenAsync();
        await using var command = new NpgsqlCommand(sql, verbinding);
        return await command.ExecuteScalarAsync();
    }
}
