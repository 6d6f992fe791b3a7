using IB.Gateway.Demo;
using IB.Gateway.Testing;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// The disk of the knooppunt refuses or dawdles in the middle of the traffic: nobody gets a receipt for what is not stored, the
/// process stays, goes on when the disk is well, and nothing that was acknowledged is lost, not even when it is killed afterwards.
/// </summary>
[AlleenEmbedded("It is about the files of the embedded store.")]
public sealed class DeSchijfWeigert(ITestOutputHelper uitvoer)
{
    private const int Seed = 20261124;
    private const int Gebeurtenissen = 25;
    private const int Pogingen = 3;

    // Only so that a test that would wait for ever fails instead.
    private static readonly TimeSpan Uiterste = TimeSpan.FromSeconds(60);

    /// <summary>What the disk does, and the errno.</summary>
    public static TheoryData<string, int> Weigeringen => new()
    {
        { "schrijf", Schijf.Enospc },
        { "schrijf", Schijf.Eio },
        { "half", Schijf.Enospc },
        { "sync", Schijf.Eio },
        { "sync", Schijf.Enospc },
    };

    [Theory]
    [MemberData(nameof(Weigeringen))]
    public async Task Traffic_WhileTheDiskRefuses_GetsNoReceiptsAndLosesNothing(string wat, int errno)
    {
        using var schijf = await Schijf.CreateAsync();
        await using var keten = await Crashketen.CreateAsync(DeCrashmatrix.Instellingen);
        using var verkeer = Start(keten);
        var kind = await keten.StartAsync(schijf.Under(keten.Run(), keten.Datamap));
        await SeeAsync(keten, verkeer);

        schijf.Break(wat, errno);
        var zendingen =
            new[] { Make(keten, Verkeersketen.Gemeente, Proefbericht.Toewijzing()), Make(keten, Verkeersketen.Postbushouder, Proefbericht.Start()) };
        for (var poging = 0; poging < Pogingen; poging++)
        {
            foreach (var (zender, zending) in zendingen)
                Assert.False(await zender.TrySendAsync(zending), "There is a receipt for what cannot be stored.");
        }

        Assert.True(kind.Leeft, string.Join('\n', kind.Regels));
        Assert.Contains("De opslag kan niet schrijven", await keten.ReadGezondheidAsync(), StringComparison.Ordinal);

        schijf.Heal();
        foreach (var (zender, zending) in zendingen)
            await Wacht.TotAsync(() => zender.TrySendAsync(zending), $"There is no receipt after the disk is well: {string.Join('\n', kind.Regels)}");
        await SeeAsync(keten, verkeer);
        Assert.DoesNotContain("De opslag kan niet schrijven", await keten.ReadGezondheidAsync(), StringComparison.Ordinal);
        await RequireNothingLostAsync(keten, verkeer);
    }

    [Fact]
    public async Task Traffic_OnASlowDisk_IsOnlySlow()
    {
        using var schijf = await Schijf.CreateAsync();
        await using var keten = await Crashketen.CreateAsync(DeCrashmatrix.Instellingen);
        using var verkeer = Start(keten);
        await keten.StartAsync(schijf.Under(keten.Run(), keten.Datamap));

        schijf.Break("traag", 150);
        await SeeAsync(keten, verkeer);

        await RequireNothingLostAsync(keten, verkeer);
    }

    [Fact]
    public async Task Start_OnADiskThatRefuses_SaysSoOrWaitsAndLosesNothing()
    {
        using var schijf = await Schijf.CreateAsync();
        await using var keten = await Crashketen.CreateAsync(DeCrashmatrix.Instellingen);
        using var verkeer = Start(keten);
        await keten.StartAsync(keten.Run());
        await SeeAsync(keten, verkeer);
        await keten.KillAsync();

        schijf.Break("schrijf", Schijf.Enospc);
        var kind = keten.Launch(schijf.Under(keten.Run(), keten.Datamap));
        var gereed = kind.WaitForGereedAsync();
        if (await Task.WhenAny(gereed, kind.WaitForEindeAsync(TestContext.Current.CancellationToken)) != gereed)
            Assert.Equal(1, await kind.WaitForEindeAsync(TestContext.Current.CancellationToken));

        await RequireNothingLostAsync(keten, verkeer);
    }

    private Verkeersstroom Start(Crashketen keten)
    {
        var seed = Toeval.SeedOr(Seed);
        uitvoer.WriteLine($"seed {seed}");
        return Verkeersstroom.Start(keten, seed);
    }

    private static (Zendlus Zender, Zending Zending) Make(Crashketen keten, Deelnemer van, Proefbericht bericht)
        => (new Zendlus(keten, van, new Random(0), static _ => throw new InvalidOperationException("This one sends only what it is given.")),
            Zending.Of(bericht));

    private static Task SeeAsync(Crashketen keten, Verkeersstroom verkeer)
        => Task.WhenAny(keten.Getuige.WaitForAsync(Gebeurtenissen), verkeer.Fout).Unwrap().WaitAsync(Uiterste, TestContext.Current.CancellationToken);

    private static async Task RequireNothingLostAsync(Crashketen keten, Verkeersstroom verkeer)
    {
        await keten.KillAsync();
        await keten.StartAsync(keten.Run());
        Verslagcontrole.RequireGoed(await verkeer.DrainAsync());
    }
}
