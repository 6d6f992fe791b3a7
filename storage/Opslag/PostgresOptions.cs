namespace IB.Gateway.Storage;

/// <summary>Where the database is, and how the nodes that share it work together. See <see cref="Opslagsoort.Postgres"/>.</summary>
public sealed record PostgresOptions
{
    /// <summary>Default of <see cref="Poort"/>.</summary>
    public const int DefaultPoort = 5432;

    /// <summary>Default of <see cref="Database"/> and <see cref="Gebruiker"/>.</summary>
    public const string DefaultNaam = "ib_gateway";

    /// <summary>Default of <see cref="Beurtduur"/>: 8 seconds.</summary>
    public static readonly TimeSpan DefaultBeurtduur = TimeSpan.FromSeconds(8);

    /// <summary>Default of <see cref="Uitkomsttijd"/>: 30 seconds.</summary>
    public static readonly TimeSpan DefaultUitkomsttijd = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The server: a name or address, or several with commas between them, of which the one that can be written to is used; or the folder of
    /// a Unix socket. Required.
    /// </summary>
    public string Server { get; init; } = "";

    /// <summary>Port of the server, 1-65535. Default 5432.</summary>
    public int Poort { get; init; } = DefaultPoort;

    /// <summary>Name of the database; it must exist, and be empty at the first start. Default <c>ib_gateway</c>.</summary>
    public string Database { get; init; } = DefaultNaam;

    /// <summary>The user; it owns the database, or may make tables in it. Default <c>ib_gateway</c>.</summary>
    public string Gebruiker { get; init; } = DefaultNaam;

    /// <summary>The password itself; rather use <see cref="Wachtwoordbestand"/>.</summary>
    public string? Wachtwoord { get; init; }

    /// <summary>Path of a file of which the first line is the password; it is read at start.</summary>
    public string? Wachtwoordbestand { get; init; }

    /// <summary>Whether the connection is encrypted and the server proves who it is. Default <see cref="Databasetls.Passend"/>.</summary>
    public Databasetls Tls { get; init; }

    /// <summary>Path of a PEM file with the root certificates that the server's is checked against. Default: those of the machine.</summary>
    public string? Ankers { get; init; }

    /// <summary>Path of a PEM file with the client certificate of this node, for a server that asks for one.</summary>
    public string? Certificaat { get; init; }

    /// <summary>Path of the key of <see cref="Certificaat"/>.</summary>
    public string? Sleutel { get; init; }

    /// <summary>
    /// How long a node has what only one may do, without renewing it: so long after a node died another takes over; 1 second to 1 minute. Default 8 seconds.
    /// </summary>
    public TimeSpan Beurtduur { get; init; } = DefaultBeurtduur;

    /// <summary>
    /// How long it is tried to find out whether a commit was made after its connection broke, while callers wait; 1 second to 5 minutes. Default 30 seconds.
    /// </summary>
    public TimeSpan Uitkomsttijd { get; init; } = DefaultUitkomsttijd;

    /// <summary>A server that does not put commits on disk is accepted. For tests that are about something else.</summary>
    internal bool MagOnveilig { get; init; }

