using System.Net;
using System.Net.Sockets;
using IB.Gateway.Hosting;
using IB.Gateway.Limieten.Delen;
using IB.Gateway.Redis;
using IB.Gateway.Testing;
using IB.Gateway.Proefservers;

namespace IB.Gateway.Tests.Redis;

/// <summary>Redis goes, hangs, comes back empty, refuses or talks rubbish: nobody waits for it for long, and it is used again when it can be.</summary>
public sealed class RedisverbindingTests
{
    private static readonly Emmervraag Vraag = new(1, 1000, 10, 0, 1000);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Server_KilledAndStartedEmpty_IsMissedAtOnceAndUsedAgain()
    {
        await using var server = await Redisserver.StartAsync();
        await using var knooppunt = await Redisknooppunt.StartAsync(Redisknooppunt.Options(server), "een");
        Assert.Equal(new Emmerantwoord(10, 990), await knooppunt.Geheugen.TakeAsync("emmer", Vraag, Stop));

        await server.KillAsync();
        await knooppunt.WaitAsync(aanwezig: false);
        for (var n = 0; n < 100; n++)
        {
            Assert.True(IsMeteenNiets(knooppunt.Geheugen.TakeAsync("emmer", Vraag, Stop)));
        }

        await server.StartAgainAsync();
        await knooppunt.WaitAsync(aanwezig: true);

        Assert.Equal(new Emmerantwoord(10, 990), await knooppunt.Geheugen.TakeAsync("emmer", Vraag, Stop));
        Assert.Equal([2603, 2601, 2602], knooppunt.Regels.Nummers);
    }

    [Fact]
    public async Task Server_Paused_CostsItsTimeLimitOnceAndIsUsedAgainWhenItGoesOn()
    {
        await using var server = await Redisserver.StartAsync();
        await using var knooppunt = await Redisknooppunt.StartAsync(Redisknooppunt.Options(server), "een");

        server.Pause();
        Assert.Null(await knooppunt.Geheugen.TakeAsync("emmer", Vraag, Stop));
        await knooppunt.WaitAsync(aanwezig: false);
        Assert.Equal(Redisuitval.TeTraag, knooppunt.Stand.Weg.Reden);
        Assert.True(IsMeteenNiets(knooppunt.Geheugen.TakeAsync("emmer", Vraag, Stop)));

        // What it was asked is done now, and told to nobody.
        server.Resume();
        await knooppunt.WaitAsync(aanwezig: true);
        var antwoord = await knooppunt.Geheugen.TakeAsync("emmer", Vraag, Stop);
        Assert.True(antwoord?.Gegeven == 10, $"{antwoord}: {string.Join(" ", knooppunt.Metingen)}");
        await knooppunt.WaitAsync(() => knooppunt.Regels.Nummers.Contains(2602), "told that it is back");
        Assert.Equal([2603, 2601, 2602], knooppunt.Regels.Nummers);
    }

    [Fact]
    public async Task Server_NotThereAtTheStart_IsUsedWhenItComes()
    {
        await using var server = await Redisserver.StartAsync();
        await server.KillAsync();
        await using var knooppunt = new Redisknooppunt(Redisknooppunt.Options(server), "een");
        await knooppunt.WaitAsync(() => knooppunt.Regels.Nummers.Any(), "logged");

        await server.StartAgainAsync();
        await knooppunt.WaitAsync(aanwezig: true);
        await knooppunt.WaitAsync(() => knooppunt.Regels.Nummers.Contains(2602), "told that it is back");

        Assert.Equal([2601, 2602], knooppunt.Regels.Nummers);
    }

    [Fact]
    public async Task Server_ThatBecomesAReplica_CountsAsGone()
    {
        await using var server = await Redisserver.StartAsync();
        await using var knooppunt = await Redisknooppunt.StartAsync(Redisknooppunt.Options(server), "een");

        await server.RunAsync("REPLICAOF", "127.0.0.1", "1");
        await knooppunt.WaitAsync(aanwezig: false);
        await server.RunAsync("REPLICAOF", "NO", "ONE");
        await knooppunt.WaitAsync(aanwezig: true);

        Assert.Equal([2603, 2601, 2602], knooppunt.Regels.Nummers);
    }

