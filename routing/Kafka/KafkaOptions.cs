namespace IB.Gateway.Routing.Kafka;

/// <summary>Where the Kafka cluster is, and what goes to it. <see cref="Validate"/> reports every error at once.</summary>
public sealed record KafkaOptions
{
    /// <summary>Default of <see cref="Voorvoegsel"/>.</summary>
    public const string StandaardVoorvoegsel = "ib";

    /// <summary>Default of <see cref="ClientId"/>.</summary>
    public const string StandaardClientId = "ib-gateway";

    /// <summary>Default of <see cref="MaxBerichtBytes"/>: 1 MiB, as a broker has it.</summary>
    public const int StandaardMaxBerichtBytes = 1024 * 1024;

    /// <summary>Default of <see cref="InhoudTotBytes"/>: 256 KiB.</summary>
    public const int StandaardInhoudTotBytes = 256 * 1024;

    /// <summary>Default of <see cref="MaxOnderwegBytes"/>: 4 MiB.</summary>
    public const long StandaardMaxOnderwegBytes = 4L * 1024 * 1024;

    /// <summary>Default of <see cref="MaxOnderweg"/>.</summary>
    public const int StandaardMaxOnderweg = 1000;

    /// <summary>What an event has beside its content: headers, key, framing. Content may be as large as the limit without this.</summary>
    internal const int Bijkomend = 8 * 1024;

    /// <summary>The brokers to begin with, <c>host:port</c>, with commas between them. Empty (the default): no Kafka.</summary>
    public string Servers { get; init; } = "";

    /// <summary>
    /// First part of the name of every topic: 1-40 lower case letters, digits, hyphens and dots. Default <c>ib</c>.
    /// </summary>
    public string Voorvoegsel { get; init; } = StandaardVoorvoegsel;

    /// <summary>How the knooppunt calls itself in the logs of the brokers, 1-60 characters. Default <c>ib-gateway</c>.</summary>
    public string ClientId { get; init; } = StandaardClientId;

    /// <summary>The https address of the knooppunt at which chain partners fetch content (<c>dataref</c>). Required.</summary>
    public Uri? Ophaaladres { get; init; }

    /// <summary>Whether connections are encrypted and brokers prove who they are. Default <see cref="Kafkatls.Passend"/>.</summary>
    public Kafkatls Tls { get; init; }

    /// <summary>Path of a PEM file with the root certificates that those of the brokers are checked against. Default: those of the machine.</summary>
    public string? Ankers { get; init; }

    /// <summary>Path of a PEM file with the client certificate of the knooppunt.</summary>
    public string? Certificaat { get; init; }

    /// <summary>Path of the key of <see cref="Certificaat"/>, PEM without a password.</summary>
    public string? Sleutel { get; init; }

    /// <summary>How the knooppunt logs in beside its certificate. Default <see cref="Kafkasasl.Geen"/>.</summary>
    public Kafkasasl Sasl { get; init; }

    /// <summary>The user, with <see cref="Sasl"/>.</summary>
    public string? Gebruiker { get; init; }

    /// <summary>Path of a file of which the first line is the password, with <see cref="Sasl"/>. It is read for every connection that is begun anew.</summary>
    public string? Wachtwoordbestand { get; init; }

    /// <summary>Whether a topic that is not there is made. Otherwise that is an error until somebody makes it (the default).</summary>
    public bool TopicsAanmaken { get; init; }

    /// <summary>Partitions of a topic, 1-1000. Default 3.</summary>
    public int Partities { get; init; } = 3;

    /// <summary>Copies of each partition, 1-10. Default 3.</summary>
    public int Replicas { get; init; } = 3;

    /// <summary>Copies that must have an event before it counts (<c>min.insync.replicas</c>), 1 to <see cref="Replicas"/>. Default 2.</summary>
    public int MinReplicas { get; init; } = 2;

