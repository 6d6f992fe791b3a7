using IB.Gateway.Storage.Postgres;
using IB.Gateway.Storage.Tests.Crash;
using IB.Gateway.Testing;
using IB.Gateway.Proefservers;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace IB.Gateway.Storage.Tests.Postgres.Uitval;

/// <summary>A server that a test may kill, which puts commits on disk, with a folder for the nodes.</summary>
public sealed class Eigenserver : IAsyncLifetime
{
    private const string Database = "uitval";
    private readonly TijdelijkeMap _map = new();
    private Postgresserver? _server;

    internal Postgresserver Server => _server ?? throw new InvalidOperationException("De server is niet gestart.");

    internal OpslagOptions Options => Crashkind.Options(_map["data"], Server.Poort, Database);

    /// <summary>What the process that gets killed is started with.</summary>
    internal IReadOnlyList<string> Argumenten(int eerste) => [_map["data"], $"{eerste}", $"{Server.Poort}", Database];

    public async ValueTask InitializeAsync()
    {
        _server = await Postgresserver.StartSafeAsync();
        await _server.CreateAsync(Database);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _map.Dispose();
    }

    /// <summary>Runs a statement in the database.</summary>
    internal async Task<object?> ScalarAsync(string sql)
    {
        await using var verbinding = new NpgsqlConnection(Server.Verbinding(Database));
        await verbinding.OpenAsync();
        await using var command = new NpgsqlCommand(sql, verbinding);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Changes a setting of the server, as an operator does who edits the file and lets it be read.</summary>
    internal async Task SetAsync(string instelling, string waarde)
    {
        await ScalarAsync($"ALTER SYSTEM SET {instelling} = '{waarde}'");
        await ScalarAsync("SELECT pg_reload_conf()");
        while (await ScalarAsync($"SELECT 1 WHERE current_setting('{instelling}') = '{waarde}'") is null)
        {
        }
    }

    internal Task<PostgresOpslag> OpenAsync()
        => PostgresOpslag.OpenAsync(Options, TimeProvider.System, NullLogger<PostgresOpslag>.Instance, CancellationToken.None);
}
