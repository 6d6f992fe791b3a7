using System.Text.Json.Nodes;
using IB.Gateway.Testing;
using IB.Gateway.Testing.Kafka;

namespace IB.Gateway.Tests.Cli;

/// <summary><c>topics check</c> and <c>topics create</c>, to the mock of librdkafka, which makes no topics and tells no settings.</summary>
public sealed class TopicsTests : IDisposable
{
    private readonly TijdelijkeMap _map = new();
    private readonly Mockcluster _cluster = new(1);

    public TopicsTests()
    {
        File.WriteAllText(_map["partijen.json"], """
            {
              "partijen": [
                { "code": "CAK", "rol": "Ketenpartner", "naam": "CAK", "functies": ["*"], "bezorging": [{ "wijze": "postbus" }],
                  "onderwerpen": [{ "onderwerp": "wmo-zorgstatus", "wijze": "melding", "bereik": "landelijk", "grondslag": "Wmo 2015 art. 2.1.4b", "kafka": true, "vanaf": "2020-01-01" }] }
              ],
              "onderwerpen": [{ "naam": "wmo-zorgstatus", "omschrijving": "Start en stop van Wmo-zorg", "selecties": [{ "functies": ["WMO305"] }] }]
            }
            """);
        Configure(new JsonObject
        {
            ["servers"] = _cluster.Servers,
            ["ophaaladres"] = "https://knooppunt.example",
            ["partities"] = 2,
            ["replicas"] = 1,
            ["minReplicas"] = 1,
        });
    }

    public void Dispose()
    {
        _cluster.Dispose();
        _map.Dispose();
    }

    [Fact]
    public async Task Check_TopicWithTooFewPartitions_SaysWhatIsOther()
    {
        _cluster.CreateTopic("ib.cak.wmo-zorgstatus", 1, 1);
        var uitslag = await RunAsync("check");

        Assert.Equal(1, uitslag.Uitgang);
        Assert.Equal(
            [
                "ib.cak.wmo-zorgstatus (CAK, wmo-zorgstatus): anders dan verwacht",
                "  1 partities, verwacht 2",
                "  het cluster geeft de instellingen van het topic niet: bewaartermijn en grootste bericht zijn niet gecontroleerd",
            ],
            uitslag.Regels);
    }

    [Fact]
    public async Task Check_TopicThatIsNotThere_SaysHowToMakeIt()
    {
        _cluster.CreateTopic("ib.cak.wmo-zorgstatus", 1, 1);
        _cluster.SetTopicError("ib.cak.wmo-zorgstatus", Protocolfout.UnknownTopicOrPart);
        var uitslag = await RunAsync("check");

        Assert.Equal((1, ""), (uitslag.Uitgang, uitslag.Fouten));
        Assert.Contains("bestaat niet. Maak het met 'ib-gateway topics create'", Assert.Single(uitslag.Regels), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_ClusterThatDoesNotAnswer_CouldNotRun()
    {
        _cluster.CreateTopic("ib.cak.wmo-zorgstatus", 1, 1);
        _cluster.SetTopicError("ib.cak.wmo-zorgstatus", Protocolfout.UnknownTopicOrPart);
        var uitslag = await RunAsync("create");

        Assert.Equal(2, uitslag.Uitgang);
        Assert.Equal(
            "ib.cak.wmo-zorgstatus (CAK, wmo-zorgstatus): het cluster antwoordt niet (Local_TimedOut). Controleer kafka.servers, de brokers en het netwerk, en probeer het opnieuw.",
            Assert.Single(uitslag.Regels));
    }

    [Fact]
    public async Task Check_NoCluster_CouldNotRun()
    {
        _cluster.SetAllDown();
        Assert.Equal(2, (await RunAsync("check")).Uitgang);
    }

    [Fact]
    public async Task Check_SettingsThatAreWrong_NamesEachAndAsksNobody()
    {
        Configure(new JsonObject { ["servers"] = _cluster.Servers, ["partities"] = 0 });
        var uitslag = await RunAsync("check");
        Assert.Equal(2, uitslag.Uitgang);
        Assert.Equal(2, uitslag.Foutregels.Count);

        Configure([]);
        uitslag = await RunAsync("check");
        Assert.Equal(2, uitslag.Uitgang);
        Assert.Contains("kafka.servers is leeg", Assert.Single(uitslag.Foutregels), StringComparison.Ordinal);
    }

    private Task<Proefuitslag> RunAsync(string verb) => new Opdrachtproef().RunAsync("topics", verb, "--instellingen", _map["ib-gateway.json"]);

    private void Configure(JsonObject kafka) => File.WriteAllText(_map["ib-gateway.json"], new JsonObject { ["kafka"] = kafka }.ToJsonString());
}
