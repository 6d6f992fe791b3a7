using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IB.Gateway.Tests.Cli;

namespace IB.Gateway.Tests.Deploy;

/// <summary>Alerts and dashboard ask for metrics, labels and verbs that exist; an alert says what, why and what now.</summary>
public sealed partial class DeploymetingTests
{
    /// <summary>Labels that Prometheus and the platform add.</summary>
    private static readonly string[] Toegevoegd = ["job", "instance", "le"];

    private static readonly JsonNode Alerts = Deploymap.Yaml("deploy/monitoring/alerts.yml");

    private static readonly JsonNode Dashboard = Deploymap.Json("deploy/monitoring/dashboard.json");

    private static readonly Dictionary<string, HashSet<string>> Metrieken = TabelRegex().Matches(Deploymap.Read("docs/metrics.md")).ToDictionary(
        static m => m.Groups["naam"].Value,
        static m => LabelRegex().Matches(m.Groups["labels"].Value).Select(static l => l.Groups["label"].Value).ToHashSet(StringComparer.Ordinal));

    private static IEnumerable<JsonNode> Regels => Alerts.Lijst("groups").SelectMany(static g => g.Lijst("rules"));

    public static TheoryData<string> Namen => [.. Regels.Select(static r => r.Text("alert"))];

    public static TheoryData<string> Vragen
        => [.. Regels.Select(static r => r.Text("expr")).Concat(Dashboard.Zoek("expr").Select(static e => e.GetValue<string>())).Distinct()];

    [Theory]
    [MemberData(nameof(Vragen))]
    public void Query_OfAnAlertOrPanel_AsksForMetricsAndLabelsThatExist(string vraag)
    {
        var namen = NaamRegex().Matches(vraag).Select(static m => m.Value).Select(Familie).ToList();

        Assert.All(namen, static n => Assert.True(Metrieken.ContainsKey(n) || PlatformRegex().IsMatch(n), n));
        Assert.True(namen.Count > 0 || UpRegex().IsMatch(vraag), vraag);
        var labels = namen.Where(Metrieken.ContainsKey).SelectMany(static n => Metrieken[n]).Concat(Toegevoegd).ToHashSet(StringComparer.Ordinal);
        Assert.All(KeuzeRegex().Matches(vraag).Select(static m => m.Groups["label"].Value), l => Assert.Contains(l, labels));
        Assert.All(
            GroepRegex().Matches(vraag).SelectMany(static m => m.Groups["labels"].Value.Split(',', StringSplitOptions.TrimEntries)),
            l => Assert.Contains(l, labels));
    }

    [Fact]
    public void Query_OfWhatDoesNotExist_IsSeen()
    {
        Assert.Throws<Xunit.Sdk.AllException>(() => Query_OfAnAlertOrPanel_AsksForMetricsAndLabelsThatExist("sum(ib_berichten_verdwenen_total)"));
        Assert.Throws<Xunit.Sdk.AllException>(() => Query_OfAnAlertOrPanel_AsksForMetricsAndLabelsThatExist("ib_inname_dicht{kleur=\"rood\"} > 0"));
        Assert.Throws<Xunit.Sdk.AllException>(() => Query_OfAnAlertOrPanel_AsksForMetricsAndLabelsThatExist("max by (kleur) (ib_inname_dicht)"));
    }

    [Theory]
    [MemberData(nameof(Namen))]
    public void Alert_Each_SaysWhatWhyAndWhatNow(string naam)
    {
        var regel = Regels.Single(r => r.Text("alert") == naam);

        Assert.Equal(["wat", "waarom", "nu"], regel.At("annotations").AsObject().Select(static a => a.Key));
        Assert.All(regel.At("annotations").AlleTeksten(), static t => Assert.Matches(@"^.{20,}\.$", t));
        Assert.Contains(regel.Text("labels/ernst"), (string[])["bel", "dag"]);
    }

    [Theory]
    [MemberData(nameof(Namen))]
    public void Alert_Each_NamesVerbsThatExist(string naam)
    {
        var paden = Verbenboom.Alle().Select(static v => v.Pad).ToHashSet(StringComparer.Ordinal);

        Assert.All(
            VerbRegex().Matches(Regels.Single(r => r.Text("alert") == naam).Text("annotations/nu")), v => Assert.Contains(v.Groups["verb"].Value, paden));
    }

    [Theory]
    [MemberData(nameof(Namen))]
    public void Alert_Each_IsInTheHandbook(string naam) => Assert.Contains($"\n| `{naam}` |", Deploymap.Read("docs/operations.md"), StringComparison.Ordinal);

