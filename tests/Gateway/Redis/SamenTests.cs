using IB.Gateway.Limieten;
using IB.Gateway.Limieten.Delen;
using IB.Gateway.Redis;
using IB.Gateway.Proefservers;

namespace IB.Gateway.Tests.Redis;

/// <summary>Three nodes on one Redis: a party has one limit, whichever it uses.</summary>
public sealed class SamenTests : IAsyncLifetime
{
    private const int Knooppunten = 3;
    private const double PerSeconde = 500;
    private const int Piek = 1000;
    private static readonly Emmernaam Naam = new("0363", Verkeerssoort.Inzenden, Emmermaat.Verzoeken);
    private static readonly double Schuld = Knooppunten * Portie.Measure(PerSeconde, Piek);
    private Redisserver? _server;
    private Redisknooppunt[] _knooppunten = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Redisserver Server => _server!;

    public async ValueTask InitializeAsync()
    {
        _server = await Redisserver.StartAsync();
        _knooppunten =
            await Task.WhenAll(Enumerable.Range(0, Knooppunten).Select(n => Redisknooppunt.StartAsync(Redisknooppunt.Options(_server), $"knooppunt{n}")));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var knooppunt in _knooppunten)
            await knooppunt.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [Fact]
    public async Task Rate_AskedAtAllNodesAtOnce_IsLetInOnce()
    {
        var emmers = Emmers();
        await using var hamer = new Hamer(emmers);

        await hamer.WaitAsync(TimeSpan.FromSeconds(1));

        var (toegelaten, seconden) = hamer.Read();
        Assert.InRange(toegelaten.Sum(), Piek, Piek + (PerSeconde * seconden) + Schuld);
        Assert.All(emmers, static e => Assert.True(e.Deelt));
    }

    /// <summary>Redis comes back empty: it would give a whole burst, were it not for what the nodes know.</summary>
    [Fact]
    public async Task Rate_RedisKilledAndStartedEmpty_IsLetInPerNodeMeanwhileAndOnceAfterwards()
    {
        var emmers = Emmers();
        await using var hamer = new Hamer(emmers);
        await hamer.WaitAsync(TimeSpan.FromSeconds(0.5));
        await Server.KillAsync();
        await _knooppunten[0].WaitAsync(() => emmers.All(static e => !e.Deelt), "each for itself");
        await hamer.WaitAsync(TimeSpan.FromSeconds(1));

        var (toegelaten, seconden) = hamer.Read();
        Assert.All(toegelaten, n => Assert.InRange(n, Piek, Piek + (PerSeconde * seconden) + 1));

        await Server.StartAgainAsync();
        await _knooppunten[0].WaitAsync(() => emmers.All(static e => e.Deelt), "all together again");
        (toegelaten, seconden) = hamer.Read();
        await hamer.WaitAsync(TimeSpan.FromSeconds(1));
        var (daarna, later) = hamer.Read();

        // Each was out of its own, but for what flowed in until it joined.
        Assert.InRange(daarna.Sum() - toegelaten.Sum(), 1, (PerSeconde * (later - seconden)) + (2 * Schuld) + 50);
    }

    [Fact]
    public async Task Portion_OfANodeThatStops_IsForTheOthers()
    {
        var emmer = Emmers()[0];
        Assert.True(emmer.TryTake(1, out _));
        var sleutel = Redisknooppunt.Naam(Redisknooppunt.Options(Server), $"{Naam.Maat} {Naam.Soort} {Naam.Partij}");
        await _knooppunten[0].WaitAsync(() => Read(sleutel) < Piek - 1, "a portion was asked for");

        // Redis has given it, and the node knows: an answer that is on its way at the end is nobody's until the bucket is full again.
        await _knooppunten[0].WaitAsync(
            () => _knooppunten[0].Metingen.Any(
                static m => m.Contains("limieten", StringComparison.Ordinal) && m.Contains("beantwoord", StringComparison.Ordinal)), "a portion was fetched");

        await _knooppunten[0].StopAsync();

        Assert.InRange(Read(sleutel), Piek - 1, Piek);
    }

