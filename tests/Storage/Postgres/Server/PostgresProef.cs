using IB.Gateway.Storage.Bestanden;
using IB.Gateway.Storage.Postgres;
using IB.Gateway.Testing;
using IB.Gateway.Proefservers;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace IB.Gateway.Storage.Tests.Postgres.Server;

/// <summary>A database with a store, for one test; nodes open it as they like.</summary>
internal sealed class PostgresProef(Gedeeldeserver gedeeld) : IDisposable
{
    /// <summary>Stroken of 64 messages, so that hundreds cross the limits that in use millions do.</summary>
    public const int Strookbits = 6;

    private TijdelijkeMap? _map;
    private string? _database;
    private string? _verbinding;

    /// <summary>The settings of a node.</summary>
    public static OpslagOptions Options(Postgresserver server, string database, string map) => new()
    {
        Map = map,
        Soort = Opslagsoort.Postgres,
        Postgres = new PostgresOptions
        {
            Server = "127.0.0.1", Poort = server.Poort, Database = database, Gebruiker = Postgresserver.Gebruiker, MagOnveilig = true, Strookbits = Strookbits,
            MaxKlokverschil = null,
        },
    };

    /// <summary>The settings for a node in this database.</summary>
    public async Task<OpslagOptions> GetOptionsAsync()
    {
        var server = await gedeeld.GetAsync();
        if (_map is null)
        {
            _map = new TijdelijkeMap();
            Rechten.EnsureFolder(_map["data"]);
            File.Copy(gedeeld.Sleutels, _map["data/opslag.sleutels"]);
        }

        _database ??= await gedeeld.RentAsync();
        _verbinding = server.Verbinding(_database);
        return Options(server, _database, _map["data"]);
    }

    public async Task<PostgresOpslag> OpenAsync(TimeProvider time)
        => await PostgresOpslag.OpenAsync(await GetOptionsAsync(), time, NullLogger<PostgresOpslag>.Instance, CancellationToken.None);

    /// <summary>Runs a statement in the database.</summary>
    public async Task<object?> ScalarAsync(string sql)
    {
        await using var verbinding = await ConnectAsync();
        await using var command = new NpgsqlCommand(sql, verbinding);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>A connection of the test's own.</summary>
    public async Task<NpgsqlConnection> ConnectAsync()
    {
        await GetOptionsAsync();
        var verbinding = new NpgsqlConnection(_verbinding);
        await verbinding.OpenAsync();
        return verbinding;
    }

    /// <summary>Throws the store away; a node that opens after this finds an empty one.</summary>
    public void Dispose()
    {
        _map?.Dispose();
        _map = null;
        if (_database is { } database)
            gedeeld.Return(database);
        _database = null;
    }
}
