using System.Diagnostics.Metrics;
using IB.Gateway.Beheer;
using IB.Gateway.Telemetrie;

namespace IB.Gateway.Tests.Telemetrie;

public sealed class HerlaadcheckTests
{
    private readonly List<string> _fouten = [];

    private Herlading[] Herladingen => [new("partijen", "Het partijenbestand", 2002, () => _fouten)];

    [Fact]
    public void Check_WhatIsOnDiskHolds_IsOkWithoutACause()
        => Assert.Equal([new Checkresultaat("herladen:partijen", Checkstatus.Ok, null, null)], new Herlaadcheck(Herladingen).Check());

    [Fact]
    public void Check_WhatIsOnDiskWasRefused_WarnsWithTheFirstFaultAndWhereTheOthersAre()
    {
        _fouten.AddRange(["p.json: partijen[0].naam: ontbreekt", "p.json: partijen[1].rol: ontbreekt"]);

        var (_, status, oorzaak, _) = Assert.Single(new Herlaadcheck(Herladingen).Check());

        Assert.Equal(Checkstatus.Waarschuwing, status);
        Assert.Equal(
            "Het partijenbestand op schijf is geweigerd; het vorige geldt. Een herstart zou worden geweigerd. Herstel 2 fouten, waarvan de eerste (alle staan in logregel 2002): p.json: partijen[0].naam: ontbreekt",
            oorzaak);
    }

    [Fact]
    public void Observe_RefusedAndMended_IsOneAndThenZero()
    {
        using var bank = new Meterbank();
        new Herlaadmeters(Herladingen).Register(bank.Factory.Create(Meetbron.Gateway));
        _fouten.Add("fout");
        Assert.Equal(["ib.herladen.geweigerd{wat=partijen} 1"], bank.Observe());

        _fouten.Clear();

        Assert.Equal(["ib.herladen.geweigerd{wat=partijen} 0"], bank.Observe());
    }
}
