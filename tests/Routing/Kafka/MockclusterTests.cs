using Confluent.Kafka;
using IB.Gateway.Routing.Kafka;
using IB.Gateway.Testing.Kafka;

namespace IB.Gateway.Routing.Tests.Kafka;

/// <summary>The broker of these tests keeps what it is sent.</summary>
public sealed class MockclusterTests
{
    [Fact]
    public async Task Produce_ToTheMock_CanBeConsumed()
    {
        Assert.Null(Kafkabibliotheek.FindFout());
        using var cluster = new Mockcluster(1);
        cluster.CreateTopic("proef", 1, 1);
        using (var producer = new ProducerBuilder<Null, byte[]>(new ProducerConfig { BootstrapServers = cluster.Servers }).Build())
        {
            var verslag = await producer.ProduceAsync(
                "proef",
                new Message<Null, byte[]> { Value = [1, 2, 3], Headers = new Headers { { "ce_id", "een"u8.ToArray() }, { "ce_positie", "1"u8.ToArray() } } },
                TestContext.Current.CancellationToken);
            Assert.Equal(PersistenceStatus.Persisted, verslag.Status);
        }

        using var consument = new Proefconsument(cluster, "proef", 1);
        var gelezen = Assert.Single(await consument.ReadAsync(1));
        Assert.Equal([1, 2, 3], gelezen.Waarde);
        Assert.Equal("een", gelezen.Id);
    }
}
