using IB.Gateway.Hosting;
using IB.Gateway.Proefservers;
using IB.Gateway.Redis;
using IB.Gateway.Storage;

namespace IB.Gateway.Demo;

/// <summary>What the nodes of the cluster profile share, for as long as the demo takes: a PostgreSQL and a Redis of its own.</summary>
internal sealed class Democluster : IAsyncDisposable
{
    private const string Database = "demo";
    private readonly Postgresserver _server;
    private readonly Redisserver _redis;

    private Democluster(Postgresserver server, Redisserver redis) => (_server, _redis) = (server, redis);

    /// <summary>How many nodes there are: enough to see that it does not matter which one a party talks to.</summary>
    internal static int Knooppunten => 2;

    /// <summary>Starts the servers.</summary>
    /// <exception cref="ProefserverException">One is not installed, or does not start.</exception>
    internal static async Task<Democluster> StartAsync()
    {
        var server = await Postgresserver.StartSafeAsync();
        try
        {
            await server.CreateAsync(Database);
            return new Democluster(server, await Redisserver.StartAsync());
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>The settings of a node on the servers.</summary>
    internal Instellingen Apply(Instellingen instellingen) => instellingen with
    {
        Redis = new RedisOptions { Servers = [_redis.Adres] },
        Opslag = instellingen.Opslag with
        {
            Soort = Opslagsoort.Postgres,
            Postgres = new PostgresOptions { Server = "127.0.0.1", Poort = _server.Poort, Database = Database, Gebruiker = Postgresserver.Gebruiker },
        },
    };

    public async ValueTask DisposeAsync()
    {
        await _redis.DisposeAsync();
        await _server.DisposeAsync();
    }
}
