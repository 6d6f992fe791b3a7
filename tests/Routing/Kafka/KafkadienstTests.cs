using IB.Gateway.Routing.Kafka;
using IB.Gateway.Routing.Kafka.Topics;
using IB.Gateway.Testing.Kafka;

namespace IB.Gateway.Routing.Tests.Kafka;

/// <summary>
/// Publishing over the real protocol, to the mock of librdkafka: whatever its brokers do, nothing is lost, what comes twice bears the same id, and what
/// is for one receiver stays in order.
/// </summary>
public sealed class KafkadienstTests : IAsyncDisposable
{
    private const int Brokers = 3;
    private const int Partities = 3;

    private readonly Mockcluster _cluster = new(Brokers);
    private readonly Kafkaproef _proef = new(Verstrekwijze.Inhoud);
    private readonly Proefconsument _consument;

    public KafkadienstTests()
    {
        _cluster.CreateTopic(Kafkaproef.Topic, Partities, Brokers);
        _proef.Options = _proef.Options with { Servers = _cluster.Servers, Partities = Partities, Replicas = Brokers };
        _consument = new Proefconsument(_cluster, Kafkaproef.Topic, Partities);
    }

    public async ValueTask DisposeAsync()
    {
        await _proef.DisposeAsync();
        _consument.Dispose();
        _cluster.Dispose();
    }

