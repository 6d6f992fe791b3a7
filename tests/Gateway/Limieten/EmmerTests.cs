using FsCheck;
using FsCheck.Fluent;
using IB.Gateway.Limieten;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Limieten;

public sealed class EmmerTests
{
    private static readonly int Seed = Toeval.SeedOr(429);

    /// <summary>
    /// By the real clock, and true however fast or slow the machine is: the time is taken before the first and after the last.
    /// </summary>
    [Fact]
    public void TryTake_AnyRateBurstAndSizes_NeverGivesMoreThanRateTimesTimePlusBurst()
        => Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay((ulong)Seed, 1),
            Prop.ForAll(Gevallen.ToArbitrary(), geval =>
            {
                var begin = TimeProvider.System.GetTimestamp();
                using var emmer = new Emmer(geval.PerSeconde, geval.Piek);
                long gegeven = 0;
                for (var ronde = 0; ronde < 300; ronde++)
                {
                    foreach (var aantal in geval.Aantallen)
                    {
                        if (emmer.TryTake(aantal, out _))
                            gegeven += Math.Min(aantal, geval.Piek);
                    }
                }

                var tijd = TimeProvider.System.GetElapsedTime(begin).TotalSeconds;
                return (gegeven <= (geval.PerSeconde * tijd) + geval.Piek)
                    .Label($"seed {Seed}: {gegeven} given in {tijd} s at {geval.PerSeconde}/s with burst {geval.Piek}");
            }));

    [Fact]
    public void TryTake_FullBucket_GivesItsBurstAndNoMore()
    {
        using var emmer = new Emmer(Limietproef.Vrijwelniets, 3);

        Assert.True(emmer.TryTake(2, out _));
        Assert.False(emmer.TryTake(2, out _));
        Assert.True(emmer.TryTake(1, out var geen));
        Assert.Equal(TimeSpan.Zero, geen);
        Assert.False(emmer.TryTake(1, out var wacht));
        Assert.InRange(wacht, TimeSpan.FromSeconds(900), TimeSpan.FromSeconds(2000));
    }

    [Fact]
    public void TryTake_MoreThanItHolds_CostsABucketful()
    {
        using var emmer = new Emmer(Limietproef.Vrijwelniets, 10);

        Assert.True(emmer.TryTake(long.MaxValue, out _));
        Assert.False(emmer.TryTake(1, out _));
    }

    [Fact]
    public void TryTake_Nothing_IsAlwaysThere()
    {
        using var emmer = new Emmer(Limietproef.Vrijwelniets, 1);
        Assert.True(emmer.TryTake(1, out _));

        Assert.True(emmer.TryTake(0, out _));
    }

    /// <summary>The wait that it names is long enough: whoever waits so long, by any clock that is not faster, gets what was asked.</summary>
    [Theory]
    [InlineData(20, 20, 3)]
    [InlineData(1000, 100, 77)]
    [InlineData(33.3, 10, 10)]
    [InlineData(7, 1, 1)]
    public async Task TryTake_AfterTheWaitThatItNamed_Gives(double perSeconde, int piek, int aantal)
    {
        using var emmer = new Emmer(perSeconde, piek);
        var wacht = TimeSpan.Zero;
        while (emmer.TryTake(aantal, out wacht))
        {
            // A slow machine lets some flow in meanwhile; in the end it is empty.
        }

        var begin = TimeProvider.System.GetTimestamp();
        using var klok = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (TimeProvider.System.GetElapsedTime(begin) < wacht)
            await klok.WaitForNextTickAsync(TestContext.Current.CancellationToken);

        Assert.True(emmer.TryTake(aantal, out _));
    }

    private static Gen<Geval> Gevallen =>
        from duizendsten in Gen.Choose(1, 50_000_000)
        from piek in Gen.Choose(1, 100_000)
        from aantallen in Gen.ListOf(Gen.Choose(0, 30_000), 8)
        select new Geval(duizendsten / 1000.0, piek, [.. aantallen.Select(a => (long)a)]);

    private sealed record Geval(double PerSeconde, int Piek, IReadOnlyList<long> Aantallen);
}
