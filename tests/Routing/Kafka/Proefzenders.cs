using System.Collections.Concurrent;
using System.Text;
using System.Threading.Channels;
using IB.Gateway.Routing.Kafka;
using IB.Gateway.Routing.Kafka.Topics;

namespace IB.Gateway.Routing.Tests.Kafka;

/// <summary>Ways to topics that take everything and report what the test says, when it says so.</summary>
internal sealed class Proefzenders : IKafkazenders
{
    private readonly Channel<Proefzender> _geopend = Channel.CreateUnbounded<Proefzender>();

    /// <summary>Looks at each record just before it goes; what it returns is why it cannot.</summary>
    public Func<Kafkabericht, Kafkafout?> Oordeel { get; set; } = static _ => null;

    public IKafkazender Open(string topic, Action<Zendmelding> meld)
    {
        var zender = new Proefzender(this, topic, meld);
        _geopend.Writer.TryWrite(zender);
        return zender;
    }

    /// <summary>The next way that is opened.</summary>
    public async Task<Proefzender> NextAsync()
        => await _geopend.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Wachttijd.Ruim, TestContext.Current.CancellationToken);
}

internal sealed class Proefzender(Proefzenders zenders, string topic, Action<Zendmelding> meld) : IKafkazender
{
    private readonly ConcurrentQueue<Kafkabericht> _berichten = new();

    public string Topic => topic;

    /// <summary>What was handed over, in order.</summary>
    public IReadOnlyList<Kafkabericht> Berichten => [.. _berichten];

    public IEnumerable<long> Posities => _berichten.Select(static b => b.Positie);

    /// <summary>It was given up.</summary>
    public bool Weg { get; private set; }

    public Kafkafout? Send(Kafkabericht bericht)
    {
        if (zenders.Oordeel(bericht) is { } fout)
            return fout;
        _berichten.Enqueue(bericht);
        return null;
    }

    public Task WaitForAsync(int aantal) => Kafkaproef.UntilAsync(() => _berichten.Count >= aantal, () => $"{_berichten.Count} van {aantal} berichten");

    public void Confirm(params long[] posities)
    {
        foreach (var positie in posities)
            meld(new Zendmelding(positie, null, Einde: false));
    }

    public void Fail(long positie, Kafkafout fout) => meld(new Zendmelding(positie, fout, Einde: false));

    public void Complain(Kafkafout fout, bool einde) => meld(new Zendmelding(null, fout, einde));

    public void Dispose() => Weg = true;
}

/// <summary>Topics that are all there, unless the test says otherwise.</summary>
internal sealed class Proeftopics : ITopicbeheer
{
    public Topicoordeel Oordeel { get; set; } = new(Gemaakt: false, Fout: null, []);

    public Task<Topicoordeel> CheckAsync(Topicdeclaratie declaratie, bool aanmaken, CancellationToken cancellationToken) => Task.FromResult(Oordeel);
}

/// <summary>Headers of a record as text.</summary>
internal static class Koppen
{
    public static string? Kop(this Kafkabericht bericht, string naam)
        => bericht.Koppen.Where(k => k.Key == naam).Select(static k => Encoding.UTF8.GetString(k.Value)).SingleOrDefault();

    public static string Alles(this Kafkabericht bericht)
        => string.Join('\n', bericht.Koppen.Select(static k => $"{k.Key}: {Encoding.UTF8.GetString(k.Value)}"));
}
