using IB.Gateway.Proefservers;
using IB.Gateway.Testing.Kafka;

namespace IB.Gateway.EndToEnd.Tests.Cluster;

/// <summary>What the nodes of a cluster stand on: a PostgreSQL, a Redis, and three brokers of Kafka.</summary>
internal sealed class Clusterservers : IAsyncDisposable
{
    /// <summary>Where the CAK reads which care begins.</summary>
    internal const string Topic = "ib.cak.wmo-zorgstatus";

    /// <summary>Partitions of the topic.</summary>
    internal const int Partities = 3;

    private const int AantalBrokers = 3;
    private const string Databasenaam = "storingen";

    private Clusterservers(Postgresserver database, Redisserver redis) => (Database, Redis) = (database, redis);

    /// <summary>The database server.</summary>
    internal Postgresserver Database { get; }

    /// <summary>The Redis.</summary>
    internal Redisserver Redis { get; }

    /// <summary>The brokers, as librdkafka imitates them.</summary>
    internal Mockcluster Brokers { get; } = new(AantalBrokers);

    /// <summary>How to connect to the database beside the lines of the nodes.</summary>
    internal string Verbinding => Database.Verbinding(Databasenaam);

    /// <summary>The settings of a node, by path.</summary>
    internal Dictionary<string, string> Instellingen => new(Proefprofiel.Instellingen(Database, Databasenaam))
    {
        ["redis:servers:0"] = Redis.Adres,
        ["kafka:servers"] = Brokers.Servers,
        ["kafka:ophaaladres"] = "https://knooppunt.example:8443",
        ["kafka:ronde"] = "00:00:00.100",
        ["kafka:maxHerkans"] = "00:00:01",
    };

    /// <summary>Starts all.</summary>
    internal static async Task<Clusterservers> StartAsync()
    {
        var database = await Postgresserver.StartSafeAsync();
        var servers = new Clusterservers(database, await Redisserver.StartAsync());
        servers.Brokers.CreateTopic(Topic, Partities, AantalBrokers);
        await database.CreateAsync(Databasenaam);
        return servers;
    }

    /// <summary>Ends all.</summary>
    public async ValueTask DisposeAsync()
    {
        Brokers.Dispose();
        await Redis.DisposeAsync();
        await Database.DisposeAsync();
    }
}