    /// <summary>How long a node may keep the others from booking before they cut it off. Less in tests.</summary>
    internal TimeSpan Slottijd { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the server may take for one statement. Less in tests.</summary>
    internal TimeSpan Antwoordtijd { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How far the clock of a node may be off from that of the server. <see langword="null"/> for a test with a clock that is made: then it is the clock of
    /// the node that messages are dated by, and not that of the server.
    /// </summary>
    internal TimeSpan? MaxKlokverschil { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Messages of one strook, as a power of two: the same for the life of a store. Less in tests.</summary>
    internal int Strookbits { get; init; } = 20;

    // A record prints its members; a password must never be printed.
    private bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append(System.Globalization.CultureInfo.InvariantCulture, $"{Server}/{Database}");
        return true;
    }

    /// <summary>The same settings with absolute paths.</summary>
    internal PostgresOptions Rooted(string map)
    {
        string? Root(string? pad) => pad is null ? null : Path.GetFullPath(pad, map);
        return this with { Wachtwoordbestand = Root(Wachtwoordbestand), Ankers = Root(Ankers), Certificaat = Root(Certificaat), Sleutel = Root(Sleutel) };
    }

    /// <summary>Whether the connection must be encrypted: as said, and otherwise to any other machine.</summary>
    internal bool IsVersleuteld => Tls switch
    {
        Databasetls.Volledig => true,
        Databasetls.Geen => false,
        _ => !Server.Split(',').All(static s => IsEigenMachine(s.Trim())),
    };

    /// <summary>What is wrong with these settings, in Dutch.</summary>
    internal IEnumerable<string> Validate()
    {
        if (string.IsNullOrWhiteSpace(Server))
            yield return $"postgres.{nameof(Server)} is leeg: noem de databaseserver.";
        if (Server.Contains(';', StringComparison.Ordinal) || Server.Contains('=', StringComparison.Ordinal))
            yield return $"postgres.{nameof(Server)} is een naam of adres, en geen verbindingstekst.";
        if (Poort is < 1 or > 65_535)
            yield return $"postgres.{nameof(Poort)} is {Poort}: van 1 tot en met 65535.";
        if (string.IsNullOrWhiteSpace(Database))
            yield return $"postgres.{nameof(Database)} is leeg: noem de database.";
        if (string.IsNullOrWhiteSpace(Gebruiker))
            yield return $"postgres.{nameof(Gebruiker)} is leeg: noem de gebruiker.";
        if (Wachtwoord is not null && Wachtwoordbestand is not null)
            yield return $"postgres.{nameof(Wachtwoord)} en postgres.{nameof(Wachtwoordbestand)} zijn allebei gezet: laat er één weg.";
        foreach (var (naam, pad) in new[] { (nameof(Wachtwoordbestand), Wachtwoordbestand), (nameof(Ankers), Ankers), (nameof(Certificaat), Certificaat),
            (nameof(Sleutel), Sleutel) })
        {
            if (pad is not null && !File.Exists(pad))
                yield return $"postgres.{naam}: het bestand {pad} bestaat niet.";
        }

        if (Certificaat is null != Sleutel is null)
            yield return $"postgres.{nameof(Certificaat)} en postgres.{nameof(Sleutel)} horen bij elkaar: zet beide of geen.";
        if (!Enum.IsDefined(Tls))
            yield return $"postgres.{nameof(Tls)} moet Passend, Volledig of Geen zijn.";
        if (Beurtduur < TimeSpan.FromSeconds(1) || Beurtduur > TimeSpan.FromMinutes(1))
            yield return $"postgres.{nameof(Beurtduur)} is {Beurtduur}: van 1 seconde tot en met 1 minuut.";
        if (Uitkomsttijd < TimeSpan.FromSeconds(1) || Uitkomsttijd > TimeSpan.FromMinutes(5))
            yield return $"postgres.{nameof(Uitkomsttijd)} is {Uitkomsttijd}: van 1 seconde tot en met 5 minuten.";
    }

    // Names are not looked up: what they say may change.
    internal static bool IsEigenMachine(string server)
        => server.StartsWith('/') || server is "localhost" or "::1" or "[::1]"
            || (server.StartsWith("127.", StringComparison.Ordinal) && System.Net.IPAddress.TryParse(server, out _));
}

/// <summary>How the connection to the database is protected.</summary>
public enum Databasetls
{
    /// <summary>As <see cref="Volledig"/> to another machine, and as <see cref="Geen"/> within this one.</summary>
    Passend,

    /// <summary>TLS, with the server's certificate and name checked.</summary>
    Volledig,

    /// <summary>No TLS: the network in between must be trusted.</summary>
    Geen,
}