    /// <summary>The rules stand once; the documents have a table of them that leaves none out and tells whom they wake, and after how long.</summary>
    [Fact]
    public void Alerts_InTheTableOfMetrics_AreThese()
    {
        var rijen = AlertrijRegex().Matches(Deploymap.Read("docs/metrics.md"))
            .ToDictionary(static m => m.Groups["naam"].Value, static m => m.Groups["rest"].Value, StringComparer.Ordinal);

        Assert.Equal(Regels.Select(static r => r.Text("alert")), rijen.Keys);
        Assert.All(Regels, r => Assert.StartsWith($"{r.Text("labels/ernst")} |", rijen[r.Text("alert")], StringComparison.Ordinal));
        Assert.All(Regels.Where(static r => r["for"] is not null), r => Assert.Matches($@"\b{Duur(r.Text("for"))}s?\b", rijen[r.Text("alert")]));
    }

    /// <summary>A store that is away stops nearly every loop, which is one alert that says not to restart and not one for each loop that says to.</summary>
    [Theory]
    [InlineData("LusStaatStil")]
    [InlineData("LusValtSteedsUit")]
    public void Alert_OnALoop_IsSilentWhileTheStoreIsAway(string naam)
    {
        var weg = Regels.Single(static r => r.Text("alert") == "OpslagAntwoordtNiet").Text("expr").Split(" > ");

        Assert.Matches(
            $@" unless on \(job, instance\) max_over_time\({weg[0]}\[\d+m\]\) > {weg[1]}$", Regels.Single(r => r.Text("alert") == naam).Text("expr"));
    }

    [Fact]
    public void Alerts_Names_AreUnique() => Assert.Equal(Regels.Count(), Regels.Select(static r => r.Text("alert")).Distinct().Count());

    [Fact]
    public void Job_OfScrapesAndAlerts_IsOne()
    {
        var prometheus = Deploymap.Yaml("deploy/compose/prometheus/prometheus.yml");
        var monitor = Deploymap.Yaml("deploy/kubernetes/overlays/productie/podmonitor.yaml");

        Assert.Equal("knooppunt", prometheus.Text("scrape_configs/0/job_name"));
        Assert.Equal("knooppunt", monitor.Text("spec/podMetricsEndpoints/0/relabelings/0/replacement"));
        Assert.All(
            Regels.Select(static r => JobRegex().Match(r.Text("expr"))).Where(static m => m.Success),
            static m => Assert.Equal("knooppunt", m.Groups["job"].Value));
    }

    [Fact]
    public void Dashboard_DataSource_IsTheOneThatIsProvisioned()
    {
        var uid = Deploymap.Yaml("deploy/compose/grafana/datasources.yaml").Text("datasources/0/uid");

        Assert.All(Dashboard.Zoek("datasource"), d => Assert.Equal(uid, d.Text("uid")));
        var ids = Dashboard.Lijst("panels").Select(static p => p["id"]!.GetValue<int>()).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    private static string Duur(string tekst) => $"{tekst[..^1]} {(tekst[^1] == 'h' ? "hour" : "minute")}";

    private static string Familie(string naam) => Metrieken.ContainsKey(naam) ? naam : AchtervoegselRegex().Replace(naam, "");

    [GeneratedRegex(
        @"^\| `(?<naam>ib_[a-z_]+)` \| [a-z]+ \| [a-z ]*?\s?\| (?<labels>[^|]*?) ?\|", RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex TabelRegex();

    // What Prometheus itself knows of a scrape.
    [GeneratedRegex(@"\bup\{", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UpRegex();

    [GeneratedRegex("`(?<label>[a-z]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LabelRegex();

    // Names of functions and variables have no such begin.
    [GeneratedRegex(@"\b(ib|dotnet|kestrel)_[a-z_]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NaamRegex();

    [GeneratedRegex("^(dotnet|kestrel)_", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlatformRegex();

    [GeneratedRegex("_(bucket|sum|count)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AchtervoegselRegex();

    [GeneratedRegex(@"[{,]\s*(?<label>[a-z_]+)\s*(=~|!~|!=|=)\s*""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeuzeRegex();

    [GeneratedRegex(@"\bby \((?<labels>[^)]*)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GroepRegex();

    [GeneratedRegex(
        @"'(ib-gateway )?(?<verb>(health|store|berichten|herbezorgingen|processors|partijen)( [a-z]+)?)", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex VerbRegex();

    [GeneratedRegex(@"^\| `(?<naam>[A-Z]\w+)` \| (?<rest>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AlertrijRegex();

    [GeneratedRegex(@"job=""(?<job>[^""]*)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JobRegex();
}
