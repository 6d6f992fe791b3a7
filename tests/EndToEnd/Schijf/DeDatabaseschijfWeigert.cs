using System.Globalization;
using IB.Gateway.Client;
using IB.Gateway.Demo;
using IB.Gateway.EndToEnd.Tests.Cluster;
using IB.Gateway.Testing;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// The disk of the database server is full or broken in the middle of the traffic: nobody gets a receipt for what is not stored, everybody is told to come
/// back, an operator reads why, and the knooppunt goes on by itself when the server can.
/// </summary>
[AlleenEmbedded("It has a database server of its own.")]
public sealed class DeDatabaseschijfWeigert(ITestOutputHelper uitvoer)
{
    private const int Seed = 20261125;
    private const int Gebeurtenissen = 25;
    private const string Tabellen = "base";

    // A sender waits no longer than this.
    private static readonly TimeSpan Antwoordtijd = TimeSpan.FromSeconds(20);

    // Only so that a test that would wait for ever fails instead.
    private static readonly TimeSpan Uiterste = TimeSpan.FromSeconds(60);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>What the disk does, the errno, and in which folder of the server; without one in all.</summary>
    public static TheoryData<string, int, string> Weigeringen => new()
    {
        { "vol", Schijf.Enospc, Tabellen },
        { "schrijf", Schijf.Enospc, Tabellen },
        { "vol", Schijf.Enospc, "pg_wal" },
        { "sync", Schijf.Eio, "pg_wal" },
        { "vol", Schijf.Enospc, "" },
    };

    [Theory]
    [MemberData(nameof(Weigeringen))]
    public async Task Traffic_WhileTheDiskOfTheServerRefuses_GetsNoReceiptsAndLosesNothing(string wat, int errno, string map)
    {
        await using var database = await Databaseschijf.StartAsync();
        await using var keten = await Crashketen.CreateAsync(database.Instellingen);
        var seed = Toeval.SeedOr(Seed);
        uitvoer.WriteLine($"seed {seed}");
        using var verkeer = Verkeersstroom.Start(keten, seed);
        var kind = await keten.StartAsync(keten.Run());
        await SeeAsync(keten, verkeer);

        await database.BreakAsync(wat, errno, map);
        // What still fits is stored.
        await Wacht.TotAsync(async () => !await SendAsync(keten), "There are receipts all the time.");
        await Wacht.TotAsync(async () => IsGemeld(await keten.ReadGezondheidAsync()), "The readiness says nothing.");
        uitvoer.WriteLine(await keten.ReadGezondheidAsync());
        Assert.True(kind.Leeft, string.Join('\n', kind.Regels));
        if (map is Tabellen)
        {
            await Wacht.TotAsync(
                async () => await keten.ReadGezondheidAsync() is var tekst && tekst.Contains("53100", StringComparison.Ordinal)
                    && tekst.Contains("geen schijfruimte", StringComparison.Ordinal),
                "The readiness does not say what.");
            Assert.Contains(kind.Regels, static r => r.Contains("53100", StringComparison.Ordinal));
            var postbus = new Postbusclient(keten.Client(Verkeersketen.Postbushouder), kind.Adres);
            Assert.Equal(200, (await postbus.ListAsync(10, Stop)).Status);
        }

        await database.HealAsync();
        var begin = TimeProvider.System.GetTimestamp();
        await Wacht.TotAsync(() => SendAsync(keten), $"There is no receipt after the disk is well: {string.Join('\n', kind.Regels)}");
        uitvoer.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"A receipt {TimeProvider.System.GetElapsedTime(begin).TotalSeconds:0.0} s after the server could."));
        await SeeAsync(keten, verkeer);
        await Wacht.TotAsync(async () => !IsGemeld(await keten.ReadGezondheidAsync()), "The readiness still tells.");
        Verslagcontrole.RequireGoed(Clusterketen.Judge(await verkeer.DrainAsync()));
    }

    [Fact]
    public async Task Start_OnAServerWithoutRoom_SaysSoAndStartsWhenThereIs()
    {
        await using var database = await Databaseschijf.StartAsync();
        await using var keten = await Crashketen.CreateAsync(database.Instellingen);
        await database.BreakAsync("vol", Schijf.Enospc, Tabellen);

        await using (var kind = keten.Launch(keten.Run()))
        {
            var fout = await Assert.ThrowsAsync<InvalidOperationException>(kind.WaitForGereedAsync);
            Assert.Equal(1, await kind.WaitForEindeAsync(Stop));
            Assert.Contains("53100", fout.Message, StringComparison.Ordinal);
            Assert.Contains("geen schijfruimte", fout.Message, StringComparison.Ordinal);
        }

        await database.HealAsync();
        await keten.StartAsync(keten.Run());
        Assert.True(await SendAsync(keten));
    }

    private static bool IsGemeld(string gezondheid)
        => gezondheid.Contains("De opslag kan niet schrijven", StringComparison.Ordinal)
            || gezondheid.Contains("De opslag is niet te lezen", StringComparison.Ordinal);

    /// <summary>
    /// Sends one over StUF and one over REST; whether both got a receipt. Any other answer than that or StUF046 fails the test, and so does none.
    /// </summary>
    private static async Task<bool> SendAsync(Crashketen keten)
        => await SendAsync(keten, Verkeersketen.Gemeente, Proefbericht.Toewijzing()) & await SendAsync(
            keten, Verkeersketen.Postbushouder, Proefbericht.Start());

    private static Task<bool> SendAsync(Crashketen keten, Deelnemer van, Proefbericht bericht)
        => new Zendlus(keten, van, new Random(0), static _ => throw new InvalidOperationException("This one sends only what it is given."))
            .TrySendAsync(Zending.Of(bericht)).WaitAsync(Antwoordtijd, Stop);

    private static Task SeeAsync(Crashketen keten, Verkeersstroom verkeer)
        => Task.WhenAny(keten.Getuige.WaitForAsync(Gebeurtenissen), verkeer.Fout).Unwrap().WaitAsync(Uiterste, Stop);
}
