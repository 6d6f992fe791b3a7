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
            await Sterfgeval.KillAfterAsync(acks, [map["data"], $"{eerste}"], beloofd);
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
            await Sterfgeval.KillAfterAsync(0, [map["data"], "1"], beloofd);
            await RequireAllAsync(map["data"], beloofd);
        }
    }

    private static async Task RequireAllAsync(string map, Dictionary<int, long> beloofd)
    {
        await using var opslag = SqliteOpslag.Open(Crashkind.Options(map), TimeProvider.System, NullLogger<SqliteOpslag>.Instance);
        await Sterfgeval.RequireAllAsync(opslag, beloofd);
    }
}