    /// <summary>
    /// How long a topic keeps events (<c>retention.ms</c>), 1 minute to 31 days. Default 1 day, as long as the knooppunt keeps a payload after delivery:
    /// what is destroyed here must not live on there.
    /// </summary>
    public TimeSpan Bewaartermijn { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Largest event that a topic takes (<c>max.message.bytes</c>), 64 KiB to 100 MiB. Default 1 MiB.</summary>
    public int MaxBerichtBytes { get; init; } = StandaardMaxBerichtBytes;

    /// <summary>
    /// Content up to and including this size goes with its event; larger content is fetched. 0 to <see cref="MaxBerichtBytes"/> less 8 KiB. Default 256 KiB.
    /// </summary>
    public int InhoudTotBytes { get; init; } = StandaardInhoudTotBytes;

    /// <summary>Bytes of one follower that may be on their way to the brokers, 64 KiB to 256 MiB; one event always may. Default 4 MiB.</summary>
    public long MaxOnderwegBytes { get; init; } = StandaardMaxOnderwegBytes;

    /// <summary>Events of one follower that may be on their way to the brokers, 1-100,000. Default 1000.</summary>
    public int MaxOnderweg { get; init; } = StandaardMaxOnderweg;

    /// <summary>Longest that a right that ended is not noticed, and that a new one is not; 100 milliseconds to 1 minute. Default 1 second.</summary>
    public TimeSpan Ronde { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest pause after a failure; the first is a second, each next one twice as long. 1 second to 1 hour. Default 1 minute.</summary>
    public TimeSpan MaxHerkans { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Health warns when an event waits longer to be confirmed. More than zero. Default 5 minutes.</summary>
    public TimeSpan Achterstandgrens { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether there is a cluster.</summary>
    public bool Aan => Servers.Length > 0;

    /// <summary>Longest pause between two tries to reach a broker. Less in tests.</summary>
    internal TimeSpan MaxVerbindpauze { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>First pause after a failure. Less in tests.</summary>
    internal TimeSpan EersteHerkans { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a topic that a broker does not know may still come to be known. Less in tests.</summary>
    internal TimeSpan Bekendwording { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a question about topics may take: a cluster that lives answers within a second, and one that does not is asked again later. Less in tests.
    /// </summary>
    internal TimeSpan Vraagtermijn { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long is waited for the settings of a topic, which a cluster may not tell. Less in tests.</summary>
    internal TimeSpan Instellingentermijn { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The same settings with absolute paths.</summary>
    /// <param name="map">Folder that relative paths start from.</param>
    public KafkaOptions Rooted(string map)
    {
        string? Root(string? pad) => pad is null ? null : Path.GetFullPath(pad, map);
        return this with { Ankers = Root(Ankers), Certificaat = Root(Certificaat), Sleutel = Root(Sleutel), Wachtwoordbestand = Root(Wachtwoordbestand) };
    }

    /// <summary>Everything that is wrong, in Dutch; empty when they can be used. Without <see cref="Servers"/> nothing is looked at.</summary>
    public IEnumerable<string> Validate() => Aan ? Kafkacontrole.Check(this) : [];

    /// <summary>Whether connections must be encrypted: as said, and otherwise to any other machine.</summary>
    internal bool IsVersleuteld => Tls switch
    {
        Kafkatls.Volledig => true,
        Kafkatls.Geen => false,
        _ => !Kafkacontrole.IsEigenMachine(Servers),
    };
}

/// <summary>How the connection to the brokers is protected.</summary>
public enum Kafkatls
{
    /// <summary>As <see cref="Volledig"/> to another machine, and as <see cref="Geen"/> within this one.</summary>
    Passend,

    /// <summary>TLS, with certificate and name of the broker checked.</summary>
    Volledig,

    /// <summary>No TLS: the network in between must be trusted.</summary>
    Geen,
}

/// <summary>How the knooppunt logs in to the brokers, beside TLS.</summary>
public enum Kafkasasl
{
    /// <summary>Not: the client certificate tells who it is.</summary>
    Geen,

    /// <summary>SASL/PLAIN: the password itself, and so only over TLS.</summary>
    Plain,

    /// <summary>SASL/SCRAM-SHA-256.</summary>
    ScramSha256,

    /// <summary>SASL/SCRAM-SHA-512.</summary>
    ScramSha512,
}
