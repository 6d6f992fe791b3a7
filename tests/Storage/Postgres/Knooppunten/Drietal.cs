using IB.Gateway.Storage.Postgres;
using IB.Gateway.Storage.Tests.Postgres.Server;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.Storage.Tests.Postgres.Knooppunten;

/// <summary>Three nodes on one database.</summary>
internal sealed class Drietal : IAsyncDisposable
{
    private readonly PostgresProef _proef;

    private Drietal(PostgresProef proef) => _proef = proef;

    public List<PostgresOpslag> Knooppunten { get; } = [];

    public PostgresOpslag A => Knooppunten[0];

    public PostgresOpslag B => Knooppunten[1];

    public PostgresOpslag C => Knooppunten[2];

    public PostgresProef Proef => _proef;

    /// <summary>Opens three, all at the same time; turns last a second.</summary>
    public static async Task<Drietal> OpenAsync(Gedeeldeserver server)
    {
        var drietal = new Drietal(new PostgresProef(server));
        var options = await drietal._proef.GetOptionsAsync();
        options = options with { Postgres = options.Postgres with { Beurtduur = TimeSpan.FromSeconds(1) } };
        drietal.Knooppunten.AddRange(await Task.WhenAll(Enumerable.Range(0, 3).Select(
            _ => PostgresOpslag.OpenAsync(options, TimeProvider.System, NullLogger<PostgresOpslag>.Instance, CancellationToken.None))));
        return drietal;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var knooppunt in Knooppunten)
            await knooppunt.DisposeAsync();
        _proef.Dispose();
    }
}
