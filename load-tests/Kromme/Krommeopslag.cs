using System.Diagnostics;
using IB.Gateway.LoadTests.Installatie;
using IB.Gateway.LoadTests.Meten;
using IB.Gateway.Storage;
using IB.Gateway.Storage.Postgres;
using IB.Gateway.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.LoadTests.Kromme;

/// <summary>The store that is filled, in a folder of its own on the disk that is measured, and what it uses.</summary>
internal sealed class Krommeopslag : IAsyncDisposable
{
    private readonly OpslagOptions _opties;
    private readonly Meetdatabase? _database;

    private Krommeopslag(OpslagOptions opties, IOpslag opslag, Meetdatabase? database)
        => (_opties, Opslag, _database) = (opties, opslag, database);

    /// <summary>The store, open.</summary>
    internal IOpslag Opslag { get; private set; }

    /// <summary>Makes an empty one.</summary>
    /// <param name="soort">SQLite in this process, or PostgreSQL with a server of its own.</param>
    /// <param name="map">An empty folder.</param>
    internal static async Task<Krommeopslag> CreateAsync(Opslagsoort soort, string map)
    {
        var opties = new OpslagOptions { Soort = soort, Map = Path.Combine(map, "opslag") };
        if (soort == Opslagsoort.Sqlite)
            return new Krommeopslag(opties, await OpenAsync(opties), null);
        var database = await Meetdatabase.StartAsync(map);
        try
        {
            await database.RenewAsync();
            opties = opties with { Postgres = database.Options };
            return new Krommeopslag(opties, await OpenAsync(opties), database);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Closes the store and opens it again; gives how long opening took.</summary>
    internal async Task<TimeSpan> ReopenAsync()
    {
        await Opslag.DisposeAsync();
        var begin = Stopwatch.GetTimestamp();
        Opslag = await OpenAsync(_opties);
        return Stopwatch.GetElapsedTime(begin);
    }

    /// <summary>What was used so far: by this process and by the server; and bytes to the disk, which of PostgreSQL are those of its write-ahead log.</summary>
    internal async Task<Verbruik> ReadVerbruikAsync()
    {
        var zelf = Processtand.Read(Environment.ProcessId);
        return _database is null
            ? new Verbruik(zelf.Cpu, TimeSpan.Zero, zelf.Geschreven)
            : new Verbruik(zelf.Cpu, _database.Cpu, await _database.ReadWalAsync());
    }

    /// <summary>Bytes on disk: the files of SQLite, or the database of PostgreSQL without its write-ahead log.</summary>
    internal async Task<long> ReadBytesAsync() => _database is null ? Schijf.Bytes(_opties.Map) : await _database.ReadOmvangAsync();

    public async ValueTask DisposeAsync()
    {
        await Opslag.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    private static async Task<IOpslag> OpenAsync(OpslagOptions opties) => opties.Soort == Opslagsoort.Postgres
        ? await PostgresOpslag.OpenAsync(opties, TimeProvider.System, NullLogger<PostgresOpslag>.Instance, CancellationToken.None)
        : SqliteOpslag.Open(opties, TimeProvider.System, NullLogger<SqliteOpslag>.Instance);

    /// <summary>What a store used.</summary>
    /// <param name="Cpu">Core time of this process.</param>
    /// <param name="CpuServer">Core time of the database server.</param>
    /// <param name="Geschreven">Bytes to the disk.</param>
    internal readonly record struct Verbruik(TimeSpan Cpu, TimeSpan CpuServer, long Geschreven);
}