    [Fact]
    public async Task Server_WithoutMemory_CountsAsGone()
    {
        await using var server = await Redisserver.StartAsync();
        await using var knooppunt = await Redisknooppunt.StartAsync(Redisknooppunt.Options(server), "een");

        await server.RunAsync("CONFIG", "SET", "maxmemory", "1");
        await knooppunt.WaitAsync(aanwezig: false);

        Assert.Equal(Redisuitval.Weigert, knooppunt.Stand.Weg.Reden);
    }

    [Fact]
    public async Task Server_WithAPassword_TakesTheOneInTheFile()
    {
        using var map = new TijdelijkeMap();
        await File.WriteAllTextAsync(map["wachtwoord"], "zeer geheim\nnog een regel\n", Stop);
        await File.WriteAllTextAsync(map["ander"], "iets anders\n", Stop);
        await using var server = await Redisserver.StartAsync("--requirepass", "zeer geheim");

        await using var goed = await Redisknooppunt.StartAsync(Redisknooppunt.Options(server) with { Wachtwoordbestand = map["wachtwoord"] }, "een");
        await using var fout = new Redisknooppunt(Redisknooppunt.Options(server) with { Wachtwoordbestand = map["ander"] }, "twee");
        await fout.WaitAsync(() => fout.Regels.Nummers.Any(), "logged");

        Assert.NotNull(await goed.Geheugen.TakeAsync("emmer", Vraag, Stop));
        Assert.Equal([2601], fout.Regels.Nummers);
        Assert.False(fout.Verbinding.Aanwezig);
        Assert.DoesNotContain(fout.Regels.Teksten, static r => r.Contains("iets anders", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Something_ThatTalksRubbish_CountsAsGone()
    {
        using var luisteraar = new TcpListener(IPAddress.Loopback, 0);
        luisteraar.Start();
        using var stop = new CancellationTokenSource();
        var praten = TalkAsync(luisteraar, stop.Token);
        var adres = $"127.0.0.1:{((IPEndPoint)luisteraar.LocalEndpoint).Port}";
        await using (var knooppunt = new Redisknooppunt(
            new RedisOptions { Servers = [adres], Verbindtijd = TimeSpan.FromMilliseconds(200), Ronde = TimeSpan.FromMilliseconds(100) }, "een"))
        {
            await knooppunt.WaitAsync(() => knooppunt.Regels.Nummers.Any(), "logged");
            Assert.Equal([2601], knooppunt.Regels.Nummers);
            Assert.Null(await knooppunt.Geheugen.TakeAsync("emmer", Vraag, Stop));
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => praten);
    }

    [Fact]
    public async Task Ask_StoppedWhileItWaits_IsStopped()
    {
        await using var server = await Redisserver.StartAsync();
        await using var knooppunt = await Redisknooppunt.StartAsync(Redisknooppunt.Options(server) with { Tijdslimiet = TimeSpan.FromSeconds(1) }, "een");
        server.Pause();
        using var stop = new CancellationTokenSource();
        var vraag = knooppunt.Geheugen.TakeAsync("emmer", Vraag, stop.Token).AsTask();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => vraag);
        server.Resume();
    }

    [Theory]
    [InlineData("wachtwoord", "")]
    [InlineData("ankers", "geen certificaat")]
    public void Open_FileThatIsOfNoUse_IsAnError(string naam, string inhoud)
    {
        using var map = new TijdelijkeMap();
        File.WriteAllText(map[naam], inhoud);
        var options = new RedisOptions
        {
            Servers = ["redis.example"], Wachtwoordbestand = naam == "wachtwoord" ? map[naam] : null, Ankers = naam == "ankers" ? map[naam] : null,
        };

        var fout = Assert.Throws<InstellingenException>(() => Redisconfiguratie.Build(options));
        Assert.Contains($"redis.{naam}", fout.Message, StringComparison.Ordinal);
    }

    private static bool IsMeteenNiets(ValueTask<Emmerantwoord?> vraag) => vraag.IsCompletedSuccessfully && vraag.Result is null;

    private static async Task TalkAsync(TcpListener luisteraar, CancellationToken stop)
    {
        while (true)
        {
            using var gast = await luisteraar.AcceptTcpClientAsync(stop);
            await gast.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n<html>geen Redis</html>"u8.ToArray(), stop);
        }
    }
}
