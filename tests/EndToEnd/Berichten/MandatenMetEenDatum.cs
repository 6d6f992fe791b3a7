using IB.Gateway.Demo;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>Who acts for another needs a mandate that holds today and covers the functie.</summary>
public sealed class MandatenMetEenDatum(MandatenMetEenDatum.Keten fixture) : IClassFixture<MandatenMetEenDatum.Keten>
{
    private readonly Proefketen _keten = fixture.Proefketen;

    [Fact]
    public async Task Mandate_ThatHoldsToday_SendsAndEmptiesTheMailbox()
    {
        var start = Proefbericht.Start();
        var toewijzing = Proefbericht.Toewijzing();
        await _keten.Diemen.SendAsync(toewijzing);

        var antwoord = await _keten.Softwarehuis.SendRestAsync(start);
        var inhoud = await _keten.Softwarehuis.ReceiveAsync(toewijzing.Referentie);

        Assert.Equal("Klaargezet", antwoord["toestand"]);
        Assert.Equal(toewijzing.Inhoud, inhoud);
        Assert.Equal(start.Inhoud, await _keten.Diemen.ReceiveAsync(start.Referentie));
    }

    [Theory]
    [InlineData("JW305", "the mandate is over")]
    [InlineData("WMO305", "the mandate has yet to begin")]
    public async Task Mandate_OfAnotherTime_IsRefusedWithIB002(string functie, string waarom)
    {
        var (van, naar) = functie[0] == 'J' ? (Deelnemers.JeugdVooruit, Deelnemers.Amsterdam) : (Deelnemers.Buurman, Deelnemers.Diemen);
        var bericht = functie[0] == 'J' ? Proefbericht.Of(functie, van, naar) : Proefbericht.Start().From(van);

        var antwoord = await _keten.Softwarehuis.SendRestAsync(bericht);

        Assert.True(antwoord.Status == 403, $"{waarom}: {antwoord.Tekst}");
        Assert.Equal("IB002", antwoord["code"]);
    }

    [Fact]
    public async Task Mandate_ForOtherFuncties_DoesNotCoverThisOne()
    {
        var antwoord = await _keten.Softwarehuis.SendRestAsync(Proefbericht.Of("WMO323", Deelnemers.ZorgThuis, Deelnemers.Diemen));

        Assert.Equal(403, antwoord.Status);
    }

    [Fact]
    public async Task Intermediair_WithoutMandate_SeesNothingOfAMailbox()
    {
        var toewijzing = Proefbericht.Of("JW301", Deelnemers.Amsterdam, Deelnemers.JeugdVooruit);
        await _keten.Amsterdam.SendAsync(toewijzing);

        Assert.Null(await _keten.Softwarehuis.Postbus.ReadPayloadAsync(toewijzing.Referentie, TestContext.Current.CancellationToken));
        Assert.Equal(404, (await _keten.Softwarehuis.Postbus.ConfirmAsync(toewijzing.Referentie, TestContext.Current.CancellationToken)).Status);
        Assert.Equal(404, (await _keten.Softwarehuis.ReadStatusAsync(toewijzing.Referentie)).Status);
    }

    public sealed class Keten : Ketenfixture
    {
        internal override Ketenplan Plan => new() { Partijen = Mandate };

        private static void Mandate(Partijregisterbestand register)
        {
            Deelnemer wie = Deelnemers.Softwarehuis;
            register.Mandate(wie, Deelnemers.ZorgThuis, "WMO30*", "2020-01-01", null);
            register.Mandate(wie, Deelnemers.JeugdVooruit, "*", "2020-01-01", "2024-12-31");
            register.Mandate(wie, Deelnemers.Buurman, "*", "2999-01-01", null);
        }
    }
}
