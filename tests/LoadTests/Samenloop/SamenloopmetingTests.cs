using IB.Gateway.LoadTests.Samenloop;
using IB.Gateway.Testing;

namespace IB.Gateway.LoadTests.Tests.Samenloop;

public sealed class SamenloopmetingTests
{
    /// <summary>The measurement compares every pair, with its days and status, with a join in SQL, and throws when one differs.</summary>
    [Theory]
    [InlineData(1, 4_000, 2_500)]
    [InlineData(2, 300, 5_000)]
    [InlineData(3, 20_000, 1_500)]
    public void Run_EngineAndSql_FindTheSame(int zaad, int voorzieningen, int feiten)
    {
        using var map = new TijdelijkeMap();
        using var uitvoer = new StringWriter();

        var (voor, na) = new Samenloopmeting(uitvoer, new Samenloopplan { Map = map.Pad, Voorzieningen = voorzieningen, Feiten = feiten, Zaad = zaad })
            .Run(TestContext.Current.CancellationToken);

        Assert.True(voor > 100 && na > 100 && voor != na, $"{voor} pairs before the copy, {na} after it.");
        Assert.Contains("gelijk na de kopie", uitvoer.ToString(), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(map.Pad));
    }

    /// <summary>The measurement throws when the processor parks anything.</summary>
    [Fact]
    public async Task RunAsync_ProcessorOnTheStore_TellsOfTheCopiesAndOfMutations()
    {
        using var map = new TijdelijkeMap();
        await using var uitvoer = new StringWriter();

        await new Processormeting(uitvoer, new Samenloopplan { Map = map.Pad, Voorzieningen = 600, Feiten = 3_000, Zaad = 1 }).RunAsync(
            TestContext.Current.CancellationToken);

        Assert.Matches("de eerste volledige kopie: .* [1-9][0-9,.]* signalen", uitvoer.ToString());
        Assert.Matches("mutaties, een voor een, .* [1-9][0-9,.]* signalen", uitvoer.ToString());
        Assert.Empty(Directory.EnumerateFileSystemEntries(map.Pad));
    }

    [Fact]
    public void Percentiel_SomeDurations_IsTheOneThatSoManyDidNotExceed()
    {
        var tijden = new Tijden(200);
        for (var i = 100; i >= 1; i--)
            tijden.Record(i * System.Diagnostics.Stopwatch.Frequency / 1_000_000);

        Assert.Equal((50.0, 99.0, 100.0), (tijden.Percentiel(0.5), tijden.Percentiel(0.99), tijden.Percentiel(1)));
    }
}
