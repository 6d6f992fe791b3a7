using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace IB.Gateway.House.Tests;

/// <summary>The arrows: gateway -> routing -> berichten -> validation -> schemas, gateway -> routing -> storage, and gateway -> proefservers.</summary>
public sealed class AfhankelijkheidTests
{
    private static readonly Dictionary<string, string[]> Pijlen = new()
    {
        ["schemas"] = [],
        ["validation"] = ["schemas"],
        ["berichten"] = ["schemas", "validation"],
        ["storage"] = [],
        ["proefservers"] = [],
        ["routing"] = ["berichten", "schemas", "storage", "validation"],
        ["gateway"] = ["berichten", "proefservers", "routing", "schemas", "storage", "validation"],
    };

    /// <summary>System.Net.Primitives is not among them: an XmlResolver that refuses everything must still have a setter for credentials.</summary>
    private static readonly string[] Netwerk = ["System.Net.Http", "System.Net.Sockets", "System.Net.Requests", "System.Net.Security", "System.Net.WebClient"];

    /// <summary>What an area must not know: libraries by the beginning of their name.</summary>
    public static TheoryData<string, string[]> Onbekend => new()
    {
        { "schemas", [.. Netwerk, "Microsoft.", "SQLite", "Confluent"] },
        { "validation", [.. Netwerk, "Microsoft.", "SQLite", "Confluent"] },
        { "berichten", [.. Netwerk, "System.Xml", "Microsoft.", "SQLite", "Confluent"] },
        { "storage", [.. Netwerk, "System.Xml", "Microsoft.AspNetCore", "Confluent"] },
        { "routing", [.. Netwerk, "System.Xml", "Microsoft.AspNetCore", "Microsoft.Data", "SQLite"] },

        { "proefservers", ["Confluent"] },

        // What Kafka is stays behind routing: the host knows followers, and no brokers.
        { "gateway", ["Confluent"] },
    };

    private static readonly string[] Hostmappen =
        [.. Directory.EnumerateDirectories(Path.Combine(Huis.Root, "gateway")).Select(static m => Path.GetFileName(m))
            .Where(static m => m is not ("bin" or "obj"))];

    /// <summary>The host's namespaces have no common beginning of their own; these are its folders.</summary>
    private static readonly Regex Hostruimten = new($@"\bIB\.Gateway\.(?:{string.Join('|', Hostmappen)})\b", RegexOptions.None, TimeSpan.FromSeconds(1));

    public static TheoryData<string> Mappen => Huis.Mappen;

    [Theory]
    [MemberData(nameof(Mappen))]
    public void Assembly_OfAnArea_RefersOnlyAlongTheArrows(string map)
    {
        var mag = Pijlen[map].Select(m => Huis.Assemblies[m]);
        var doet = Huis.Load(map).GetReferencedAssemblies().Select(a => a.Name!).Where(Huis.Assemblies.Values.Contains);

        Assert.Empty(doet.Except(mag));
    }

    [Theory]
    [MemberData(nameof(Mappen))]
    public void Source_OfAnArea_NamesNoForbiddenNamespace(string map)
    {
        var verboden = Huis.Assemblies.Keys.Except([map, "gateway", .. Pijlen[map]]).Select(m => Huis.Assemblies[m]).ToList();
        var fouten = Huis.Bronnen(map)
            .SelectMany(pad => Huis.ReadLines(pad).Select((regel, i) => (Plaats: $"{pad}:{i + 1}", Regel: regel)))
            .Where(r => verboden.Any(v => Noemt(r.Regel, v)) || (map != "gateway" && Hostruimten.IsMatch(r.Regel)));

        Assert.Empty(fouten.Select(f => $"{f.Plaats}: {f.Regel.Trim()}"));
    }

    [Fact]
    public void Hostruimten_EveryFolderOfTheHost_IsSeen()
    {
        Assert.Contains("Redis", Hostmappen);
        Assert.All(Hostmappen, static m => Assert.Matches(Hostruimten, $"using IB.Gateway.{m};"));
        Assert.DoesNotMatch(Hostruimten, "using IB.Gateway.Storage;");
    }

    [Theory]
    [MemberData(nameof(Mappen))]
    public void Project_OfAnArea_RefersOnlyOneStepDown(string map)
    {
        // What lies two steps down comes along by itself; naming it would hide a new arrow. A generator does not come along at all.
        var verwijst = Huis.Projecten(map).Single() is var pad
            ? XElement.Load(Path.Combine(Huis.Root, pad)).Descendants("ProjectReference")
                .Where(r => r.Attribute("OutputItemType")?.Value != "Analyzer").Select(r => r.Attribute("Include")!.Value.Split('/')[1])
            : [];
        string[] stap = map switch
        {
            "gateway" => ["proefservers", "routing"],
            "routing" => ["berichten", "storage"],
            "berichten" => ["validation"],
            "validation" => ["schemas"],
            _ => [],
        };

        Assert.Equal(stap, verwijst.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Onbekend))]
    public void Assembly_OfAnArea_KnowsNoLibraryOfAnother(string map, string[] onbekend)
    {
        // Microsoft.Win32.Primitives and the like come with the framework and say nothing.
        var verwijst = Huis.Load(map).GetReferencedAssemblies().Select(a => a.Name!).Where(n => !n.StartsWith("Microsoft.Win32", StringComparison.Ordinal));

        Assert.DoesNotContain(verwijst, n => onbekend.Any(o => n.StartsWith(o, StringComparison.Ordinal)));
    }

    private static bool Noemt(string regel, string ruimte) => Regex.IsMatch(regel, $@"\b{Regex.Escape(ruimte)}\b", RegexOptions.None, TimeSpan.FromSeconds(1));
}
