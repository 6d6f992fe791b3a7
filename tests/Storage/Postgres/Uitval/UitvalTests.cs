using System.Collections.Concurrent;
using IB.Gateway.Storage.Postgres;
using IB.Gateway.Storage.Tests.Crash;
using IB.Gateway.Testing;

namespace IB.Gateway.Storage.Tests.Postgres.Uitval;

/// <summary>The server dies, or a node does, in the middle of appends: what was acknowledged is there, once, to the byte.</summary>
public sealed class UitvalTests(Eigenserver eigen, ITestOutputHelper output) : IClassFixture<Eigenserver>
{
    private const int Rounds = 8;
    private const int ServerKills = 5;
    private const int PerKill = 60;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task KillTheNode_AtRandomMoments_LosesNothingAcknowledged()
    {
        var seed = Toeval.SeedOr(20260302);
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var beloofd = new Dictionary<int, long>();
        for (var round = 0; round < Rounds; round++)
            await Sterfgeval.KillAfterAsync(random.Next(4) == 0 ? 0 : random.Next(1, 120), eigen.Argumenten(1_000_000 + (1_000 * round)), beloofd);

        await using var opslag = await eigen.OpenAsync();
        await Sterfgeval.RequireAllAsync(opslag, beloofd);
        output.WriteLine($"{Rounds} kills, {beloofd.Count} acknowledged");
        Assert.True(beloofd.Count > Rounds);
    }

    [Fact]
    public async Task KillTheServer_DuringAppendsOfTwoNodes_LosesAndDoublesNothing()
    {
        await using var a = await eigen.OpenAsync();
        await using var b = await eigen.OpenAsync();
        var bevestigd = new ConcurrentDictionary<int, long>();
        var mijlpalen = Enumerable.Range(0, ServerKills + 1)
            .Select(static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).ToList();
        var volgende = 0;
        var af = false;
        var appends = Enumerable.Range(0, 8).Select(c => AppendAsync(c % 2 == 0 ? a : b)).ToList();
        for (var keer = 0; keer < ServerKills; keer++)
        {
            await mijlpalen[keer].Task.WaitAsync(Stop);
            await eigen.Server.KillAsync();
            await eigen.Server.StartAgainAsync();
        }

        await mijlpalen[ServerKills].Task.WaitAsync(Stop);
        Volatile.Write(ref af, true);
        await Task.WhenAll(appends);

        await using var opslag = await eigen.OpenAsync();
        await Sterfgeval.RequireAllAsync(opslag, bevestigd.Where(static p => p.Key % 3 != 0).ToDictionary());
        foreach (var n in bevestigd.Keys)
            Assert.Single(await opslag.Journaal.FindAsync(Voorbeeld.Id(n), Stop));
        output.WriteLine($"{ServerKills} kills, {bevestigd.Count} acknowledged");

        // As a sender does: what was not acknowledged is sent again, until it is.
        async Task AppendAsync(PostgresOpslag knooppunt)
        {
            while (!Volatile.Read(ref af))
            {
                var n = Interlocked.Increment(ref volgende);
                bevestigd[n] = await UntilAcknowledgedAsync(knooppunt, Crashkind.Boeking(n));
                var mijlpaal = bevestigd.Count / PerKill;
                if (mijlpaal > 0)
                    mijlpalen[Math.Min(mijlpaal, mijlpalen.Count) - 1].TrySetResult();
            }
        }
    }

    private static async Task<long> UntilAcknowledgedAsync(PostgresOpslag knooppunt, Boeking boeking)
    {
        while (true)
        {
            try
            {
                var inboeking = await knooppunt.Journaal.AppendAsync(boeking, Stop);
                Assert.NotEqual(Inboekuitkomst.Strijdig, inboeking.Uitkomst);
                return inboeking.Bericht.Volgnummer;
            }
            catch (OpslagException)
            {
                Stop.ThrowIfCancellationRequested();
            }
        }
    }
}
