using System.Collections.Concurrent;
using IB.Gateway.Storage.Postgres;
using IB.Gateway.Testing;
using IB.Gateway.Proefservers;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

[assembly: AssemblyFixture(typeof(IB.Gateway.Storage.Tests.Postgres.Server.Gedeeldeserver))]

namespace IB.Gateway.Storage.Tests.Postgres.Server;

/// <summary>The server that all tests of a run share, each with a database of its own: a copy of an empty store.</summary>
public sealed class Gedeeldeserver : IAsyncLifetime
{
    private const string Sjabloon = "sjabloon";
    private readonly TijdelijkeMap _map = new();
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly ConcurrentBag<string> _vrij = [];
    private Postgresserver? _server;
    private int _nummer;

    /// <summary>The key file of the empty store, and so of every copy.</summary>
    internal string Sleutels => _map["data/opslag.sleutels"];

    // Started when the first test asks, so that a run without such tests needs no server.
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _map.Dispose();
        _gate.Dispose();
    }

    /// <summary>The server, started.</summary>
    internal async Task<Postgresserver> GetAsync()
    {
        await _gate.WaitAsync();
        try
        {
            if (_server is null)
                await StartAsync();
            return _server!;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>A database with an empty store in it, for one test at a time; its name. Used again, for making one takes most of a second.</summary>
    internal async Task<string> RentAsync()
    {
        var server = await GetAsync();
        if (_vrij.TryTake(out var vrij))
            return vrij;
        var naam = $"proef_{Interlocked.Increment(ref _nummer)}";
        // A template may have only one copier at a time.
        await _gate.WaitAsync();
        try
        {
            await server.CreateAsync(naam, Sjabloon);
        }
        finally
        {
            _gate.Release();
        }

        return naam;
    }

    /// <summary>Takes a database back, in which nobody works any more.</summary>
    internal void Return(string database)
    {
        using var verbinding = new NpgsqlConnection(_server!.Verbinding(database));
        verbinding.Open();
        using var command = new NpgsqlCommand(Leegmaken.Sql, verbinding);
        command.ExecuteNonQuery();
        _vrij.Add(database);
    }

    private async Task StartAsync()
    {
        _server = await Postgresserver.StartFastAsync();
        await _server.CreateAsync(Sjabloon);
        var options = PostgresProef.Options(_server, Sjabloon, _map["data"]);
        await using var opslag = await PostgresOpslag.OpenAsync(options, TimeProvider.System, NullLogger<PostgresOpslag>.Instance, CancellationToken.None);
    }
}
