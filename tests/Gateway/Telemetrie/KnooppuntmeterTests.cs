using IB.Gateway.Routing;
using IB.Gateway.Storage;
using IB.Gateway.Telemetrie;

namespace IB.Gateway.Tests.Telemetrie;

public sealed class KnooppuntmeterTests : IDisposable
{
    private readonly Meterbank _bank = new();

    private enum Reden
    {
        GeenCertificaat = 1,
    }

    [Fact]
    public void CountOntvangst_Overgenomen_CountsMessageBytesAndTime()
    {
        _bank.CreateMeter().CountOntvangst(Kanaal.Stuf, "WMO301", Uitkomst(Ontvangstsoort.Overgenomen), 7000, TimeSpan.FromMilliseconds(3));

        Assert.Equal(
            [
                "ib.berichten.ontvangen{functie=WMO301,kanaal=stuf,uitkomst=overgenomen} 1",
                "ib.ontvangst.bytes{kanaal=stuf} 7000",
                "ib.ontvangst.duur{kanaal=stuf,uitkomst=overgenomen} 0.003",
            ],
            _bank.Regels());
    }

    [Theory]
    [InlineData(Ontvangstsoort.Afgekeurd, "IB210", "afgekeurd", "IB210")]
    [InlineData(Ontvangstsoort.Geweigerd, "StUF046", "geweigerd", "StUF046")]
    [InlineData(Ontvangstsoort.Afgekeurd, "999900006", "afgekeurd", "onbekend")]
    public void CountOntvangst_WithFault_CountsAKnownCodeByName(Ontvangstsoort soort, string code, string uitkomst, string label)
    {
        _bank.CreateMeter().CountOntvangst(Kanaal.Rest, "JW301", Uitkomst(soort, code), 1, TimeSpan.Zero);

        Assert.Contains($"ib.berichten.afgekeurd{{code={label},uitkomst={uitkomst}}} 1", _bank.Regels());
    }

    [Fact]
    public void CountOntvangst_FunctieOutsideTheKnownSet_CountsAsOnbekend()
    {
        _bank.CreateMeter().CountOntvangst(Kanaal.Stuf, "bsn 999900006", Uitkomst(Ontvangstsoort.Geweigerd, "RIN001"), 1, TimeSpan.Zero);

        Assert.Contains("ib.berichten.ontvangen{functie=onbekend,kanaal=stuf,uitkomst=geweigerd} 1", _bank.Regels());
    }

    [Fact]
    public void CountOntvangst_Herhaling_IsCountedBeside()
    {
        _bank.CreateMeter().CountOntvangst(Kanaal.Stuf, "WMO301", Uitkomst(Ontvangstsoort.Overgenomen) with { Herhaling = true }, 1, TimeSpan.Zero);

        Assert.Contains("ib.berichten.herhaald{kanaal=stuf} 1", _bank.Regels());
    }

    [Fact]
    public void CountOnleesbaar_Request_CountsAsGeweigerdWithoutFunctie()
    {
        _bank.CreateMeter().CountOnleesbaar(Kanaal.Rest, "IB007", 12, TimeSpan.FromSeconds(1));

        Assert.Equal(
            [
                "ib.berichten.ontvangen{functie=onbekend,kanaal=rest,uitkomst=geweigerd} 1",
                "ib.ontvangst.bytes{kanaal=rest} 12",
                "ib.ontvangst.duur{kanaal=rest,uitkomst=geweigerd} 1",
                "ib.berichten.afgekeurd{code=IB007,uitkomst=geweigerd} 1",
            ],
            _bank.Regels());
    }

    [Fact]
    public void Count_TheRest_UsesBoundedLabels()
    {
        var meter = _bank.CreateMeter();

        meter.CountValidatie(geldig: false, TimeSpan.FromMilliseconds(2));
        meter.CountValidatieverschil("Naam van een ander");
        meter.CountBezorgpoging(Bezorgwijze.Stuf, Bezorgafloop.BerichtGeweigerd, TimeSpan.FromSeconds(2));
        meter.CountIdentiteitGeweigerd(Reden.GeenCertificaat);
        meter.CountIdentiteitGeweigerd((Reden)999900006);

        Assert.Equal(
            [
                "ib.validatie.duur{uitkomst=ongeldig} 0.002",
                "ib.validatie.verschillen{functie=onbekend} 1",
                "ib.bezorging.pogingen{afloop=bericht_geweigerd,wijze=stuf} 1",
                "ib.bezorging.duur{afloop=bericht_geweigerd,wijze=stuf} 2",
                "ib.identiteit.geweigerd{reden=geen_certificaat} 1",
                "ib.identiteit.geweigerd{reden=onbekend} 1",
            ],
            _bank.Regels());
    }

    [Fact]
    public void CountGezuiverdeLogregel_BeforeAny_IsZeroAndNotAbsent()
    {
        var meter = _bank.CreateMeter();

        Assert.Equal(["ib.logregels.gezuiverd{} 0"], _bank.Observe());
        meter.CountGezuiverdeLogregel();
        Assert.Equal(["ib.logregels.gezuiverd{} 1"], _bank.Observe());
    }

    [Fact]
    public void Buckets_OfReception_SpanOneMillisecondToTenSeconds()
    {
        var grenzen = Buckets.Ontvangst.HistogramBucketBoundaries!;

        Assert.Equal((0.001, 10.0), (grenzen[0], grenzen[^1]));
        Assert.Equal(grenzen.Order(), grenzen);
    }

    public void Dispose() => _bank.Dispose();

    private static Ontvangstuitkomst Uitkomst(Ontvangstsoort soort, string? code = null)
        => new(soort, null, code is null ? null : new Fout(code, "client", ""), null, Herhaling: false);
}
