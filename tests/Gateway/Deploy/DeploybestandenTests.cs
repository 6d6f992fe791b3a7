using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace IB.Gateway.Tests.Deploy;

/// <summary>Every file in deploy/ is read by something, names what exists, and has nothing secret in it.</summary>
public sealed partial class DeploybestandenTests
{
    private static readonly JsonNode Compose = Deploymap.Yaml("deploy/compose/compose.yaml");

    public static TheoryData<string> Yaml => [.. Deploymap.Alle.Where(static p => Path.GetExtension(p) is ".yaml" or ".yml")];

    public static TheoryData<string> Json => [.. Deploymap.Alle.Where(static p => Path.GetExtension(p) == ".json")];

    private static string Versie => XElement.Load(Path.Combine(Deploymap.Root, "Directory.Build.props")).Descendants("Version").Single().Value;

    [Fact]
    public void Files_All_AreOfAKindThatATestReads()
        => Assert.All(Deploymap.Alle, static p => Assert.True(
            Path.GetExtension(p) is ".yaml" or ".yml" or ".json" or ".service" or ".conf" or ".cfg" || Path.GetFileName(p) is "Dockerfile" or ".gitignore", p));

    [Theory]
    [MemberData(nameof(Yaml))]
    public void Yaml_Every_IsRead(string pad) => Assert.NotEmpty(Deploymap.Yaml(pad).AsObject());

    [Theory]
    [MemberData(nameof(Json))]
    public void Json_Every_IsRead(string pad) => Assert.NotEmpty(Deploymap.Json(pad).AsObject());

    [Fact]
    public void Images_All_ArePinnedToAVersion()
    {
        var images = Deploymap.Alle.Where(static p => p.EndsWith(".yaml", StringComparison.Ordinal))
            .SelectMany(static p => Deploymap.Yaml(p).Zoek("image")).Select(static i => i.GetValue<string>()).ToList();

        Assert.Contains(images, static i => i.StartsWith("postgres:", StringComparison.Ordinal));
        Assert.All(images, static i => Assert.Matches(Gepind(), i));
        Assert.All(images.Where(static i => i.StartsWith("ib-gateway:", StringComparison.Ordinal)), i => Assert.Equal($"ib-gateway:{Versie}", i));
        Assert.Equal(Versie, Deploymap.Yaml("deploy/kubernetes/overlays/productie/kustomization.yaml").Text("images/0/newTag"));
    }

    [Theory]
    [InlineData("postgres", false)]
    [InlineData("postgres:latest", false)]
    [InlineData("postgres:17", false)]
    [InlineData("postgres:17.6-bookworm", true)]
    [InlineData("prom/prometheus:v3.5.0", true)]
    public void Pinned_KnownNames_AreJudged(string image, bool goed) => Assert.Equal(goed, Gepind().IsMatch(image));

    [Fact]
    public void Compose_Mounts_AreFilesThatAreThereOrThatTheOperatorMakes()
    {
        var bronnen = Compose.At("services").AsObject().SelectMany(static s => s.Value!["volumes"]?.AsArray() ?? [])
            .Select(static v => v!.GetValue<string>().Split(':')[0]).Where(static v => v.StartsWith('.')).ToList();
        var gemaakt = Deploymap.Regels("deploy/compose/.gitignore").Select(static r => r.Trim('/')).ToList();

        Assert.NotEmpty(bronnen);
        Assert.All(bronnen.Concat(Compose.At("secrets").AsObject().Select(static s => s.Value!.Text("file"))), b =>
        {
            var pad = Path.Combine(Deploymap.Root, "deploy/compose", b);
            Assert.True(File.Exists(pad) || Directory.Exists(pad) || gemaakt.Contains(b.Split('/')[1]), b);
        });
    }

    [Fact]
    public void Compose_NamedThings_AreDeclared()
    {
        var diensten = Compose.At("services").AsObject();

        foreach (var (naam, dienst) in diensten)
        {
            Assert.All(dienst!.Texts("networks"), n => Assert.True(Compose.At("networks").AsObject().ContainsKey(n), $"{naam}: {n}"));
            Assert.All(
                dienst!["secrets"]?.AsArray() ?? [], n => Assert.True(Compose.At("secrets").AsObject().ContainsKey(n!.GetValue<string>()), $"{naam}: {n}"));
            var wachtOp = dienst["depends_on"] switch { JsonObject kaart =>
                kaart.Select(static k => k.Key), JsonArray reeks => reeks.Select(static d => d!.GetValue<string>()), _ => [] };
            Assert.All(wachtOp, d => Assert.True(diensten.ContainsKey(d), $"{naam}: {d}"));
            var schijven = (dienst["volumes"]?.AsArray() ?? []).Select(static v => v!.GetValue<string>().Split(':')[0]).Where(static v => !v.StartsWith('.'));
            Assert.All(schijven, v => Assert.True(Compose.At("volumes").AsObject().ContainsKey(v), $"{naam}: {v}"));
        }
    }

    [Fact]
    public void Compose_ManagementAndDatabase_AreReachedByNobodyOutside()
    {
        var knooppunt = Compose.At("services/knooppunt-1");

        Assert.Null(knooppunt["ports"]);
        Assert.Null(Compose.At("services/postgres")["ports"]);
        Assert.Equal("true", Compose.Text("networks/beheer/internal"));
        Assert.Equal("true", Compose.Text("networks/opslag/internal"));
        Assert.All(
            ["prometheus", "grafana"],
            d => Assert.All(Compose.Texts($"services/{d}/ports"), static p => Assert.StartsWith("127.0.0.1:", p, StringComparison.Ordinal)));
    }

    [Fact]
    public void Compose_BothNodes_DifferInTheirNameOnly()
    {
        var (een, twee) = (Compose.At("services/knooppunt-1").DeepClone().AsObject(), Compose.At("services/knooppunt-2").DeepClone().AsObject());
        een.Remove("hostname");
        twee.Remove("hostname");

        Assert.True(JsonNode.DeepEquals(een, twee));
    }

    [Fact]
    public void Secrets_OfKubernetes_AreInNoFile()
        => Assert.DoesNotContain(
            Deploymap.Alle.Where(static p => p.StartsWith("deploy/kubernetes/", StringComparison.Ordinal) && p.EndsWith(".yaml", StringComparison.Ordinal)),
            static p => Deploymap.Yaml(p)["kind"]?.GetValue<string>() == "Secret" || Deploymap.Yaml(p)["secretGenerator"] is not null);

    [Fact]
    public void Text_OfEveryFile_HasNoKey()
        => Assert.All(Deploymap.Alle, static p => Assert.DoesNotContain("PRIVATE KEY", Deploymap.Read(p), StringComparison.Ordinal));

    [GeneratedRegex(@":v?\d+\.\d+[\w.-]*$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Gepind();
}
