using FsCheck;
using FsCheck.Fluent;
using IB.Gateway.Beheer;

namespace IB.Gateway.Tests.Telemetrie;

public sealed class HerstartbeleidTests
{
    private static readonly Herstartbeleid Beleid = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(4, 8)]
    [InlineData(5, 10)]
    [InlineData(int.MaxValue, 10)]
    public void Delay_FailuresInARow_DoublesUpToTheMaximum(int opeenvolgend, int seconden)
        => Assert.Equal(TimeSpan.FromSeconds(seconden), Beleid.Delay(opeenvolgend));

    [Fact]
    public void Delay_MoreFailures_NeverWaitsLess()
        => Prop.ForAll(Gen.Choose(1, 100).ToArbitrary(), n => Assert.InRange(Beleid.Delay(n + 1), Beleid.Delay(n), Beleid.Maximum))
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(3, 9.9, 4)]
    [InlineData(3, 10, 1)]
    [InlineData(0, 0, 1)]
    [InlineData(int.MaxValue, 0, int.MaxValue)]
    public void Count_ARunAsLongAsTheMaximum_StartsAgain(int eerdere, double seconden, int verwacht)
        => Assert.Equal(verwacht, Beleid.Count(eerdere, TimeSpan.FromSeconds(seconden)));
}
