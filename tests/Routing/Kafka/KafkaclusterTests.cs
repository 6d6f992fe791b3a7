using IB.Gateway.Routing.Kafka;
using IB.Gateway.Routing.Kafka.Topics;
using IB.Gateway.Testing.Kafka;

namespace IB.Gateway.Routing.Tests.Kafka;

/// <summary>
/// A cluster of which topics come and go, and the brokers too: nothing is made that nobody asked for, and what was not confirmed still comes.
/// </summary>
public sealed class KafkaclusterTests : IAsyncDisposable
{
    private const int Brokers = 3;
    private const int Partities = 3;

    private readonly Mockcluster _cluster = new(Brokers);
    private readonly Kafkaproef _proef = new(Verstrekwijze.Inhoud);

    public KafkaclusterTests()
        => _proef.Options = _proef.Options with
        {
            Servers = _cluster.Servers,
            Partities = Partities,
            Replicas = Brokers,
            Vraagtermijn = TimeSpan.FromSeconds(30),
        };

    public async ValueTask DisposeAsync()
    {
        await _proef.DisposeAsync();
        _cluster.Dispose();
    }

    [Fact]
    public async Task Check_TopicThatIsNotThere_DoesNotMakeItByAsking()
    {
        var beheer = new Topicbeheer(_proef.Options);
        for (var keer = 0; keer < 3; keer++)
        {
            var oordeel =
                await beheer.CheckAsync(Topicplan.Of(Kafkaproef.Partij, "proef", _proef.Options), aanmaken: false, TestContext.Current.CancellationToken);
            Assert.Equal((Kafkafoutsoort.Blijvend, "UnknownTopicOrPart"), (oordeel.Fout?.Soort, oordeel.Fout?.Code));
        }
    }

    [Fact]
    public async Task Publish_TopicThatIsMadeLater_GoesOnByItself()
    {
        await _proef.AppendAsync(1, 5);
        await using var knoop = _proef.Start();
        await knoop.WaitForAsync(static v => v is { Toestand: Volgertoestand.BlijvendeFout, Fout.Code: "UnknownTopicOrPart" });
        Assert.DoesNotContain(await _proef.ReadHistorieAsync(1), static l => l.StartsWith("Inhoud verstrekt", StringComparison.Ordinal));

        _cluster.CreateTopic(Kafkaproef.Topic, Partities, Brokers);
        using var consument = new Proefconsument(_cluster, Kafkaproef.Topic, Partities);
        KafkadienstTests.AssertComplete(await consument.ReadAsync(5), 5);
        await _proef.WaitForPositieAsync(6);
    }

    [Fact]
    public async Task Publish_TopicThatIsDeletedMeanwhile_WaitsAndLosesNothingThatWasNotConfirmed()
    {
        _cluster.CreateTopic(Kafkaproef.Topic, Partities, Brokers);
        await using var knoop = _proef.Start();
        await _proef.AppendAsync(1, 6);
        await _proef.WaitForPositieAsync(7);
        _cluster.DeleteTopic(Kafkaproef.Topic);
        await _proef.AppendAsync(7, 6);
        await knoop.WaitForAsync(static v =>
            v is { Toestand: Volgertoestand.BlijvendeFout, Fout.Code: "UnknownTopicOrPart" or "Local_UnknownTopic" or "Local_UnknownPartition", Laag: 7 });

        // What was confirmed went with the topic; docs/kafka.md says how followers fetch it.
        _cluster.CreateTopic(Kafkaproef.Topic, Partities, Brokers);
        using var consument = new Proefconsument(_cluster, Kafkaproef.Topic, Partities);
        Assert.Equal([7, 8, 9, 10, 11, 12], (await consument.ReadAsync(6)).Select(static g => g.Positie).Distinct().Order());
        await _proef.WaitForPositieAsync(13);
    }

    [Fact]
    public async Task Publish_EveryBrokerIsReplaced_LosesNothingAndKeepsOrder()
    {
        _cluster.CreateTopic(Kafkaproef.Topic, Partities, Brokers);
        using var consument = new Proefconsument(_cluster, Kafkaproef.Topic, Partities);
        await using var knoop = _proef.Start();
        await _proef.AppendAsync(1, 15);
        await consument.ReadAsync(15);
        for (var oud = 1; oud <= Brokers; oud++)
        {
            _cluster.AddBroker(Brokers + oud);
            await _proef.AppendAsync(1 + (15 * oud), 15);
            _cluster.RemoveBroker(oud);
            await _proef.WaitForPositieAsync(16 + (15 * oud));
        }

        KafkadienstTests.AssertComplete(await consument.ReadAsync(60), 60);
    }

    [Fact]
    public async Task Publish_ClusterThatAsksForMetrics_IsToldNone()
    {
        _cluster.CreateTopic(Kafkaproef.Topic, Partities, Brokers);
        _cluster.AskForMetrics();
        await using var knoop = _proef.Start();
        await _proef.AppendAsync(1, 3);
        await _proef.WaitForPositieAsync(4);

        Assert.Contains(Kafkaverzoek.Produce, _cluster.ListVerzoeken());
        Assert.DoesNotContain(_cluster.ListVerzoeken(), static v => v is Kafkaverzoek.GetTelemetrySubscriptions or Kafkaverzoek.PushTelemetry);
    }

    [Fact]
    public void Start_OfANode_LogsTheVersionOfTheLibrary()
    {
        _ = _proef.Start();

        Assert.Contains(_proef.Log.Regels, static r => r.Tekst.EndsWith($"librdkafka {Kafkabibliotheek.Versie}.", StringComparison.Ordinal));
    }
}
