using IB.Gateway.Proefservers;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// The profile of the chains of a run: embedded, or cluster when the environment says so. Nothing but the settings differs. Chains of the cluster
/// share a PostgreSQL, where each has a database, and a Redis, where each has a prefix.
/// </summary>
internal static class Proefprofiel
{
    internal const string Variabele = "IB_GATEWAY_PROEFPROFIEL";
    private const string Cluster = "cluster";

    private static readonly Lazy<Task<Postgresserver>> Server = new(Postgresserver.StartSafeAsync);
    private static readonly Lazy<Task<Redisserver>> Redis = new(static () => Redisserver.StartAsync());
    private static int _nummer;

    private static bool IsCluster => Environment.GetEnvironmentVariable(Variabele) switch
    {
        null or "" => false,
        Cluster => true,
        var anders => throw new InvalidOperationException($"{Variabele} is {anders}: leave it out, or say {Cluster}."),
    };

    /// <summary>The port of the database that chains use; <see langword="null"/> when they have none.</summary>
    internal static int? Databasepoort => Server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true } ? Server.Value.Result.Poort : null;

    /// <summary>The port of the Redis that they use; <see langword="null"/> when they have none.</summary>
    internal static int? Redispoort => Redis is { IsValueCreated: true, Value.IsCompletedSuccessfully: true } ? Redis.Value.Result.Poort : null;

    /// <summary>The settings that make a chain one of this profile, by path.</summary>
    internal static async Task<IReadOnlyDictionary<string, string>> MakeAsync(Ketenplan plan)
    {
        if (!IsCluster)
            return new Dictionary<string, string>();
        if (plan.Tijd != TimeProvider.System)
            throw new InvalidOperationException(
                $"Turns count by the clock of the database server, so a chain with a made clock cannot be one of a cluster: say {nameof(AlleenEmbeddedAttribute)}.");
        var server = await Server.Value;
        var database = $"keten_{Interlocked.Increment(ref _nummer)}";
        await server.CreateAsync(database);
        return new Dictionary<string, string>(Instellingen(server, database))
        {
            ["redis:servers:0"] = (await Redis.Value).Adres,
            ["redis:voorvoegsel"] = $"{database}:",
        };
    }

    /// <summary>The settings of a node on a database of a server.</summary>
    internal static Dictionary<string, string> Instellingen(Postgresserver server, string database) => new()
    {
        ["opslag:soort"] = "Postgres",
        ["opslag:postgres:server"] = "127.0.0.1",
        ["opslag:postgres:poort"] = $"{server.Poort}",
        ["opslag:postgres:database"] = database,
        ["opslag:postgres:gebruiker"] = Postgresserver.Gebruiker,
    };

    /// <summary>Ends the server, when all chains have.</summary>
    internal static async ValueTask StopAsync()
    {
        if (Redis.IsValueCreated)
            await (await Redis.Value).DisposeAsync();
        if (Server.IsValueCreated)
            await (await Server.Value).DisposeAsync();
    }
}
