using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IB.Gateway.Beheer;
using IB.Gateway.Hosting;
using IB.Gateway.Telemetrie;
using IB.Gateway.Testing;
using IB.Gateway.Tests.Telemetrie;

namespace IB.Gateway.Tests.Deploy;

/// <summary>Ports agree in all files, what is asked on them is answered, and nobody is killed before he can have finished.</summary>
public sealed partial class DeploypoortenTests
{
    /// <summary>What the store may take to close after everything else has stopped.</summary>
    private static readonly TimeSpan Sluittijd = TimeSpan.FromSeconds(15);

    private static readonly JsonNode Compose = Deploymap.Yaml("deploy/compose/compose.yaml");

    private static readonly JsonNode Pod = Deploymap.Yaml("deploy/kubernetes/base/deployment.yaml").At("spec/template/spec");

    private static readonly string Haproxy = Deploymap.Read("deploy/compose/haproxy/haproxy.cfg");

    private static JsonNode Container => Pod.At("containers/0");

    public static TheoryData<string> Paden =>
    [
        .. ((string[])["startupProbe", "readinessProbe", "livenessProbe"]).Select(static p => Container.Text($"{p}/httpGet/path"))
            .Append(CheckRegex().Match(Haproxy).Groups["pad"].Value)
            .Append(Deploymap.Yaml("deploy/compose/prometheus/prometheus.yml").Text("scrape_configs/0/metrics_path"))
            .Append(Deploymap.Yaml("deploy/kubernetes/overlays/productie/podmonitor.yaml").Text("spec/podMetricsEndpoints/0/path")).Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Paden))]
    public async Task Path_OfAProbeOrScrape_IsAnEndpointOfTheManagementPort(string pad)
    {
        await using var host = await Beheerhost.StartAsync(new FakeJournaal(), new Telemetrieopties());

        using var antwoord = await host.Client.GetAsync(new Uri(pad, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains((int)antwoord.StatusCode, (int[])[200, 503]);
    }

    [Fact]
    public void Probes_EachQuestion_GoesToTheEndpointForIt()
    {
        Assert.Equal("/health/ready", Container.Text("readinessProbe/httpGet/path"));
        Assert.Equal("/health/live", Container.Text("livenessProbe/httpGet/path"));
        Assert.Equal("/health/live", Container.Text("startupProbe/httpGet/path"));
        Assert.Equal("/health/ready", CheckRegex().Match(Haproxy).Groups["pad"].Value);
        Assert.All(Container.Zoek("httpGet"), static p => Assert.Equal("beheer", p.Text("port")));
    }

    [Fact]
    public void Ports_OfAllProfiles_AreThoseOfTheProgram()
    {
        var (keten, beheer) = (new LuisterOptions().Poort, new BeheerluisterOptions().Poort);

        Assert.All(
            Profiel.Alle, p => Assert.Equal((keten, beheer), (p.ToJson().At("luister/poort").GetValue<int>(), p.ToJson().At("beheer/poort").GetValue<int>())));
        Assert.Contains($"EXPOSE {keten} {beheer}", Deploymap.Regels("deploy/docker/Dockerfile"));
        Assert.Equal([("keten", keten), ("beheer", beheer)], Container.Lijst("ports").Select(static p => (p.Text("name"), p.Getal("containerPort"))));
        Assert.Equal(
            [("keten", "keten")],
            Deploymap.Yaml("deploy/kubernetes/base/service.yaml").Lijst("spec/ports").Select(static p => (p.Text("name"), p.Text("targetPort"))));
        Assert.Equal("beheer", Deploymap.Yaml("deploy/kubernetes/overlays/productie/podmonitor.yaml").Text("spec/podMetricsEndpoints/0/port"));
        Assert.Equal(
            [$"knooppunt-1:{beheer}", $"knooppunt-2:{beheer}"],
            Deploymap.Yaml("deploy/compose/prometheus/prometheus.yml").Texts("scrape_configs/0/static_configs/0/targets"));
        Assert.Equal([$"knooppunt-1:{keten}", $"knooppunt-2:{keten}"], ServerRegex().Matches(Haproxy).Select(static m => m.Groups["adres"].Value));
        Assert.Matches($@"default-server check port {beheer}\b", Haproxy);
        Assert.Contains($"bind :{keten}", Haproxy, StringComparison.Ordinal);
        Assert.Equal([$"{keten}:{keten}"], Compose.Texts("services/verdeler/ports"));
    }

    [Fact]
    public void Stop_OfEachProfile_TakesLessThanItIsGiven()
    {
        Assert.True(Stopduur(Profiel.Compose) <= Seconden(Compose.Text("services/knooppunt-1/stop_grace_period")));
        Assert.True(Stopduur(Profiel.Kubernetes) <= TimeSpan.FromSeconds(Pod.Getal("terminationGracePeriodSeconds")));
        Assert.True(Stopduur(Profiel.Systemd) <= Seconden(Unit.Lees().One("TimeoutStopSec")));
    }

    [Fact]
    public void Uitloop_OfTheClusterProfiles_IsLongerThanItTakesToBeSeen()
    {
        var haproxy = HaproxyRegex().Match(Haproxy);
        var gezien = TimeSpan.FromSeconds(int.Parse(haproxy.Groups["inter"].Value) * int.Parse(haproxy.Groups["fall"].Value));
        var proef = TimeSpan.FromSeconds(Container.Getal("readinessProbe/periodSeconds") * Container.Getal("readinessProbe/failureThreshold"));

        Assert.True(Uitloop(Profiel.Compose) >= 2 * gezien);
        Assert.True(Uitloop(Profiel.Kubernetes) > proef);
    }

    [Fact]
    public void Timeouts_OfTheLoadBalancer_AreLongerThanTheKnooppuntHoldsAConnection()
    {
        var tijden = TimeoutRegex().Matches(Haproxy).ToDictionary(static m => m.Groups["wat"].Value, static m => Seconden(m.Groups["tijd"].Value));

        Assert.True(tijden["client"] > new LuisterOptions().Rusttijd);
        Assert.True(tijden["server"] > new LuisterOptions().Rusttijd);
    }

    private static TimeSpan Stopduur(Profiel profiel) => Uitloop(profiel) + Beheeropties.Afrondtijd + Sluittijd;

    private static TimeSpan Uitloop(Profiel profiel)
    {
        using var machine = new TijdelijkeMap();
        return profiel.Read(machine).Toezicht.Uitloop;
    }

    private static TimeSpan Seconden(string tekst) => TimeSpan.FromSeconds(int.Parse(tekst.TrimEnd('s')));

    [GeneratedRegex(@"option httpchk GET (?<pad>\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CheckRegex();

    [GeneratedRegex(@"^\s+server \S+ (?<adres>\S+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ServerRegex();

    [GeneratedRegex(@"inter (?<inter>\d+)s fall (?<fall>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HaproxyRegex();

    [GeneratedRegex(@"^\s+timeout (?<wat>\w+) (?<tijd>\d+s)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TimeoutRegex();
}
