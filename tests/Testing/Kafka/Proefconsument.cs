using System.Globalization;
using System.Text;
using Confluent.Kafka;

namespace IB.Gateway.Testing.Kafka;

/// <summary>A record as a chain partner reads it.</summary>
public sealed record Gelezen(int Partitie, long Offset, string? Sleutel, byte[]? Waarde, IReadOnlyDictionary<string, string> Koppen)
{
    public string Id => Koppen["ce_id"];

    public long Positie => long.Parse(Koppen["ce_positie"], CultureInfo.InvariantCulture);
}

/// <summary>
/// Reads a topic from its beginning, all partitions, with the client library that partners use too.
/// Not for use by two threads at once.
/// </summary>
public sealed class Proefconsument : IDisposable
{
    // Only so that a test that would wait for ever fails instead.
    private static readonly TimeSpan Uiterste = TimeSpan.FromMinutes(1);

    private readonly IConsumer<byte[]?, byte[]?> _consumer;
    private readonly List<Gelezen> _gelezen = [];

    public Proefconsument(Mockcluster cluster, string topic, int partities)
    {
        _consumer = new ConsumerBuilder<byte[]?, byte[]?>(new ConsumerConfig
        {
            BootstrapServers = cluster.Servers, GroupId = topic, EnableAutoCommit = false, ReconnectBackoffMs = 20, ReconnectBackoffMaxMs = 50,
            FetchWaitMaxMs = 50,
            FetchErrorBackoffMs = 20, CancellationDelayMaxMs = 20,
        }).SetLogHandler(static (_, _) => { }).SetErrorHandler(static (_, _) => { }).Build();
        _consumer.Assign(Enumerable.Range(0, partities).Select(p => new TopicPartitionOffset(topic, p, Offset.Beginning)));
    }

    /// <summary>Everything that was read so far, repeats too.</summary>
    public IReadOnlyList<Gelezen> Alles => _gelezen;

    /// <summary>Reads until there are so many events, each counted once.</summary>
    /// <exception cref="TimeoutException">They did not come.</exception>
    public async Task<IReadOnlyList<Gelezen>> ReadAsync(int gebeurtenissen)
    {
        // The library blocks.
        await Task.Factory.StartNew(() => Read(gebeurtenissen), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return _gelezen;
    }

    public void Dispose() => _consumer.Dispose();

    private void Read(int gebeurtenissen)
    {
        var begin = TimeProvider.System.GetTimestamp();
        var ids = _gelezen.Select(static g => g.Id).ToHashSet();
        while (ids.Count < gebeurtenissen)
        {
            if (TimeProvider.System.GetElapsedTime(begin) > Uiterste)
                throw new TimeoutException($"{ids.Count} van {gebeurtenissen} gebeurtenissen gelezen.");
            if (_consumer.Consume(TimeSpan.FromMilliseconds(100)) is not { Message: { } bericht } resultaat)
                continue;
            var gelezen = new Gelezen(
                resultaat.Partition.Value, resultaat.Offset.Value, bericht.Key is { } sleutel ? Encoding.UTF8.GetString(sleutel) : null, bericht.Value,
                bericht.Headers.ToDictionary(static k => k.Key, static k => Encoding.UTF8.GetString(k.GetValueBytes())));
            _gelezen.Add(gelezen);
            ids.Add(gelezen.Id);
        }
    }
}
