using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Tests.Onderwerpen;

public sealed class OnderwerpgebeurtenisTests
{
    private static readonly DateTimeOffset Toen = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_Message_IsTheSameEventWhateverHappensToItLater()
    {
        var bericht = Onderwerpproef.Bericht("WMO305", "42420001", "0384", Toen) with
        {
            Volgnummer = 17,
            Traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        };
        var gebeurtenis = Onderwerpgebeurtenis.Of(bericht, "IB");

        Assert.Equal((17L, bericht.OntvangstId, "urn:ib-gateway:knooppunt:IB"), (gebeurtenis.Positie, gebeurtenis.Id, gebeurtenis.Source));
        Assert.Equal(("ib-gateway.bericht.WMO305", bericht.Envelop.Referentienummer, Toen), (gebeurtenis.Type, gebeurtenis.Subject, gebeurtenis.Time));
        Assert.Equal((bericht.Traceparent, "0384"), (gebeurtenis.Traceparent, gebeurtenis.Sleutel));
        Assert.Equal(gebeurtenis, Onderwerpgebeurtenis.Of(bericht with { Toestand = Toestand.Bezorgd, Pogingen = 3, GeweigerdMet = "X" }, "IB"));
    }

    [Theory]
    [InlineData("IB", "urn:ib-gateway:knooppunt:IB")]
    [InlineData("a b/c", "urn:ib-gateway:knooppunt:a%20b%2Fc")]
    public void SourceOf_AnyName_IsAUri(string naam, string source) => Assert.Equal(source, Onderwerpgebeurtenis.SourceOf(naam));

    [Theory]
    [InlineData("wmo-toewijzingen", true)]
    [InlineData("a1b", true)]
    [InlineData("ab", false)]
    [InlineData("Wmo", false)]
    [InlineData("1wmo", false)]
    [InlineData("wmo-", false)]
    [InlineData("wmo--x", false)]
    [InlineData("wmo.x", false)]
    [InlineData("wmo x", false)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    public void IsGeldigeNaam_AnyText_IsJudged(string naam, bool geldig) => Assert.Equal(geldig, Onderwerp.IsGeldigeNaam(naam));

    [Fact]
    public void Functies_OfPatterns_AreThoseOfTheCatalogAndOfTheJournal()
    {
        var journaal = new HashSet<string> { "JW399", "WMO399" };
        Assert.Equal(["WMO301", "WMO302"], Volgplan.Functies(Onderwerpproef.Onderwerp("WMO301", "WMO302"), Proefknooppunt.Catalogus, journaal).Order());
        var jeugd = Volgplan.Functies(Onderwerpproef.Onderwerp("JW3*"), Proefknooppunt.Catalogus, journaal);
        Assert.Contains("JW301", jeugd);
        Assert.Contains("JW399", jeugd);
        Assert.All(jeugd, f => Assert.StartsWith("JW3", f, StringComparison.Ordinal));
    }
}
