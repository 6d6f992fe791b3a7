using System.Globalization;
using IB.Gateway.Testing;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// The real knooppunt is killed again and again (SIGKILL) under traffic over both protocols in both directions, and started on the
/// same folder; afterwards the report of all that everybody saw is held against what the knooppunt promises.
/// </summary>
[Collection(Crashproeven.Naam)]
[AlleenEmbedded("The steps are those of the embedded store; the cluster has its own crash tests.")]
public sealed class DeCrashmatrix(ITestOutputHelper uitvoer)
{
    private const int Seed = 20261122;

    /// <summary>Chains side by side, each with a folder and processes of its own.</summary>
    private const int Ketens = 3;

    private const int StoppenPerKeten = 70;

    /// <summary>Of ten kills this many come while the process is still starting.</summary>
    private const int TijdensDeStart = 4;

    private const int MeesteGebeurtenissen = 40;

    // About as long as a start takes on a busy machine, so that a kill may come at each moment of it.
    private static readonly TimeSpan Starttijd = TimeSpan.FromSeconds(1);

    // Only so that a test that would wait for ever fails instead.
    private static readonly TimeSpan Uiterste = TimeSpan.FromSeconds(60);

    internal static readonly IReadOnlyDictionary<string, string> Instellingen = new Dictionary<string, string>
    {
        ["bezorging:tussenpoos"] = "00:00:01",
        ["bezorging:ronde"] = "00:00:01",

        // A kill counts as an attempt, and here one message may be under way at many of them.
        ["bezorging:maxPogingen"] = "1000",
        ["stufBezorging:herhalingen"] = "0",
        ["restBezorging:herhalingen"] = "0",

        // The same for what a processor is doing, and gemeenten ask about many.
        ["processors:aan:0"] = "wlz",
        ["processors:maxStarts"] = "100",
        ["processors:wlz:toetsenPerUur"] = "1000000",

        // So that the log is copied into the database between two kills too.
        ["opslag:checkpointBytes"] = "262144",
    };

    [Fact]
    public async Task Kill_AtRandomMoments_LosesNothingAcknowledgedAndKeepsEveryPromise()
    {
        var seed = Toeval.SeedOr(Seed);
        uitvoer.WriteLine($"seed {seed}");
        var begin = TimeProvider.System.GetTimestamp();
        var verslagen = await Task.WhenAll(Enumerable.Range(0, Ketens).Select(i => RunAsync(seed + (1000 * i))));
        var duur = TimeProvider.System.GetElapsedTime(begin);

        foreach (var verslag in verslagen)
            uitvoer.WriteLine($"{Describe(verslag)}; {Gevolgcontrole.Describe(verslag)}");
        uitvoer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Ketens * StoppenPerKeten} kills in {duur.TotalSeconds:0} s"));
        Assert.All(verslagen, Verslagcontrole.RequireGoed);
        Assert.All(verslagen, RequireEnoughSeen);
        Gevolgcontrole.RequireEnoughSeen(verslagen);
    }

    private static async Task<Verslag> RunAsync(int seed)
    {
        var toeval = new Random(seed);
        await using var keten = await Crashketen.CreateAsync(Instellingen);
        using var verkeer = Verkeersstroom.Start(keten, seed);
        for (var stop = 0; stop < StoppenPerKeten; stop++)
        {
            await RunUntilItsEndAsync(keten, verkeer, toeval);
            Assert.Equal(Kindproces.NaSigkill, await keten.KillAsync());
        }

        await keten.StartAsync(keten.Run());
        return await verkeer.DrainAsync();
    }

    private static async Task RunUntilItsEndAsync(Crashketen keten, Verkeersstroom verkeer, Random toeval)
    {
        if (toeval.Next(10) < TijdensDeStart)
        {
            // Nothing is waited for: the moment of the kill is what is tried out.
            using var moment = new PeriodicTimer(TimeSpan.FromMilliseconds(1) + (toeval.NextDouble() * Starttijd));
            keten.Launch(keten.Run());
            await moment.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            return;
        }

        await keten.StartAsync(keten.Run());
        var genoeg = keten.Getuige.WaitForAsync(toeval.Next(MeesteGebeurtenissen));
        await Task.WhenAny(genoeg, verkeer.Fout).Unwrap().WaitAsync(Uiterste, TestContext.Current.CancellationToken);
    }

    private static string Describe(Verslag verslag)
    {
        var bewijzen = verslag.Verzonden.Select(static v => v.Bewijzen.Count).ToList();
        var aankomsten = verslag.Aankomsten;
        (int Aantal, string Wat)[] tellingen =
        [
            (bewijzen.Count, "sent"),
            (bewijzen.Count(static b => b > 0), "acknowledged"),
            (bewijzen.Count(static b => b > 1), "more than once"),
            (bewijzen.Count(static b => b == 0), "never"),
            (aankomsten.Count, "arrivals"),
            (aankomsten.Select(static a => a.Id).Distinct().Count(), "messages that arrived"),
            (verslag.Geweigerd.Count, "refused at first"),
            (aankomsten.Count(static a => a.AntwoordOp is not null && !a.Foutbericht), "answers"),
            (aankomsten.Count(static a => a.Foutbericht), "Fo01s"),
        ];
        return string.Join(", ", tellingen.Select(static t => string.Create(CultureInfo.InvariantCulture, $"{t.Aantal} {t.Wat}")));
    }

    /// <summary>A run in which nothing happens proves nothing.</summary>
    private static void RequireEnoughSeen(Verslag verslag)
    {
        Assert.True(verslag.Verzonden.Count(v => v.Bewijzen.Count > 0) > 2 * StoppenPerKeten, "Hardly anything was acknowledged.");
        Assert.Contains(verslag.Verzonden, v => v.Bewijzen.Count == 0);
        Assert.Contains(verslag.Verzonden, v => v.Bewijzen.Count > 1);
        Assert.Contains(verslag.Aankomsten, a => a.Foutbericht);
        Assert.NotEmpty(verslag.Geweigerd);
        Assert.True(verslag.Aankomsten.Count > verslag.Aankomsten.DistinctBy(a => (a.Bij, a.Id)).Count(), "Nothing was delivered twice.");
        foreach (var bij in new[] { Verkeersketen.Gemeente, Verkeersketen.Postbushouder, Verkeersketen.Duwhouder })
            Assert.Contains(verslag.Aankomsten, a => a.Bij == bij.Code);
    }
}
