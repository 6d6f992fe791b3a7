using IB.Gateway.Storage;
using IB.Gateway.Storage.Postgres;
using IB.Gateway.Storage.Tests.Postgres.Server;
using IB.Gateway.Proefservers;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.Tests.Redis;

/// <summary>Three nodes on one Redis and one database: one of them has a turn, whatever becomes of Redis.</summary>
public sealed class BeurtenSamenTests(Gedeeldeserver database) : IAsyncLifetime
{
    private const int Knooppunten = 3;
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

    /// <summary>One at a time, whatever is said in Redis: killed, started empty, and with entries that nobody made.</summary>
    [Fact]
    public async Task Turn_AskedByAllWhileRedisGoesAndLies_IsHadByOneAtATime()
    {
        using var proef = new PostgresProef(database);
        await using var opslag1 = await proef.OpenAsync(TimeProvider.System);
        await using var opslag2 = await proef.OpenAsync(TimeProvider.System);
        await using var opslag3 = await proef.OpenAsync(TimeProvider.System);
        IBeurten[] beurten = [.. new[] { opslag1, opslag2, opslag3 }.Zip(_knooppunten, static (o, k) => k.Beurten(o.Beurten))];
        const string Werk = "bezorging 0363";
        var sleutel = Redisknooppunt.Naam(Redisknooppunt.Options(Server), $"beurt {Werk}");
        var (bezig, meest, keer) = (0, 0, 0);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var werkers = beurten.Select(WorkAsync).ToArray();

        await _knooppunten[0].WaitAsync(() => Volatile.Read(ref keer) > 20, "turns with Redis");
        await Server.RunAsync("DEL", sleutel);
        await Server.KillAsync();
        var tot = Volatile.Read(ref keer) + 20;
        await _knooppunten[0].WaitAsync(() => Volatile.Read(ref keer) > tot, "turns without Redis");
        await Server.StartAgainAsync();
        foreach (var knooppunt in _knooppunten)
            await knooppunt.WaitAsync(aanwezig: true);
        tot = Volatile.Read(ref keer) + 20;
        await _knooppunten[0].WaitAsync(() => Volatile.Read(ref keer) > tot, "turns with Redis again");
        await Server.RunAsync("DEL", sleutel);
        tot = Volatile.Read(ref keer) + 20;
        await _knooppunten[0].WaitAsync(() => Volatile.Read(ref keer) > tot, "turns after an entry was lost");

        await stop.CancelAsync();
        await Task.WhenAll(werkers);
        Assert.Equal(1, meest);

        async Task WorkAsync(IBeurten eigen)
        {
            while (!stop.IsCancellationRequested)
            {
                if (await eigen.TryTakeAsync(Werk, CancellationToken.None) is not { } beurt)
                {
                    await Task.Yield();
                    continue;
                }

                var samen = Interlocked.Increment(ref bezig);
                if (samen > Volatile.Read(ref meest))
                    Volatile.Write(ref meest, samen);
                await eigen.RenewAsync([beurt], CancellationToken.None);
                Interlocked.Increment(ref keer);
                Interlocked.Decrement(ref bezig);
                await eigen.ReturnAsync(beurt, CancellationToken.None);
            }
        }
    }

    [Theory]
    [InlineData("SET")]
    [InlineData("LPUSH")]
    public async Task Turn_EntryThatNobodyMadeAndNeverLapses_CostsOneTurnOfWaiting(string opdracht)
    {
        using var proef = new PostgresProef(database);
        var options = await proef.GetOptionsAsync();
        options = options with { Postgres = options.Postgres with { Beurtduur = TimeSpan.FromSeconds(1) } };
        await using var opslag = await PostgresOpslag.OpenAsync(options, TimeProvider.System, NullLogger<PostgresOpslag>.Instance, Stop);
        var beurten = _knooppunten[0].Beurten(opslag.Beurten);
        await Server.RunAsync(opdracht, Redisknooppunt.Naam(Redisknooppunt.Options(Server), "beurt werk"), "onzin");
        Beurt? beurt = null;

        Assert.Null(await beurten.TryTakeAsync("werk", Stop));
        using var klok = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (beurt is null && await klok.WaitForNextTickAsync(Stop))
            beurt = await beurten.TryTakeAsync("werk", Stop);

        await beurten.ReturnAsync(beurt!, Stop);
        Assert.NotNull(await beurten.TryTakeAsync("werk", Stop));
    }
}
