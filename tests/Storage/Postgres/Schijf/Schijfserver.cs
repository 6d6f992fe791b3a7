using IB.Gateway.Proefservers;
using IB.Gateway.Storage.Postgres;
using IB.Gateway.Storage.Tests.Crash;
using IB.Gateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace IB.Gateway.Storage.Tests.Postgres.Schijf;

/// <summary>A server that puts commits on a disk which a test can break, with a database for each test.</summary>
public sealed class Schijfserver : IAsyncLifetime
{
    /// <summary>Folders of the server: of its tables, and of its write-ahead log.</summary>
    public const string Tabellen = "base";
    public const string Log = "pg_wal";

    // A segment of the log is made when it is needed, and not an old one used again.
    private const string Instellingen = "-c wal_recycle=off";

    private readonly TijdelijkeMap _map = new();
    private Testing.Schijf? _schijf;
    private Postgresserver? _server;
    private string _database = "";
    private int _nummer;

    internal Testing.Schijf Schijf => _schijf ?? throw new InvalidOperationException("De server is niet gestart.");

    /// <summary>Of the database of this test; what is not answered or found out in a moment is given up.</summary>
    internal OpslagOptions Options
    {
        get
        {
            var options = Crashkind.Options(_map[_database], _server!.Poort, _database);
            return options with { Postgres = options.Postgres with { Uitkomsttijd = TimeSpan.FromSeconds(1), Antwoordtijd = TimeSpan.FromSeconds(5) } };
        }
    }

    public async ValueTask InitializeAsync()
    {
        _schijf = await Testing.Schijf.CreateAsync();
        _server = await Postgresserver.StartSafeAsync(Schijf.Map, Instellingen, Schijf.Omgeving(Postgresserver.FindGegevens(Schijf.Map)));
    }

    public async ValueTask DisposeAsync()
    {
        _schijf?.Heal();
        if (_server is not null)
            await _server.DisposeAsync();
        _schijf?.Dispose();
        _map.Dispose();
    }

    /// <summary>Begins a test: an empty database, on a disk that is well.</summary>
    internal async Task CreateAsync()
    {
        await HealAsync();
        _database = $"schijf_{++_nummer}";
        await _server!.CreateAsync(_database);
    }

    internal Task<PostgresOpslag> OpenAsync() => OpenAsync(TimeProvider.System);

    internal Task<PostgresOpslag> OpenAsync(TimeProvider klok)
    {
        var options = Options;
        return PostgresOpslag.OpenAsync(
            klok == TimeProvider.System ? options : options with { Postgres = options.Postgres with { MaxKlokverschil = null } },
            klok, NullLogger<PostgresOpslag>.Instance, CancellationToken.None);
    }

    /// <summary>There is room again; a server that stopped because there was none is started, as an operator does.</summary>
    internal async Task HealAsync()
    {
        Schijf.Heal();
        while (true)
        {
            try
            {
                await ScalarAsync("SELECT 1");
                return;
            }
            // It stops, or recovers.
            catch (NpgsqlException) when (_server!.Loopt)
            {
                TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            }
            catch (NpgsqlException)
            {
                await _server!.StartAgainAsync();
            }
        }
    }

    /// <summary>The write-ahead log needs a new file for the next thing that is written, whatever becomes of that.</summary>
    internal async Task FillLogAsync()
    {
        try
        {
            await ScalarAsync("SELECT pg_switch_wal()");
        }
        catch (NpgsqlException)
        {
            // Then it needed one already.
        }
    }

    /// <summary>Runs a statement in the database of the test.</summary>
    internal async Task<object?> ScalarAsync(string sql)
    {
        await using var verbinding = new NpgsqlConnection(_server!.Verbinding(_database is "" ? "postgres" : _database));
        await verbinding.OpenAsync();
        await using var command = new NpgsqlCommand(sql, verbinding);
        return await command.ExecuteScalarAsync();
    }
}
