using System.Collections.Concurrent;

namespace IB.Gateway.Routing.Kafka;

/// <summary>Knows how every follower stands. Safe for use by many threads at once.</summary>
internal sealed class Kafkaregister
{
    private readonly ConcurrentDictionary<Kafkavolger, Volgerstand> _standen = new();
    private readonly ConcurrentDictionary<(string Onderwerp, Verstrekwijze Wijze), (long Gebeurtenissen, long Bytes)> _tellingen = new();
    private readonly ConcurrentDictionary<Kafkafoutsoort, long> _fouten = new();

    public Kafkastand Read() => new(
        [.. _standen.Values.OrderBy(static s => s.Volger.Naam, StringComparer.Ordinal)],
        [.. _tellingen.Select(static t => new Kafkatelling(t.Key.Onderwerp, t.Key.Wijze, t.Value.Gebeurtenissen, t.Value.Bytes))],
        Enum.GetValues<Kafkafoutsoort>().ToDictionary(static s => s, s => _fouten.GetValueOrDefault(s)));

    public IReadOnlyList<Kafkavolger> ListVolgers() => [.. _standen.Keys];

    public void Set(Volgerstand stand) => _standen[stand.Volger] = stand;

    public void Forget(Kafkavolger volger) => _standen.TryRemove(volger, out _);

    public void CountGebeurtenis(string onderwerp, Verstrekwijze wijze, long bytes)
        => _tellingen.AddOrUpdate((onderwerp, wijze), (1, bytes), (_, was) => (was.Gebeurtenissen + 1, was.Bytes + bytes));

    public void CountFout(Kafkafoutsoort soort) => _fouten.AddOrUpdate(soort, 1, static (_, was) => was + 1);
}
