using System.Text.Json.Nodes;
using IB.Gateway.Testing.Kafka;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>A chain in which the CAK follows who gets care over Kafka: one broker, the mock of librdkafka.</summary>
public sealed class Kafkaketen : Ketenfixture
{
    internal const string Topic = "ib.cak.wmo-zorgstatus";

    internal Mockcluster Cluster { get; } = new(1);

    internal override Ketenplan Plan => Onderwerpketen.Create(static register => register.SendOverKafka(Deelnemers.Cak, Onderwerpketen.Zorgstatus)) with
    {
        Instellingen = new Dictionary<string, string>(Ketenplan.Ongeduldig)
        {
            ["kafka:servers"] = Cluster.Servers, ["kafka:ophaaladres"] = "https://knooppunt.example:8443", ["kafka:replicas"] = "1",
            ["kafka:minReplicas"] = "1",
            ["kafka:ronde"] = "00:00:00.100",
        },
    };

    public override async ValueTask InitializeAsync()
    {
        Cluster.CreateTopic(Topic, 3, 1);
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Cluster.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>What comes in over StUF goes out over Kafka, to who has the right and in the right's mode, and the operator sees that it does.</summary>
public sealed class EenOnderwerpOverKafka(Kafkaketen fixture) : IClassFixture<Kafkaketen>
{
    private readonly Proefketen _keten = fixture.Proefketen;

    [Fact]
    public async Task Message_ThatAPartyFollows_ReachesItsTopicAndItsHistoryTells()
    {
        var bericht = Proefbericht.Start();
        await _keten.Diemen.SendAsync(Proefbericht.Toewijzing());
        await _keten.ZorgThuis.SendAsync(bericht);

        using var consument = new Proefconsument(fixture.Cluster, Kafkaketen.Topic, 3);
        var gelezen = (await consument.ReadAsync(1)).Single(g => g.Koppen["ce_subject"] == bericht.Referentie);

        Assert.Equal(bericht.Inhoud, gelezen.Waarde);
        Assert.Equal(("ib-gateway.bericht.WMO305", "application/xml", "0384"), (gelezen.Koppen["ce_type"], gelezen.Koppen["content-type"], gelezen.Sleutel));
        Assert.Contains(
            "Inhoud verstrekt aan CAK met onderwerp wmo-zorgstatus", (await _keten.ZorgThuis.ReadStatusAsync(bericht.Referentie)).Tekst,
            StringComparison.Ordinal);
        await Wacht.TotAsync(
            async () => (await _keten.ReadBeheerAsync("/metrics")).Tekst.Contains(
                "ib_kafka_gebeurtenissen_total{onderwerp=\"wmo-zorgstatus\",wijze=\"inhoud\"} 1", StringComparison.Ordinal),
            "The metric does not count it.");
        var checks = JsonNode.Parse((await _keten.ReadBeheerAsync("/health/ready")).Tekst)!["checks"]!.AsArray();
        Assert.Equal("ok", (string)checks.Single(static c => (string)c!["naam"]! == "kafka:CAK/wmo-zorgstatus")!["status"]!);
        Assert.Contains(checks, static c => (string)c!["naam"]! == "lus:kafka");
    }
}
