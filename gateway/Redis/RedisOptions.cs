using System.Globalization;
using IB.Gateway.Storage;

namespace IB.Gateway.Redis;

/// <summary>The Redis that the nodes of a cluster share, to be faster and to share limits. Nothing depends on it.</summary>
internal sealed record RedisOptions
{
    /// <summary>Port of a server that names none.</summary>
    public const int DefaultPoort = 6379;

    /// <summary>Default of <see cref="Voorvoegsel"/>.</summary>
    public const string DefaultVoorvoegsel = "ib-gateway:";

    /// <summary>Default of <see cref="Tijdslimiet"/>: 50 ms.</summary>
    public static readonly TimeSpan DefaultTijdslimiet = TimeSpan.FromMilliseconds(50);

    /// <summary>Default of <see cref="Verbindtijd"/>: 2 seconds.</summary>
    public static readonly TimeSpan DefaultVerbindtijd = TimeSpan.FromSeconds(2);

    /// <summary>Default of <see cref="Pauze"/>: 2 seconds.</summary>
    public static readonly TimeSpan DefaultPauze = TimeSpan.FromSeconds(2);

    private static readonly RedisOptions Standaard = new();

    /// <summary>
    /// The servers, <c>name:port</c> or <c>name</c> (port 6379): one, or a primary with its replicas, of which the primary is used. Default none:
    /// no Redis.
    /// </summary>
    public IReadOnlyList<string> Servers { get; init; } = [];

    /// <summary>Path of a file of which the first line is the password; it is read at start. Default none.</summary>
    public string? Wachtwoordbestand { get; init; }

    /// <summary>Whether the connection is encrypted and the server proves who it is. Default <see cref="Databasetls.Passend"/>.</summary>
    public Databasetls Tls { get; init; }

    /// <summary>Path of a PEM file with the root certificates that the server's is checked against. Default: those of the machine.</summary>
    public string? Ankers { get; init; }

    /// <summary>
    /// What every key begins with, 1-64 letters, digits and <c>: - _ .</c>. Default <c>ib-gateway:</c>. The same for all nodes of a cluster, and another for
    /// each cluster.
    /// </summary>
    public string Voorvoegsel { get; init; } = DefaultVoorvoegsel;

    /// <summary>How long is waited for an answer, 5 ms to 1 second. Default 50 ms.</summary>
    public TimeSpan Tijdslimiet { get; init; } = DefaultTijdslimiet;

    /// <summary>How long is waited for a connection, 100 ms to 10 seconds. Default 2 seconds.</summary>
    public TimeSpan Verbindtijd { get; init; } = DefaultVerbindtijd;

    /// <summary>How long nothing is asked after too many questions went wrong, 500 ms to 1 minute. Default 2 seconds.</summary>
    public TimeSpan Pauze { get; init; } = DefaultPauze;

    /// <summary>How often it is looked whether Redis is there. Less in tests.</summary>
    internal TimeSpan Ronde { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether there is a Redis.</summary>
    internal bool IsAan => Servers.Count > 0;

    /// <summary>Whether the connection must be encrypted: as said, and otherwise to any other machine.</summary>
    internal bool IsVersleuteld => Tls switch
    {
        Databasetls.Volledig => true,
        Databasetls.Geen => false,
        _ => !ReadServers().All(static s => PostgresOptions.IsEigenMachine(s.Naam)),
    };

    /// <summary>The servers by name and port.</summary>
    internal IEnumerable<(string Naam, int Poort)> ReadServers()
        => Servers.Select(static s => Split(s) ?? throw new InvalidOperationException($"{s} is no server."));

    /// <summary>The same settings with absolute paths.</summary>
    internal RedisOptions Rooted(string map)
    {
        string? Root(string? pad) => pad is null ? null : Path.GetFullPath(pad, map);
        return this with { Wachtwoordbestand = Root(Wachtwoordbestand), Ankers = Root(Ankers) };
    }

    /// <summary>Every error in these settings, in Dutch.</summary>
    /// <param name="opslag">Where the store is.</param>
    internal IEnumerable<string> Validate(Opslagsoort opslag)
    {
        if (!IsAan)
            return this with { Servers = Standaard.Servers } == Standaard
                ? []
                : ["redis.servers is leeg terwijl er andere instellingen van redis zijn: noem de server of laat redis weg"];
        return ValidateServers().Concat(ValidateOverige()).Concat(ValidateTijden())
            .Concat(opslag == Opslagsoort.Postgres ? [] : ["redis kan alleen met opslag.soort Postgres: één knooppunt heeft niets te delen. Laat redis weg"]);
    }

    private static (string Naam, int Poort)? Split(string server)
    {
        // An IPv6 address is written between brackets when a port follows.
        var einde = server.StartsWith('[') ? server.IndexOf(']', StringComparison.Ordinal) : -1;
        var dubbelepunt = server.IndexOf(':', einde + 1);
        var naam = einde > 0 ? server[1..einde] : dubbelepunt < 0 ? server : server[..dubbelepunt];
        if (einde > 0 && dubbelepunt != einde + 1 && einde != server.Length - 1)
            return null;
        if (naam.Length == 0 || naam.AsSpan().ContainsAny(" ,=;/") || Uri.CheckHostName(naam) == UriHostNameType.Unknown)
            return null;
        if (dubbelepunt < 0)
            return (naam, DefaultPoort);
        return int.TryParse(server.AsSpan(dubbelepunt + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var poort) && poort is >= 1 and <= 65_535
            ? (naam, poort)
            : null;
    }

    private IEnumerable<string> ValidateServers()
        => Servers.Where(static s => Split(s) is null).Select(static s => $"redis.servers: '{s}' is geen server; schrijf naam:poort");

    private IEnumerable<string> ValidateOverige()
    {
        foreach (var (naam, pad) in new[] { ("wachtwoordbestand", Wachtwoordbestand), ("ankers", Ankers) })
        {
            if (pad is not null && !File.Exists(pad))
                yield return $"redis.{naam}: het bestand {pad} bestaat niet";
        }

        if (!Enum.IsDefined(Tls))
            yield return "redis.tls moet Passend, Volledig of Geen zijn";
        if (Voorvoegsel.Length is < 1 or > 64 || Voorvoegsel.Any(static t => !char.IsAsciiLetterOrDigit(t) && t is not (':' or '-' or '_' or '.')))
            yield return "redis.voorvoegsel moet 1 tot en met 64 letters, cijfers en de tekens : - _ . hebben";
    }

    private IEnumerable<string> ValidateTijden()
    {
        if (Tijdslimiet < TimeSpan.FromMilliseconds(5) || Tijdslimiet > TimeSpan.FromSeconds(1))
            yield return $"redis.tijdslimiet is {Tijdslimiet} en moet van 5 ms tot en met 1 seconde zijn";
        if (Verbindtijd < TimeSpan.FromMilliseconds(100) || Verbindtijd > TimeSpan.FromSeconds(10))
            yield return $"redis.verbindtijd is {Verbindtijd} en moet van 100 ms tot en met 10 seconden zijn";
        if (Pauze < TimeSpan.FromMilliseconds(500) || Pauze > TimeSpan.FromMinutes(1))
            yield return $"redis.pauze is {Pauze} en moet van 500 ms tot en met 1 minuut zijn";
    }
}
