using IB.Gateway.Beheer;
using IB.Gateway.Identiteit;
using IB.Gateway.Limieten;
using IB.Gateway.Redis;
using IB.Gateway.Rest;
using IB.Gateway.Routing;
using IB.Gateway.Routing.Kafka;
using IB.Gateway.Routing.Processors;
using IB.Gateway.Schijfruimte;
using IB.Gateway.Storage;
using IB.Gateway.Stuf;
using IB.Gateway.Telemetrie;

namespace IB.Gateway.Hosting;

/// <summary>All settings of the knooppunt (docs/configuratie.md). Paths are relative to the folder of the settings file.</summary>
internal sealed record Instellingen
{
    /// <summary>Default folder of the store.</summary>
    internal const string StandaardOpslagmap = "data";

    /// <summary>The port for chain partners.</summary>
    public LuisterOptions Luister { get; init; } = new();

    /// <summary>The port for management.</summary>
    public BeheerluisterOptions Beheer { get; init; } = new();

    /// <summary>Whose certificates are trusted.</summary>
    public VertrouwensOptions Vertrouwen { get; init; } = new();

    /// <summary>Path of the party directory. Default <c>partijen.json</c>.</summary>
    public string Partijen { get; init; } = "partijen.json";

    /// <summary>Message standards beside those that come with the program.</summary>
    public SchemaOptions Schemas { get; init; } = new();

    /// <summary>How payloads are judged.</summary>
    public ValidatieOptions Validatie { get; init; } = new();

    /// <summary>The store. Default folder <c>data</c>.</summary>
    public OpslagOptions Opslag { get; init; } = new() { Map = StandaardOpslagmap };

    /// <summary>What the nodes of a cluster share beside the store. Default: nothing.</summary>
    public RedisOptions Redis { get; init; } = new();

    /// <summary>How the knooppunt presents itself.</summary>
    public KnooppuntOptions Knooppunt { get; init; } = new();

    /// <summary>How stubborn it delivers.</summary>
    public BezorgOptions Bezorging { get; init; } = new();

    /// <summary>How long it keeps what passed.</summary>
    public BewaarOptions Bewaren { get; init; } = new();

    /// <summary>What the knooppunt does with messages beside delivering them.</summary>
    public ProcessorOptions Processors { get; init; } = new();

    /// <summary>The StUF port.</summary>
    public StufOptions Stuf { get; init; } = new();

    /// <summary>The REST mailbox.</summary>
    public RestOptions Rest { get; init; } = new();

    /// <summary>Following topics.</summary>
    public OnderwerpOptions Onderwerpen { get; init; } = new();

    /// <summary>Topics over Kafka.</summary>
    public KafkaOptions Kafka { get; init; } = new();

    /// <summary>One push over REST.</summary>
    public RestBezorgOptions RestBezorging { get; init; } = new();

    /// <summary>One push over StUF.</summary>
    public StufBezorgOptions StufBezorging { get; init; } = new();

    /// <summary>Metrics and traces.</summary>
    public Telemetrieopties Telemetrie { get; init; } = new();

    /// <summary>Supervision and health.</summary>
    public Beheeropties Toezicht { get; init; } = new();

    /// <summary>Bytes of messages that may be in memory together, 1 MB or more. Default 256 MB; beyond it 503 and Retry-After.</summary>
    public long Bytesbudget { get; init; } = Ontvangst.Bytesbudget.StandaardMaximum;

    /// <summary>How much one party may ask; the party directory can say otherwise for one.</summary>
    public LimietOptions Limieten { get; init; } = new();

    /// <summary>When new messages are kept out because the disk is nearly full.</summary>
    public RuimteOptions Ruimte { get; init; } = new();

    /// <summary>The same settings with every path made absolute.</summary>
    /// <param name="map">Folder that relative paths start from.</param>
    internal Instellingen Rooted(string map)
    {
        string Root(string pad) => Path.GetFullPath(pad, map);
        return this with
        {
            Partijen = Root(Partijen),
            Schemas = Schemas with { Map = Root(Schemas.Map) },
            Opslag = Opslag.Rooted(map),
            Redis = Redis.Rooted(map),
            Luister = Luister with { Certificaat = Root(Luister.Certificaat), Sleutel = Root(Luister.Sleutel) },
            Vertrouwen = Vertrouwen with
            {
                Ankers = [.. Vertrouwen.Ankers.Select(Root)],
                Tussencertificaten = [.. Vertrouwen.Tussencertificaten.Select(Root)],
                CrlMap = Vertrouwen.CrlMap is { } crl ? Root(crl) : null,
            },
            Kafka = Kafka.Rooted(map),
            Rest = Rest with { Foutcodes = Knooppunt.Foutcodes },
        };
    }

    /// <summary>Everything that is wrong, in Dutch; empty when the knooppunt can start.</summary>
    internal IReadOnlyList<string> Validate()
    {
        var fouten = new List<string>();
        fouten.AddRange(Luister.Validate());
        fouten.AddRange(Beheer.Validate());
        fouten.AddRange(Vertrouwen.Validate().Select(f => $"vertrouwen: {f}"));
        fouten.AddRange(Schemas.Validate());
        fouten.AddRange(Validatie.Validate());
        fouten.AddRange(Opslag.Validate().Select(f => $"opslag: {f}"));
        fouten.AddRange(Redis.Validate(Opslag.Soort));
        fouten.AddRange(Bezorging.Validate());
        fouten.AddRange(Bewaren.Validate(Bezorging));
        fouten.AddRange(Processors.Validate());
        fouten.AddRange(Stuf.Validate());
        fouten.AddRange(Rest.Validate().Select(f => $"rest: {f}"));
        fouten.AddRange(Onderwerpen.Validate(Toezicht));
        if (Kafka.Aan)
            fouten.AddRange(ValidateKafka());
        fouten.AddRange(RestBezorging.Validate().Select(f => $"restBezorging: {f}"));
        fouten.AddRange(StufBezorging.Validate());
        fouten.AddRange(Telemetrie.Validate());
        fouten.AddRange(Toezicht.Validate());
        if (Bytesbudget < 1_000_000)
            fouten.Add($"bytesbudget is {Bytesbudget} en moet minstens 1000000 zijn");
        fouten.AddRange(Limieten.Validate(Bytesbudget));
        fouten.AddRange(Ruimte.Validate());
        if (!Enum.IsDefined(Knooppunt.Foutcodes))
            fouten.Add("knooppunt.foutcodes moet Isd21p4 of Bidn2025 zijn");
        if (!File.Exists(Partijen))
            fouten.Add($"partijen: het bestand {Partijen} bestaat niet");
        return fouten;
    }

    /// <summary>Everything that is wrong with the settings of Kafka, in Dutch; that there are none too.</summary>
    internal IReadOnlyList<string> ValidateKafka() => Kafka.Aan
        ? [.. Kafka.Validate(), .. Kafkabibliotheek.FindFout() is { } fout ? [fout] : Array.Empty<string>()]
        : ["kafka.servers is leeg: dit knooppunt heeft geen Kafka. Noem de brokers als host:poort"];
}
