using System.Diagnostics;
using System.Globalization;
using IB.Gateway.Storage.Sqlite;
using IB.Gateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.Storage.Tests.Crash;

/// <summary>What a killed process has acknowledged is there afterwards, to the byte.</summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int Rounds = 24;
    private const int FirstOpenings = 6;
    private const int Seed = 20260302;

    [Fact]
    public async Task Kill_AtRandomMoments_LosesNothingAcknowledged()
    {
        output.WriteLine($"seed {Seed}");
        var random = new Random(Seed);
        using var map = new TijdelijkeMap();
        var beloofd = new Dictionary<int, long>();
        var eerste = 1;
        for (var round = 0; round < Rounds; round++)
        {
            var acks = random.Next(10) == 0 ? 0 : random.Next(1, 250);
            await KillAfterAsync(acks, map["data"], eerste, beloofd);
            eerste = 1_000 * (round + 2);
            // Not always: a store must also recover from a crash upon a crash.
            if (random.Next(2) == 0 || round == Rounds - 1)
                await RequireAllAsync(map["data"], beloofd);
        }

        output.WriteLine($"{Rounds} kills, {beloofd.Count} acknowledged");
        Assert.True(beloofd.Count > Rounds);
    }

    [Fact]
    public async Task Kill_DuringTheFirstOpening_LeavesAStoreThatOpens()
    {
        for (var round = 0; round < FirstOpenings; round++)
        {
            using var map = new TijdelijkeMap();
            var beloofd = new Dictionary<int, long>();
            await KillAfterAsync(0, map["data"], 1, beloofd);
            await RequireAllAsync(map["data"], beloofd);
        }
    }

    /// <summary>Starts the child, kills it (SIGKILL) after it printed this many acknowledgements, and notes all that came through.</summary>
    private static async Task KillAfterAsync(int acks, string map, int eerste, Dictionary<int, long> beloofd)
    {
        var program = Path.ChangeExtension(typeof(CrashTests).Assembly.Location, OperatingSystem.IsWindows() ? "exe" : null);
        var start = new ProcessStartInfo(program, [Crashkind.Verb, map, eerste.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var child = Process.Start(start) ?? throw new InvalidOperationException($"{program} start niet.");
        var seen = 0;
        var killed = false;
        while (await child.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Split(' ') is ["ACK", var n, var volgnummer])
            {
                beloofd.Add(int.Parse(n), long.Parse(volgnummer));
                seen++;
            }

            if (seen < acks || killed)
                continue;
            killed = true;
            child.Kill();
        }

        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(killed, "Het proces is vanzelf gestopt.");
    }

    private static async Task RequireAllAsync(string map, Dictionary<int, long> beloofd)
    {
        await using var opslag = SqliteOpslag.Open(Crashkind.Options(map), TimeProvider.System, NullLogger<SqliteOpslag>.Instance);
        foreach (var (n, volgnummer) in beloofd)
            await RequireAsync(opslag, n, volgnummer);
        await RequireWholeAsync(opslag);
    }

    private static async Task RequireAsync(SqliteOpslag opslag, int n, long volgnummer)
    {
        var stop = TestContext.Current.CancellationToken;
        var boeking = Crashkind.Boeking(n);
        var bericht = await opslag.Journaal.GetAsync(volgnummer, stop);
        Assert.NotNull(bericht);
        Assert.Equal(boeking.Envelop, bericht.Envelop);
        if (n % 5 != 0)
            Assert.Equal(n % 3 == 0 ? Toestand.Bezorgd : Toestand.Klaargezet, bericht.Toestand);
        using var inhoud = await opslag.Journaal.ReadInhoudAsync(volgnummer, stop);
        Assert.NotNull(inhoud);
        Assert.True(boeking.Inhoud.Span.SequenceEqual(inhoud.Bytes.Span), $"Bericht {n} heeft andere bytes.");
    }

    /// <summary>No position is missing, and the counts agree with the messages.</summary>
    private static async Task RequireWholeAsync(SqliteOpslag opslag)
    {
        var stop = TestContext.Current.CancellationToken;
        var stand = await opslag.Journaal.MeasureAsync(stop);
        var geteld = new Dictionary<Toestand, long>();
        for (long volgnummer = 1; volgnummer <= stand.LaatsteVolgnummer; volgnummer++)
        {
            var bericht = await opslag.Journaal.GetAsync(volgnummer, stop);
            Assert.NotNull(bericht);
            geteld[bericht.Toestand] = geteld.GetValueOrDefault(bericht.Toestand) + 1;
            Assert.Equal(bericht.Toestand, (await opslag.Journaal.ReadHistorieAsync(volgnummer, stop))[^1].Toestand);
        }

        Assert.Equal(geteld.OrderBy(g => g.Key), stand.Aantallen.Where(a => a.Value > 0).OrderBy(a => a.Key));
    }
}