    [Fact]
    public async Task Publish_Messages_ReachTheTopicAsCloudevents()
    {
        await _proef.AppendAsync(1, 30);
        await using var knoop = _proef.Start();
        var gelezen = await _consument.ReadAsync(30);
        await _proef.WaitForPositieAsync(31);

        AssertComplete(gelezen, 30);
        Assert.Equal(30, gelezen.Count);
        foreach (var g in gelezen)
        {
            var bericht = (await _proef.Opslag.Journaal.GetAsync(g.Positie, TestContext.Current.CancellationToken))!;
            Assert.Equal(bericht.InhoudSha256.ToArray(), System.Security.Cryptography.SHA256.HashData(g.Waarde!));
            Assert.Equal(
                ("1.0", bericht.OntvangstId, "urn:ib-gateway:knooppunt:IB", "ib-gateway.bericht.WMO301", bericht.Envelop.Referentienummer, "application/xml"),
                (g.Koppen["ce_specversion"], g.Id, g.Koppen["ce_source"], g.Koppen["ce_type"], g.Koppen["ce_subject"], g.Koppen["content-type"]));
            Assert.Equal((bericht.Traceparent, bericht.Traceparent), (g.Koppen["ce_traceparent"], g.Koppen["traceparent"]));
            Assert.Equal(bericht.OntvangenOp, DateTimeOffset.Parse(g.Koppen["ce_time"], System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(bericht.Envelop.Ontvanger.Organisatie, g.Sleutel);
        }
    }

    [Fact]
    public async Task Publish_BrokersFallOneByOne_LosesNothingAndKeepsOrder()
    {
        await using var knoop = _proef.Start();
        for (var broker = 1; broker <= Brokers; broker++)
        {
            await _proef.AppendAsync(1 + ((broker - 1) * 100), 50);
            _cluster.SetDown(broker);
            await _proef.AppendAsync(51 + ((broker - 1) * 100), 50);
            _cluster.SetUp(broker);
        }

        AssertComplete(await _consument.ReadAsync(300), 300);
        await _proef.WaitForPositieAsync(301);
    }

    [Fact]
    public async Task Publish_AllBrokersFall_ShowsTheBacklogAndGoesOn()
    {
        await _proef.AppendAsync(1, 20);
        await using var knoop = _proef.Start();
        await _proef.WaitForPositieAsync(21);
        _cluster.SetAllDown();
        await _proef.AppendAsync(21, 40);
        await knoop.WaitForAsync(static v => v is { Toestand: Volgertoestand.TijdelijkeFout, Oudste: not null, OnderwegBytes: > 0, Laag: 21 });

        // Nothing else stops: what comes in is taken.
        await _proef.AppendAsync(61, 20);
        _cluster.SetAllUp();

        AssertComplete(await _consument.ReadAsync(80), 80);
        await _proef.WaitForPositieAsync(81);
        await knoop.WaitForAsync(static v => v is { Toestand: Volgertoestand.Loopt, Oudste: null, OnderwegBytes: 0 });
    }

    [Fact]
    public async Task Publish_ErrorsThatPass_LoseNothingAndKeepOrder()
    {
        await using var knoop = _proef.Start();
        await _proef.AppendAsync(1, 20);
        await _proef.WaitForPositieAsync(21);
        _cluster.PushErrors(
            Kafkaverzoek.Produce, Protocolfout.NotLeaderForPartition, Protocolfout.Verbindingsbreuk, Protocolfout.NotEnoughReplicas,
            Protocolfout.RequestTimedOut,
            Protocolfout.LeaderNotAvailable, Protocolfout.Verbindingsbreuk);
        await _proef.AppendAsync(21, 200);

        AssertComplete(await _consument.ReadAsync(220), 220);
        await _proef.WaitForPositieAsync(221);
        Assert.Equal(0, knoop.Stand.Fouten[Kafkafoutsoort.Blijvend]);
    }

    [Fact]
    public async Task Publish_LeadersMove_LosesNothingAndKeepsOrder()
    {
        await using var knoop = _proef.Start();
        for (var ronde = 0; ronde < 4; ronde++)
        {
            for (var partitie = 0; partitie < Partities; partitie++)
                _cluster.MoveLeader(Kafkaproef.Topic, partitie, 1 + ((partitie + ronde) % Brokers));
            await _proef.AppendAsync(1 + (ronde * 50), 50);
        }

        AssertComplete(await _consument.ReadAsync(200), 200);
        await _proef.WaitForPositieAsync(201);
    }

    [Fact]
    public async Task Restart_WhileBrokersAreAway_ResumesAndRepeatsWithTheSameId()
    {
        await _proef.AppendAsync(1, 60);
        await using (_proef.Start())
            await _consument.ReadAsync(60);

        // As after a crash: of what was confirmed, not all was kept.
        var positie = await _proef.FindPositieAsync();
        _cluster.SetAllDown();
        await using (var tussen = _proef.Start())
        {
            await _proef.AppendAsync(61, 30);
            await tussen.WaitForAsync(static v => v is { Toestand: Volgertoestand.TijdelijkeFout });
        }

        Assert.Equal(positie, await _proef.FindPositieAsync());
        _cluster.SetAllUp();
        await using var daarna = _proef.Start();

        AssertComplete(await _consument.ReadAsync(90), 90);
        await _proef.WaitForPositieAsync(91);
    }

    [Fact]
    public async Task Publish_NotAuthorised_IsShownForGoodAndGoesOnOnceItMay()
    {
        _cluster.PushErrors(Kafkaverzoek.Produce, [.. Enumerable.Repeat(Protocolfout.TopicAuthorizationFailed, 3)]);
        await _proef.AppendAsync(1, 10);
        await using var knoop = _proef.Start();
        await knoop.WaitForAsync(static v => v is { Toestand: Volgertoestand.BlijvendeFout, Fout.Code: "TopicAuthorizationFailed", Laag: 1 });

        AssertComplete(await _consument.ReadAsync(10), 10);
        await _proef.WaitForPositieAsync(11);
        Assert.InRange(knoop.Stand.Fouten[Kafkafoutsoort.Blijvend], 1, 3);
        for (var n = 1; n <= 10; n++)
            Assert.Single(await _proef.ReadHistorieAsync(n), static l => l.StartsWith("Inhoud verstrekt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Publish_LargerThanTheTopicTakes_IsNeverPassedOver()
    {
        await using var knoop = _proef.Start();
        await _proef.AppendAsync(1, 5);
        await _proef.WaitForPositieAsync(6);
        _cluster.PushErrors(Kafkaverzoek.Produce, [.. Enumerable.Repeat(Protocolfout.MsgSizeTooLarge, 4)]);
        await _proef.AppendAsync(6, 5);
        await knoop.WaitForAsync(static v => v is { Toestand: Volgertoestand.BlijvendeFout, Fout.Code: "MsgSizeTooLarge" });

        AssertComplete(await _consument.ReadAsync(10), 10);
        await _proef.WaitForPositieAsync(11);
    }

    [Fact]
    public async Task Publish_TopicThatIsNotThere_IsShownAndGivesNothing()
    {
        _cluster.SetTopicError(Kafkaproef.Topic, Protocolfout.UnknownTopicOrPart);
        await _proef.AppendAsync(1, 3);
        await using var knoop = _proef.Start();
        await knoop.WaitForAsync(static v => v is { Toestand: Volgertoestand.BlijvendeFout, Fout.Code: "UnknownTopicOrPart", Oudste: not null });
        Assert.DoesNotContain(await _proef.ReadHistorieAsync(1), static l => l.StartsWith("Inhoud verstrekt", StringComparison.Ordinal));

        _cluster.SetTopicError(Kafkaproef.Topic, Protocolfout.Geen);
        AssertComplete(await _consument.ReadAsync(3), 3);
    }

    [Fact]
    public async Task Right_EndedWhileBrokersAreAway_LetsNothingOutAfterwards()
    {
        await using var knoop = _proef.Start();
        await _proef.AppendAsync(1, 5);
        await _proef.WaitForPositieAsync(6);
        _cluster.SetAllDown();
        await _proef.AppendAsync(6, 5);
        await knoop.WaitForAsync(static v => v?.OnderwegBytes > 0);
        _proef.Entitle(null);
        await knoop.WaitForAsync(static v => v is null);
        _cluster.SetAllUp();

        // Something of another, later, is all that comes.
        _proef.Entitle(Verstrekwijze.Melding);
        AssertComplete(await _consument.ReadAsync(10), 10);
        Assert.All(_consument.Alles, static g => Assert.Equal(g.Positie <= 5, g.Waarde is not null));
    }

    [Fact]
    public async Task Topics_Check_SeesPartitionsAndCopiesAndThatSettingsAreNotTold()
    {
        // A machine that is busy with something else may take its time.
        var beheer = new Topicbeheer(_proef.Options with { Vraagtermijn = TimeSpan.FromSeconds(30) });
        var goed = await beheer.CheckAsync(Topicplan.Of(Kafkaproef.Partij, "proef", _proef.Options), aanmaken: false, TestContext.Current.CancellationToken);
        var meer = await beheer.CheckAsync(
            Topicplan.Of(Kafkaproef.Partij, "proef", _proef.Options with { Partities = 4 }), aanmaken: false, TestContext.Current.CancellationToken);

        Assert.Null(goed.Fout);
        Assert.StartsWith("het cluster geeft de instellingen van het topic niet", Assert.Single(goed.Bevindingen), StringComparison.Ordinal);
        Assert.Equal("3 partities, verwacht 4", meer.Bevindingen[0]);
    }

    [Fact]
    public async Task Topics_CheckWithoutACluster_IsAnErrorThatPasses()
    {
        _cluster.SetAllDown();
        var oordeel = await new Topicbeheer(_proef.Options).CheckAsync(
            Topicplan.Of(Kafkaproef.Partij, "proef", _proef.Options), aanmaken: true, TestContext.Current.CancellationToken);
        Assert.Equal(Kafkafoutsoort.Tijdelijk, oordeel.Fout?.Soort);
    }

    /// <summary>Each event is there, repeats are the same, and of each receiver they come in order.</summary>
    internal static void AssertComplete(IReadOnlyList<Gelezen> gelezen, int aantal)
    {
        var eerste = gelezen.DistinctBy(static g => g.Id).ToList();
        Assert.Equal(Enumerable.Range(1, aantal).Select(static n => (long)n), eerste.Select(static g => g.Positie).Order());
        Assert.All(gelezen.GroupBy(static g => g.Positie), static g => Assert.Single(g.Select(static x => (x.Id, x.Sleutel)).Distinct()));
        foreach (var ontvanger in eerste.Where(static g => g.Sleutel is not null).GroupBy(static g => g.Sleutel))
        {
            Assert.Single(ontvanger.Select(static g => g.Partitie).Distinct());
            Assert.Equal(ontvanger.Select(static g => g.Positie).Order(), ontvanger.OrderBy(static g => g.Offset).Select(static g => g.Positie));
        }
    }
}
