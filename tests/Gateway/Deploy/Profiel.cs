using System.Text.Json.Nodes;
using IB.Gateway.Hosting;
using IB.Gateway.Pki;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Deploy;

/// <summary>A way in which deploy/ runs the knooppunt: its settings, where they come to stand, and what the environment adds.</summary>
/// <param name="Bestand">The settings file in the repository.</param>
/// <param name="Plek">Where the program finds it.</param>
/// <param name="Partijen">The party directory in the repository.</param>
/// <param name="Omgeving">Environment variables that are settings.</param>
internal sealed record Profiel(string Bestand, string Plek, string Partijen, IReadOnlyDictionary<string, string> Omgeving)
{
    public const string Voorvoegsel = "IBGATEWAY__";

    public static Profiel Systemd { get; } = new(
        "deploy/systemd/ib-gateway.json", "/etc/ib-gateway/ib-gateway.json", "deploy/systemd/partijen.json",
        Eigen(Unit.Lees().Environment.Select(static e => KeyValuePair.Create(e.Key, e.Value.Replace("%d", Unit.Geheimen, StringComparison.Ordinal)))));

    public static Profiel Compose { get; } = new(
        "deploy/compose/ib-gateway.json", "/etc/ib-gateway/ib-gateway.json", "deploy/compose/partijen/partijen.json",
        Eigen(Deploymap.Yaml("deploy/compose/compose.yaml").At("services/knooppunt-1/environment").AsObject()
            .Select(static e => KeyValuePair.Create(e.Key, e.Value!.GetValue<string>()))));

    public static Profiel Kubernetes { get; } = new(
        "deploy/kubernetes/base/ib-gateway.json", "/etc/ib-gateway/instellingen/ib-gateway.json", "deploy/kubernetes/base/partijen.json",
        new Dictionary<string, string>());

    public static IReadOnlyList<Profiel> Alle => [Systemd, Compose, Kubernetes];

    /// <summary>The settings file, with what the environment says in it.</summary>
    public JsonNode ToJson()
    {
        var instellingen = Deploymap.Json(Bestand);
        foreach (var (naam, waarde) in Omgeving)
            Set(instellingen.AsObject(), naam[Voorvoegsel.Length..].Split("__"), waarde);
        return instellingen;
    }

    /// <summary>Reads the settings as the program does, in a folder that stands for the machine and has all that an operator puts there.</summary>
    public Instellingen Read(TijdelijkeMap machine)
    {
        string Op(string pad) => machine.Pad + pad;
        var instellingen = ToJson();
        var pad = Op(Plek);
        foreach (var (houder, sleutel, tekst) in Teksten(instellingen).ToList().Where(static t => t.Tekst.StartsWith('/')))
            Replace(houder, sleutel, Op(tekst));
        Write(pad, instellingen.ToJsonString());

        var pki = new Testpki(TimeProvider.System);
        var ca = machine["pki/" + Testpki.CaMap];
        pki.Init(machine["pki"], Sleutelsoort.EcdsaP256);
        pki.Issue(machine["pki"], new PkiAanvraag("knooppunt", "Knooppunt", null, "localhost", null, ["localhost"], []));
        string Naast(string plek) => Path.GetFullPath(instellingen.Text(plek), Path.GetDirectoryName(pad)!);
        Copy(machine["pki/knooppunt.pem"], Naast("luister/certificaat"));
        Copy(machine["pki/knooppunt.key"], Naast("luister/sleutel"));
        Copy(Path.Combine(ca, "root.pem"), Path.Combine(Naast("vertrouwen/ankers/0"), "root.pem"));
        Copy(Path.Combine(ca, "tussen.pem"), Path.Combine(Naast("vertrouwen/tussencertificaten/0"), "tussen.pem"));
        foreach (var lijst in Directory.EnumerateFiles(ca, "*.crl"))
            Copy(lijst, Path.Combine(Naast("vertrouwen/crlMap"), Path.GetFileName(lijst)));
        Copy(Path.Combine(Deploymap.Root, Partijen), Naast("partijen"));
        if (instellingen["opslag"]!["postgres"] is { } postgres)
        {
            Write(Naast("opslag/postgres/wachtwoordbestand"), "geheim\n");
            if (postgres["ankers"] is not null)
                Copy(Path.Combine(ca, "root.pem"), Naast("opslag/postgres/ankers"));
        }

        return InstellingenLezer.Read(pad);
    }

    public override string ToString() => Bestand;

    private static Dictionary<string, string> Eigen(IEnumerable<KeyValuePair<string, string>> omgeving)
        => omgeving.Where(static e => e.Key.StartsWith(Voorvoegsel, StringComparison.Ordinal)).ToDictionary();

    private static void Set(JsonObject houder, string[] stappen, string waarde)
    {
        var sleutel = houder.Select(static k => k.Key).FirstOrDefault(k => string.Equals(k, stappen[0], StringComparison.OrdinalIgnoreCase))
            ?? stappen[0].ToLowerInvariant();
        if (stappen.Length == 1)
            houder[sleutel] = waarde;
        else
            Set((houder[sleutel] ??= new JsonObject()).AsObject(), stappen[1..], waarde);
    }

    private static IEnumerable<(JsonNode Houder, object Sleutel, string Tekst)> Teksten(JsonNode node) => node switch
    {
        JsonObject kaart =>
            kaart.SelectMany(k => k.Value is JsonValue w && w.TryGetValue<string>(out var t) ? [(kaart, k.Key, t)] : k.Value is { } deel ? Teksten(deel) : []),
        JsonArray reeks =>
            reeks.SelectMany((d, i) => d is JsonValue w && w.TryGetValue<string>(out var t) ? [(reeks, i, t)] : d is { } deel ? Teksten(deel) : []),
        _ => [],
    };

    private static void Replace(JsonNode houder, object sleutel, string waarde)
    {
        if (houder is JsonArray reeks)
            reeks[(int)sleutel] = waarde;
        else
            houder[(string)sleutel] = waarde;
    }

    private static void Write(string pad, string tekst)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(pad)!);
        File.WriteAllText(pad, tekst);
    }

    private static void Copy(string van, string naar)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(naar)!);
        File.Copy(van, naar);
    }
}
