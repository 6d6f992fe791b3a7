using IB.Gateway.Storage.Postgres;
using IB.Gateway.Storage.Tests.Crash;
using IB.Gateway.Testing;
using IB.Gateway.Proefservers;
using Microsoft.Extensions.Logging.Abstractions;

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

    internal Task<PostgresOpslag> OpenAsync()
        => PostgresOpslag.OpenAsync(Options, TimeProvider.System, NullLogger<PostgresOpslag>.Instance, CancellationToken.None);
}
