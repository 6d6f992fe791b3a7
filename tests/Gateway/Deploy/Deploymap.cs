using System.Text.Json;
using System.Text.Json.Nodes;

namespace IB.Gateway.Tests.Deploy;

/// <summary>The files that an operator installs, as they stand in the repository.</summary>
internal static class Deploymap
{
    private static readonly JsonDocumentOptions MetOpmerkingen = new() { CommentHandling = JsonCommentHandling.Skip };

    public static string Root { get; } = FindRoot();

    /// <summary>Every file in deploy/, as a path from the root; what an operator makes there himself is in no repository.</summary>
    public static IReadOnlyList<string> Alle { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "deploy"), "*", SearchOption.AllDirectories)
            .Select(static p => Path.GetRelativePath(Root, p).Replace('\\', '/')).Where(static p => !IsGemaakt(p)).Order(StringComparer.Ordinal),
    ];

    public static string Read(string pad) => File.ReadAllText(Path.Combine(Root, pad));

    public static JsonNode Yaml(string pad) => Yamllezer.Read(Read(pad));

    public static JsonNode Json(string pad) => JsonNode.Parse(Read(pad), documentOptions: MetOpmerkingen)!;

    /// <summary>The lines that say something, without those that begin with a # .</summary>
    public static IEnumerable<string> Regels(string pad) => Read(pad).Split('\n').Select(static r => r.Trim()).Where(static r => r.Length > 0 && r[0] != '#');

    /// <summary>A value by its place: <c>spec/template/0/name</c>.</summary>
    public static JsonNode At(this JsonNode node, string plek)
        => plek.Split('/').Aggregate(
            node,
            (n, stap) => (n is JsonArray reeks ? reeks[int.Parse(stap)] : n[stap]) ?? throw new InvalidOperationException($"There is no {plek}: not {stap}."));

    public static string Text(this JsonNode node, string plek) => node.At(plek).GetValue<string>();

    public static int Getal(this JsonNode node, string plek) => int.Parse(node.Text(plek));

    public static IEnumerable<JsonNode> Lijst(this JsonNode node, string plek) => node.At(plek).AsArray().Select(static d => d!);

    public static IEnumerable<string> Texts(this JsonNode node, string plek) => node.Lijst(plek).Select(static d => d.GetValue<string>());

    /// <summary>Every text below a node.</summary>
    public static IEnumerable<string> AlleTeksten(this JsonNode? node) => node switch
    {
        JsonObject kaart => kaart.SelectMany(static k => k.Value.AlleTeksten()),
        JsonArray reeks => reeks.SelectMany(static d => d.AlleTeksten()),
        JsonValue waarde when waarde.TryGetValue<string>(out var tekst) => [tekst],
        _ => [],
    };

    /// <summary>Every value under a key, however deep.</summary>
    public static IEnumerable<JsonNode> Zoek(this JsonNode? node, string sleutel) => node switch
    {
        JsonObject kaart =>
            kaart.SelectMany(k => (k.Key == sleutel && k.Value is { } waarde ? [waarde] : Array.Empty<JsonNode>()).Concat(k.Value.Zoek(sleutel))),
        JsonArray reeks => reeks.SelectMany(d => d.Zoek(sleutel)),
        _ => [],
    };

    private static bool IsGemaakt(string pad)
        => pad.StartsWith("deploy/compose/", StringComparison.Ordinal) && pad.Split('/')[2] is "pki" or "certificaten" or "geheim" or "schemapakketten";

    private static string FindRoot()
    {
        var map = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(map.FullName, "IB.Gateway.sln")))
            map = map.Parent ?? throw new InvalidOperationException("The tests do not run in the repository.");
        return map.FullName;
    }
}
