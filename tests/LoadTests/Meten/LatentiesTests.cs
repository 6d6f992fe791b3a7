using IB.Gateway.LoadTests.Meten;
using IB.Gateway.Testing;

namespace IB.Gateway.LoadTests.Tests.Meten;

public sealed class LatentiesTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.99)]
    [InlineData(0.999)]
    [InlineData(1)]
    public void Percentiel_RandomDurations_IsThatOfTheSortedListWithinAThousandth(double deel)
    {
        var zaad = Toeval.SeedOr(20261122);
        output.WriteLine($"seed {zaad}");
        var toeval = new Random(zaad);
        var waarden = Enumerable.Range(0, 20_000).Select(_ => (long)Math.Pow(10, toeval.NextDouble() * 8)).ToList();
        var latenties = new Latenties();
        waarden.ForEach(w => latenties.Record(TimeSpan.FromMicroseconds(w)));

        var verwacht = waarden.Order().ElementAt((int)Math.Ceiling(deel * waarden.Count) - 1);

        Assert.InRange(latenties.Percentiel(deel).TotalMicroseconds, verwacht, verwacht * 1.001);
        Assert.Equal(waarden.Max(), latenties.Max.TotalMicroseconds);
        Assert.Equal(waarden.Average(), latenties.Gemiddelde.TotalMicroseconds, 0.2);
    }

    [Fact]
    public void Percentiel_OfNothing_IsZero()
    {
        var latenties = new Latenties();

        Assert.Equal(TimeSpan.Zero, latenties.Percentiel(0.99));
        Assert.Equal(TimeSpan.Zero, latenties.Gemiddelde);
    }

    [Fact]
    public void AddAll_TwoSets_IsAsIfOneHadCountedBoth()
    {
        var (een, ander, samen) = (new Latenties(), new Latenties(), new Latenties());
        for (var i = 1; i <= 1000; i++)
        {
            (i % 3 == 0 ? een : ander).Record(TimeSpan.FromMicroseconds(i * i));
            samen.Record(TimeSpan.FromMicroseconds(i * i));
        }

        een.AddAll(ander);

        Assert.Equal(samen.Aantal, een.Aantal);
        Assert.Equal(samen.Max, een.Max);
        Assert.Equal(samen.Gemiddelde, een.Gemiddelde);
        Assert.All([0.1, 0.5, 0.9, 0.99], deel => Assert.Equal(samen.Percentiel(deel), een.Percentiel(deel)));
    }

    [Fact]
    public void Take_OfAVenster_BeginsAnew()
    {
        var venster = new Latentievenster();
        venster.Nu.Record(TimeSpan.FromSeconds(1));

        Assert.Equal(1, venster.Take().Aantal);
        Assert.Equal(0, venster.Take().Aantal);
    }
}
