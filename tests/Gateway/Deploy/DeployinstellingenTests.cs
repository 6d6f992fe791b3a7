using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IB.Gateway.Hosting;
using IB.Gateway.Storage;
using IB.Gateway.Testing;
using IB.Gateway.Tests.Cli;

namespace IB.Gateway.Tests.Deploy;

/// <summary>The settings in deploy/ are those of the program, which takes them as they are.</summary>
public sealed partial class DeployinstellingenTests : IDisposable
{
    private readonly TijdelijkeMap _machine = new();

    public static TheoryData<int> Profielen => [.. Enumerable.Range(0, Profiel.Alle.Count)];

    public void Dispose() => _machine.Dispose();

    [Theory]
    [MemberData(nameof(Profielen))]
    public void Read_SettingsOfAProfile_AreValidForTheProgram(int profiel)
    {
        var instellingen = Profiel.Alle[profiel].Read(_machine);

        Assert.Equal("0.0.0.0", instellingen.Luister.Adres);
        Assert.NotNull(instellingen.Opslag.Sleutelbestand);
        Assert.False(instellingen.Opslag.Sleutelbestand.StartsWith(instellingen.Opslag.Map, StringComparison.Ordinal), "The keys are with the data.");
    }

    [Fact]
    public void Read_SettingThatDoesNotExist_IsRefused()
    {
        var verkeerd = Profiel.Systemd with
        {
            Omgeving = new Dictionary<string, string>(Profiel.Systemd.Omgeving) { ["IBGATEWAY__OPSLAG__SLEUTELBESTANT"] = "x" },
        };

        Assert.Throws<InstellingenException>(() => verkeerd.Read(_machine));
    }

    [Fact]
    public void Embedded_Profile_KeepsItsStoreAndItsManagementToItself()
    {
        var instellingen = Profiel.Systemd.Read(_machine);

        Assert.Equal((Opslagsoort.Sqlite, "127.0.0.1"), (instellingen.Opslag.Soort, instellingen.Beheer.Adres));
        Assert.Equal(_machine.Pad + $"{Unit.Geheimen}/opslag.sleutels", instellingen.Opslag.Sleutelbestand);
    }

    [Fact]
    public void Cluster_Profiles_ShareADatabaseAndRunOut()
    {
        foreach (var profiel in (Profiel[])[Profiel.Compose, Profiel.Kubernetes])
        {
            using var machine = new TijdelijkeMap();
            var instellingen = profiel.Read(machine);
            Assert.Equal(Opslagsoort.Postgres, instellingen.Opslag.Soort);
            Assert.True(instellingen.Toezicht.Uitloop > TimeSpan.Zero);
        }
    }

    /// <summary>A node makes its data folder its own, which it cannot with the root of a volume that somebody else made.</summary>
    [Theory]
    [MemberData(nameof(Profielen))]
    public void DataFolder_OfAProfile_IsWithinItsVolume(int profiel)
        => Assert.Equal("/var/lib/ib-gateway/data", Profiel.Alle[profiel].ToJson().Text("opslag/map"));

    [Theory]
    [MemberData(nameof(Profielen))]
    public async Task Check_PartyDirectoryOfAProfile_IsInOrder(int profiel)
    {
        var uitslag = await new Opdrachtproef().RunAsync("partijen", "check", Path.Combine(Deploymap.Root, Profiel.Alle[profiel].Partijen));

        Assert.Equal((0, ""), (uitslag.Uitgang, uitslag.Fouten));
    }

    /// <summary>When a setting that is switched off gets to exist, the line and what is said about it must change.</summary>
    [Theory]
    [MemberData(nameof(Profielen))]
    public void SwitchedOff_LinesOfAProfile_AreOfSettingsThatDoNotExistYet(int profiel)
    {
        var bestaand = typeof(Instellingen).GetProperties().Select(static p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);

        Assert.DoesNotContain(Uitgezet().Matches(Deploymap.Read(Profiel.Alle[profiel].Bestand)), u => bestaand.Contains(u.Groups["naam"].Value));
    }

    /// <summary>A Redis that asks no password refuses whoever does not come from its own machine, unless it is told not to.</summary>
    [Fact]
    public void Redis_OfCompose_LetsNodesInWithoutAPassword()
    {
        var opdracht = Deploymap.Yaml("deploy/compose/compose.yaml").Texts("services/redis/command").ToList();

        Assert.Null(Profiel.Compose.ToJson()["redis"]!["wachtwoordbestand"]);
        Assert.Equal("no", opdracht[opdracht.IndexOf("--protected-mode") + 1]);
    }

    [Fact]
    public void Paths_OfCompose_AreOnWhatIsMounted()
    {
        var knooppunt = Deploymap.Yaml("deploy/compose/compose.yaml").At("services/knooppunt-1");
        var plekken = knooppunt.Texts("volumes").Select(static v => v.Split(':')[1])
            .Concat(knooppunt.Texts("secrets").Select(static s => $"/run/secrets/{s}")).Append("/var/lib/ib-gateway");

        AssertOp(plekken, Profiel.Compose);
    }

    [Fact]
    public void Paths_OfKubernetes_AreOnWhatIsMounted()
        => AssertOp(Deploymap.Yaml("deploy/kubernetes/base/deployment.yaml").Lijst("spec/template/spec/containers/0/volumeMounts")
            .Select(static m => m.Text("mountPath")), Profiel.Kubernetes);

    [Fact]
    public void Paths_OfSystemd_AreFoldersThatTheFragmentsMake()
    {
        var mappen = Deploymap.Regels("deploy/systemd/ib-gateway.tmpfiles.conf").Where(static r => r.StartsWith("d ", StringComparison.Ordinal))
            .Select(static r => r.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);

        AssertOp(mappen.Append($"/var/lib/{Unit.Lees().One("StateDirectory")}").Append(Unit.Geheimen), Profiel.Systemd);
    }

    private static void AssertOp(IEnumerable<string> plekken, Profiel profiel)
    {
        var bekend = plekken.ToList();
        var map = Path.GetDirectoryName(profiel.Plek)!;
        var paden = Paden(profiel.ToJson()).Select(p => Path.GetFullPath(p, map)).Append(profiel.Plek).ToList();

        Assert.True(paden.Count >= 8, string.Join(' ', paden));
        Assert.All(paden, p => Assert.True(bekend.Any(b => p == b || p.StartsWith(b + "/", StringComparison.Ordinal)), p));
    }

    private static IEnumerable<string> Paden(JsonNode instellingen)
    {
        string[] enkel = ["luister/certificaat", "luister/sleutel", "vertrouwen/crlMap", "partijen", "schemas/map", "opslag/map", "opslag/sleutelbestand"];
        return enkel.Select(instellingen.Text).Concat(instellingen.Texts("vertrouwen/ankers")).Concat(instellingen.Texts("vertrouwen/tussencertificaten"))
            .Concat(instellingen["opslag"]!["postgres"] is { } postgres ? ((string[])["wachtwoordbestand", "ankers"]).Where(n => postgres[n] is not null)
                .Select(postgres.Text) : []);
    }

    [GeneratedRegex(@"^\s*// ""(?<naam>\w+)"": \{", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Uitgezet();
}
