using IB.Gateway.Rest;
using IB.Gateway.Storage;

namespace IB.Gateway.Tests.Rest;

public sealed class PostbusrechtTests
{
    private static readonly DateOnly Dag = new(2026, 3, 2);

    [Theory]
    [InlineData(Toestand.Ontvangen, false)]
    [InlineData(Toestand.Afgekeurd, false)]
    [InlineData(Toestand.Klaargezet, true)]
    [InlineData(Toestand.Aangeboden, true)]
    [InlineData(Toestand.Bezorgd, false)]
    [InlineData(Toestand.Mislukt, false)]
    [InlineData(Toestand.Verlopen, false)]
    public void FindWachtend_ByState_FindsOnlyWhatWaits(Toestand toestand, bool gevonden)
        => Assert.Equal(gevonden, Postbusrecht.FindWachtend([Voorbeelden.Bericht(toestand: toestand)], Voorbeelden.Zoek(Voorbeelden.Instelling), Dag) is not null);

    [Fact]
    public void FindWachtend_MandateForALaterMessageWithTheId_DoesNotOpenTheEarlierOne()
    {
        Bericht[] berichten =
        [
            Voorbeelden.Bericht(Voorbeelden.Envelop(functie: "JW301"), volgnummer: 1),
            Voorbeelden.Bericht(Voorbeelden.Envelop(functie: "WMO301"), volgnummer: 2),
        ];

        Assert.Null(Postbusrecht.FindWachtend(berichten, Voorbeelden.Zoek(Voorbeelden.Leverancier), Dag));
        Assert.Equal(1, Postbusrecht.FindWachtend(berichten, Voorbeelden.Zoek(Voorbeelden.Instelling), Dag)?.Volgnummer);
    }

    [Fact]
    public void FindWachtend_SameIdForSomeoneElse_IsPassedOver()
    {
        Bericht[] berichten =
        [
            Voorbeelden.Bericht(Voorbeelden.Envelop(ontvanger: Voorbeelden.Praktijk), volgnummer: 1),
            Voorbeelden.Bericht(volgnummer: 2),
        ];

        Assert.Equal(2, Postbusrecht.FindWachtend(berichten, Voorbeelden.Zoek(Voorbeelden.Instelling), Dag)?.Volgnummer);
    }

    [Theory]
    [InlineData(Toestand.Klaargezet, 0, 1)]
    [InlineData(Toestand.Klaargezet, 1, 2)]
    [InlineData(Toestand.Aangeboden, 1, 2)]
    [InlineData(Toestand.Mislukt, 1, 1)]
    public void FindTeBevestigen_AfterAnEarlierDelivery_NeedsTheLaterOneToHaveBeenOffered(Toestand toestand, int pogingen, long verwacht)
    {
        Bericht[] berichten =
        [
            Voorbeelden.Bericht(toestand: Toestand.Bezorgd, volgnummer: 1),
            Voorbeelden.Bericht(toestand: toestand, volgnummer: 2) with { Pogingen = pogingen },
        ];

        Assert.Equal(verwacht, Postbusrecht.FindTeBevestigen(berichten, Voorbeelden.Zoek(Voorbeelden.Instelling), Dag)?.Volgnummer);
    }

    [Theory]
    [InlineData(Voorbeelden.Gemeente, true)]
    [InlineData(Voorbeelden.Instelling, true)]
    [InlineData(Voorbeelden.Leverancier, true)]
    [InlineData(Voorbeelden.Praktijk, false)]
    public void MagVolgen_ByParty_IsForThoseInvolved(string partij, bool mag)
        => Assert.Equal(mag, Postbusrecht.MagVolgen(Voorbeelden.Bericht(), Voorbeelden.Zoek(partij), Dag));

    [Fact]
    public void MagVolgen_WhoHandedItIn_MayAlsoWithoutMandateNow()
        => Assert.True(Postbusrecht.MagVolgen(Voorbeelden.Bericht() with { Indiener = Voorbeelden.Praktijk }, Voorbeelden.Zoek(Voorbeelden.Praktijk), Dag));
}