    [Fact]
    public async Task Quota_OfTheDay_CountsOverNodesAndSurvivesARestart()
    {
        const int Maximum = 200;
        var tellers = _knooppunten.Select(static k => k.Telling.MakeDagteller("0363", Verkeerssoort.Inzenden)).ToArray();
        for (var n = 0; n < Maximum; n++)
            await _knooppunten[0].WaitAsync(() => tellers[n % Knooppunten].TryCount(Maximum + (Knooppunten * 10), out _, out _), "counted");
        foreach (var (knooppunt, teller) in _knooppunten.Zip(tellers))
            await knooppunt.WaitAsync(() => teller.Aantal == Maximum, "all know all");
        await _knooppunten[2].StopAsync();

        await using var opnieuw = await Redisknooppunt.StartAsync(Redisknooppunt.Options(Server), "knooppunt2 opnieuw");
        var weer = opnieuw.Telling.MakeDagteller("0363", Verkeerssoort.Inzenden);
        Assert.True(weer.TryCount(Maximum + 1, out _, out _));
        await opnieuw.WaitAsync(() => weer.Aantal == Maximum + 1, "the new one knows");

        Assert.False(weer.TryCount(Maximum + 1, out _, out _));
        await _knooppunten[0].WaitAsync(() => !tellers[0].TryCount(Maximum + 1, out _, out _), "the others know");
    }

    [Fact]
    public async Task Keys_InRedis_NameNoPartyAndLapse()
    {
        Assert.True(Emmers()[0].TryTake(1, out _));
        Assert.True(_knooppunten[0].Telling.MakeDagteller("0363", Verkeerssoort.Inzenden).TryCount(10, out _, out _));
        await _knooppunten[0].Claims.SetAsync("bezorging 0363", "knooppunt0 1", TimeSpan.FromSeconds(8));
        await _knooppunten[0].WaitAsync(() => Keys().Length == 4, "a bucket, a count, a turn and a sign of life");

        foreach (var sleutel in Keys())
        {
            Assert.DoesNotContain(
                "0363", sleutel[RedisOptions.DefaultVoorvoegsel.Length..].Replace("teken", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.StartsWith(RedisOptions.DefaultVoorvoegsel, sleutel, StringComparison.Ordinal);
            Assert.NotEqual("-1", await Server.RunAsync("PTTL", sleutel));
        }
    }

    private GedeeldeEmmer[] Emmers() => [.. _knooppunten.Select(static k => (GedeeldeEmmer)k.Telling.MakeEmmer(Naam, PerSeconde, Piek, 1))];

    private string[] Keys() => Server.RunAsync("KEYS", "*").GetAwaiter().GetResult().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private double Read(string sleutel)
        => double.TryParse(
            Server.RunAsync("HGET", sleutel, "inhoud").GetAwaiter().GetResult(), System.Globalization.CultureInfo.InvariantCulture, out var inhoud)
            ? inhoud
            : Piek;

    /// <summary>A party that asks all it can, at every node at once.</summary>
    private sealed class Hamer : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly long _begin = TimeProvider.System.GetTimestamp();
        private readonly long[] _toegelaten;
        private readonly Task _werk;

        public Hamer(IReadOnlyList<GedeeldeEmmer> emmers)
        {
            _toegelaten = new long[emmers.Count];
            _werk = Task.WhenAll(emmers.Select((emmer, plek) => AskAsync(emmer, plek)));
        }

        /// <summary>How many each node let in so far, and how long that took at most.</summary>
        public (long[] Toegelaten, double Seconden) Read()
            => ([.. Enumerable.Range(0, _toegelaten.Length).Select(n => Volatile.Read(ref _toegelaten[n]))],
                TimeProvider.System.GetElapsedTime(_begin).TotalSeconds);

        /// <summary>Goes on for so long.</summary>
        public async Task WaitAsync(TimeSpan duur)
        {
            var begin = TimeProvider.System.GetTimestamp();
            using var klok = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
            while (TimeProvider.System.GetElapsedTime(begin) < duur)
                await klok.WaitForNextTickAsync(Stop);
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _werk.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _stop.Dispose();
        }

        private async Task AskAsync(GedeeldeEmmer emmer, int plek)
        {
            using var klok = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
            while (await klok.WaitForNextTickAsync(_stop.Token))
            {
                for (var n = 0; n < 20; n++)
                {
                    if (emmer.TryTake(1, out _))
                        Interlocked.Increment(ref _toegelaten[plek]);
                }
            }
        }
    }
}
