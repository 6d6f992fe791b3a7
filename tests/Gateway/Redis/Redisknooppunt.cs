using IB.Gateway.Limieten.Delen;
using IB.Gateway.Redis;
using IB.Gateway.Storage;
using IB.Gateway.Proefservers;
using IB.Gateway.Tests.Telemetrie;

namespace IB.Gateway.Tests.Redis;

/// <summary>A node as far as it has to do with Redis: one connection, and what shares over it, at the real clock.</summary>
internal sealed class Redisknooppunt : IAsyncDisposable
{
    // Only so that a test that would wait for ever fails instead.
    private static readonly TimeSpan Uiterste = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stop = new();
    private readonly Meterbank _bank = new();
    private readonly string _naam;
    private readonly Task _lussen;
    private bool _gestopt;

    public Redisknooppunt(RedisOptions options, string naam)
    {
        _naam = naam;
        var tijd = TimeProvider.System;
        Stand = new Redisstand(tijd, Regels);
        Verdeler = new Limietverdeler(tijd);
        Meters = new Redismeters(_bank.Factory, Stand, Verdeler);
        Verbinding = new Redisverbinding(options, Stand, Meters, tijd);
        Geheugen = new Redisgeheugen(Verbinding);
        Claims = new Redisclaims(Verbinding, Sleutels(options));
        Telling = new Gedeeldetelling(Geheugen, Verdeler, Sleutels(options).Name, naam, tijd);
        _lussen = Task.WhenAll(Verbinding.RunAsync(static () => { }, _stop.Token), Verdeler.RunAsync(static () => { }, _stop.Token));
    }

    public Regels<Redisstand> Regels { get; } = new();

    public Redisstand Stand { get; }

    public Redismeters Meters { get; }

    public Redisverbinding Verbinding { get; }

    public Redisgeheugen Geheugen { get; }

    public Redisclaims Claims { get; }

    public Limietverdeler Verdeler { get; }

    public Gedeeldetelling Telling { get; }

    public IReadOnlyList<string> Metingen => _bank.Regels();

    /// <summary>Settings that show quickly what happens, and give a machine that is busy with other things some time.</summary>
    public static RedisOptions Options(Redisserver server) => new()
    {
        Servers = [server.Adres], Tijdslimiet = TimeSpan.FromMilliseconds(250), Verbindtijd = TimeSpan.FromSeconds(1), Pauze = TimeSpan.FromMilliseconds(500),
        Ronde = TimeSpan.FromMilliseconds(100),
    };

    /// <summary>A node that is connected.</summary>
    public static async Task<Redisknooppunt> StartAsync(RedisOptions options, string naam)
    {
        var knooppunt = new Redisknooppunt(options, naam);
        await knooppunt.WaitAsync(aanwezig: true);
        return knooppunt;
    }

    /// <summary>Its turns, on those of a store.</summary>
    public Redisbeurten Beurten(IBeurten opslag) => new(opslag, Claims, _naam, Meters, TimeProvider.System);

    /// <summary>What a thing is called in Redis.</summary>
    public static string Naam(RedisOptions options, string naam) => Sleutels(options).Name(naam);

    public Task WaitAsync(bool aanwezig) => WaitAsync(() => Verbinding.Aanwezig == aanwezig, $"aanwezig: {aanwezig}");

    /// <summary>Looks again and again until it is so.</summary>
    public async Task WaitAsync(Func<bool> kijk, string wat)
    {
        var begin = TimeProvider.System.GetTimestamp();
        using var klok = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!kijk())
        {
            if (TimeProvider.System.GetElapsedTime(begin) > Uiterste)
                Assert.Fail($"Not in time: {wat}. Gone: {Stand.Weg}. Logged: {string.Join(" | ", Regels.Teksten)}");
            await klok.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Stops as a node does: gives back what it has, then closes the connection.</summary>
    public async Task StopAsync()
    {
        if (_gestopt)
            return;
        _gestopt = true;
        await _stop.CancelAsync();
        await _lussen.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Verbinding.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
        _bank.Dispose();
    }

    private static Redissleutels Sleutels(RedisOptions options) => new(options.Voorvoegsel, new byte[32]);
}
