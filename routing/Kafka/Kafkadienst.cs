using IB.Gateway.Routing.Kafka.Topics;
using IB.Gateway.Storage;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Routing.Kafka;

/// <summary>
/// Publishes what parties follow over Kafka: each follower by itself, of several nodes by one at a time. Rights that come or end while it runs are
/// noticed within a round. <see cref="RunAsync"/> runs once; <see cref="Stand"/> may be read from any thread.
/// </summary>
public sealed class Kafkadienst
{
    private readonly Publicatiemiddelen _middelen;
    private readonly Beurtwacht _beurten;
    private readonly Kafkaregister _register = new();

    // Only RunAsync touches these two.
    private readonly Dictionary<Kafkavolger, Task<bool>> _bezig = [];
    private readonly Dictionary<Kafkavolger, long> _elders = [];

    /// <summary>Makes it; nothing happens before <see cref="RunAsync"/>.</summary>
    public Kafkadienst(
        IVolgopslag volgen, IVolgposities posities, Inhoudverstrekking inhouden, Toegangsbepaling toegangen, Onderwerplezer lezer, Journaalstaart staart,
        Beurtwacht beurten, KafkaOptions options, KnooppuntOptions knooppunt, TimeProvider tijd, ILogger<Kafkadienst> logger)
        : this(
            volgen, posities, inhouden, toegangen, lezer, staart, beurten, new Kafkazenders(options, logger), new Topicbeheer(options), options, knooppunt,
            tijd, logger)
    {
    }

    /// <summary>Over ways to topics that a test chose.</summary>
    internal Kafkadienst(
        IVolgopslag volgen, IVolgposities posities, Inhoudverstrekking inhouden, Toegangsbepaling toegangen, Onderwerplezer lezer, Journaalstaart staart,
        Beurtwacht beurten, IKafkazenders zenders, ITopicbeheer topics, KafkaOptions options, KnooppuntOptions knooppunt, TimeProvider tijd, ILogger logger)
    {
        _beurten = beurten;
        _middelen = new Publicatiemiddelen(volgen, posities, inhouden, toegangen, lezer, staart, zenders, topics, _register, options, knooppunt, tijd, logger);
    }

    /// <summary>How it stands; from memory.</summary>
    public Kafkastand Stand => _register.Read();

    /// <summary>Publishes until it is stopped.</summary>
    /// <param name="vooruitgang">Called whenever it comes round, for its heartbeat.</param>
    /// <param name="cancellationToken">Stops it. What was not confirmed goes again after the next start.</param>
    public async Task RunAsync(Action vooruitgang, CancellationToken cancellationToken)
    {
        KafkaLog.Versie(_middelen.Logger, Kafkabibliotheek.Versie);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var ronde = new PeriodicTimer(_middelen.Options.Ronde, _middelen.Tijd);
        try
        {
            while (true)
            {
                vooruitgang();
                await CompleteAsync();
                Start(stop.Token);
                await ronde.WaitForNextTickAsync(cancellationToken);
            }
        }
        finally
        {
            // The store may be closed after a stop; what runs must have kept its position.
            await stop.CancelAsync();
            await Task.WhenAll(_bezig.Values.Cast<Task>()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _bezig.Clear();
        }
    }

    private void Start(CancellationToken stop)
    {
        var volgers = _middelen.ListVolgers().ToHashSet();
        foreach (var weg in _register.ListVolgers().Where(v => !volgers.Contains(v) && !_bezig.ContainsKey(v)))
            _register.Forget(weg);
        foreach (var volger in volgers.Where(v => !_bezig.ContainsKey(v) && !IsElders(v)))
            _bezig[volger] = _beurten.TryRunAsync(volger.Naam, (_, beurt) => new Publicist(volger, _middelen).RunAsync(beurt), stop);
    }

    private async Task CompleteAsync()
    {
        foreach (var (volger, taak) in _bezig.Where(static b => b.Value.IsCompleted).ToList())
        {
            _bezig.Remove(volger);
            try
            {
                if (await taak)
                    continue;
                _elders[volger] = _middelen.Tijd.GetTimestamp();
                _register.Set(Volgerstand.Of(volger, fout: null) with { Toestand = Volgertoestand.Elders });
            }
            // The turn could not be asked for; the store says so itself, and the next round tries again.
            catch (OpslagException fout)
            {
                _register.Set(Volgerstand.Of(volger, Kafkafout.VanOpslag(fout)));
            }
        }
    }

    /// <summary>Whether another node had the turn so short ago that it is no use to ask again.</summary>
    private bool IsElders(Kafkavolger volger)
    {
        if (!_elders.TryGetValue(volger, out var sinds))
            return false;
        if (_middelen.Tijd.GetElapsedTime(sinds) < _beurten.Herkans)
            return true;
        _elders.Remove(volger);
        return false;
    }
}
