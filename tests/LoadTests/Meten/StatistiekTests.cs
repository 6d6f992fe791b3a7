using IB.Gateway.LoadTests.Meten;

namespace IB.Gateway.LoadTests.Tests.Meten;

public sealed class StatistiekTests
{
    [Theory]
    [InlineData(new double[] { 3 }, 3)]
    [InlineData(new double[] { 9, 1, 3 }, 3)]
    [InlineData(new double[] { 4, 1, 2, 100 }, 3)]
    public void Mediaan_OfSome_IsTheMiddle(double[] waarden, double verwacht) => Assert.Equal(verwacht, Statistiek.Mediaan(waarden));

    [Fact]
    public void Mediaan_OfNone_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => Statistiek.Mediaan([]));

    [Fact]
    public void Helling_OfALine_IsItsSlope()
    {
        double[] x = [0, 0.5, 1, 4, 9];

        Assert.Equal(-2.5, Statistiek.Helling(x, [.. x.Select(w => 7 - (2.5 * w))]), 12);
    }

    [Fact]
    public void Helling_OfPointsBesideALine_IsThatOfLeastSquares()
        => Assert.Equal(0.6, Statistiek.Helling([1, 2, 3, 4], [2, 1, 4, 3]), 12);

    [Theory]
    [InlineData(new double[] { }, new double[] { })]
    [InlineData(new double[] { 1 }, new double[] { 5 })]
    [InlineData(new double[] { 2, 2, 2 }, new double[] { 1, 5, 9 })]
    public void Helling_WithoutWidth_IsZero(double[] x, double[] y) => Assert.Equal(0, Statistiek.Helling(x, y));
}
