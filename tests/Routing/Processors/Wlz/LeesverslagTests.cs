using IB.Gateway.Routing.Processors.Wlz;

namespace IB.Gateway.Routing.Tests.Processors.Wlz;

public sealed class LeesverslagTests
{
    [Fact]
    public void Take_ManyFaults_CountsAllAndKeepsTheFirstPlaces()
    {
        var verslag = new Leesverslag();

        for (var plaats = 1; plaats <= 350_000; plaats++)
        {
            var lezing = plaats % 2 == 0 ? new Lezing<int>(plaats, Wlzregels.BsnElfproef) : new Lezing<int>(plaats, plaats);
            Assert.Equal(plaats % 2 == 1, verslag.Take(lezing, out _));
        }

        Assert.Equal((175_000, 175_000), (verslag.Gelezen, verslag.Geweigerd));
        var (regel, aantal, plaatsen) = Assert.Single(verslag.PerRegel);
        Assert.Equal((Wlzregels.BsnElfproef, 175_000), (regel, aantal));
        Assert.Equal(Enumerable.Range(1, Leesverslag.MaxPlaatsen).Select(n => 2 * n), plaatsen);
    }

    [Fact]
    public void ToRegels_TwoRules_SaysHowManyWhereAndWhy()
    {
        var verslag = new Leesverslag();
        verslag.Take(new Lezing<int>(1, 1), out _);
        verslag.Take(new Lezing<int>(2, Wlzregels.IngangsdatumOntbreekt), out _);
        verslag.Take(new Lezing<int>(3, Wlzregels.BsnElfproef), out _);
        verslag.Take(new Lezing<int>(9, Wlzregels.BsnElfproef), out _);

        Assert.Equal(
            [
                "1 gelezen, 3 geweigerd.",
                $"WLZ002, 2 keer, op plaats 3, 9: {Wlzregels.BsnElfproef.Uitleg}",
                $"WLZ004, 1 keer, op plaats 2: {Wlzregels.IngangsdatumOntbreekt.Uitleg}",
            ],
            verslag.ToRegels());
    }

    [Fact]
    public void ToRegels_NothingRead_SaysSo() => Assert.Equal(["0 gelezen, 0 geweigerd."], new Leesverslag().ToRegels());
}
