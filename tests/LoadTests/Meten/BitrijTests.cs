using IB.Gateway.LoadTests.Meten;
using IB.Gateway.Testing;

namespace IB.Gateway.LoadTests.Tests.Meten;

public sealed class BitrijTests(ITestOutputHelper output)
{
    [Fact]
    public void Bitrij_RandomNumbers_IsASet()
    {
        var zaad = Toeval.SeedOr(7);
        output.WriteLine($"seed {zaad}");
        var toeval = new Random(zaad);
        var (een, ander) = (new Bitrij(), new Bitrij());
        var (model, modelAnder) = (new SortedSet<long>(), new SortedSet<long>());
        for (var i = 0; i < 20_000; i++)
        {
            var getal = toeval.NextInt64(200_000);
            Assert.Equal(model.Add(getal), een.Add(getal));
            getal = toeval.NextInt64(100_000);
            Assert.Equal(modelAnder.Add(getal), ander.Add(getal));
        }

        Assert.Equal(model.Count, een.Aantal);
        Assert.All(Enumerable.Range(0, 1000).Select(_ => toeval.NextInt64(400_000)), g => Assert.Equal(model.Contains(g), een.Contains(g)));
        Assert.Equal(model.Except(modelAnder), een.Except(ander));
        Assert.Equal(modelAnder.Except(model), ander.Except(een));
        ander.AddAll(een.ToBytes());
        Assert.Equal(model.Union(modelAnder).Count(), ander.Aantal);
        Assert.Empty(een.Except(ander));
    }

    [Fact]
    public void Contains_BeyondAllThatWasPutIn_IsFalse() => Assert.False(new Bitrij().Contains(1L << 40));
}
