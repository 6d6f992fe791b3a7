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
        => Assert.Equal(
            gevonden, Postbusrecht.FindWachtend([Voorbeelden.Bericht(toestand: toestand)], Voorbeelden.Zoek(Voorbeelden.Instelling), Dag) is not null);

    [Fact]
    public void FindWachtend_MandateForALaterMessageWithTheId_OpensThatOneOnly()
    {
        Bericht[] berichten =
        [
            Voorbeelden.Bericht(Voorbeelden.Envelop(functie: "JW301"), volgnummer: 1),
            Voorbeelden.Bericht(Voorbeelden.Envelop(functie: "WMO301"), volgnummer: 2),
        ];

        Assert.Equal(2, Postbusrecht.FindWachtend(berichten, Voorbeelden.Zoek(Voorbeelden.Leverancier), Dag)?.Volgnummer);
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
    [InlineData(Toestand.Klaargezet, 0, 0, 1)]
    [InlineData(Toestand.Klaargezet, 1, 0, 2)]
    [InlineData(Toestand.Klaargezet, 0, 1, 2)]
    [InlineData(Toestand.Aangeboden, 0, 1, 2)]
    [InlineData(Toestand.Mislukt, 1, 1, 1)]
    public void FindTeBevestigen_AfterAnEarlierDelivery_NeedsTheLaterOneToHaveBeenOffered(Toestand toestand, int pogingen, int ophalingen, long verwacht)
    {
        Bericht[] berichten =
        [
            Voorbeelden.Bericht(toestand: Toestand.Bezorgd, volgnummer: 1),
            Voorbeelden.Bericht(toestand: toestand, volgnummer: 2) with { Pogingen = pogingen, Ophalingen = ophalingen },
        ];

        Assert.Equal(verwacht, Postbusrecht.FindTeBevestigen(berichten, Voorbeelden.Zoek(Voorbeelden.Instelling), Dag)?.Volgnummer);
    }

    [Theory]
    [InlineData(Toestand.Mislukt, 0, 0, false)]
    [InlineData(Toestand.Mislukt, 1, 0, true)]
    [InlineData(Toestand.Verlopen, 0, 1, true)]
    [InlineData(Toestand.Verlopen, 0, 0, false)]
    [InlineData(Toestand.Afgekeurd, 0, 1, false)]
    [InlineData(Toestand.Vastgehouden, 0, 1, false)]
    public void FindTeBevestigen_GivenUp_CanStillBeWhenItWasOffered(Toestand toestand, int pogingen, int ophalingen, bool gevonden)
    {
        Bericht[] berichten =
        [
            Voorbeelden.Bericht(toestand: toestand, volgnummer: 1) with { Pogingen = pogingen, Ophalingen = ophalingen },
            Voorbeelden.Bericht(toestand: toestand, volgnummer: 2) with { Pogingen = pogingen, Ophalingen = ophalingen },
        ];

        Assert.Equal(gevonden ? 1 : null, Postbusrecht.FindTeBevestigen(berichten, Voorbeelden.Zoek(Voorbeelden.Instelling), Dag)?.Volgnummer);
        Assert.Null(Postbusrecht.FindTeBevestigen(berichten, Voorbeelden.Zoek(Voorbeelden.Praktijk), Dag));
    }

    [Fact]
    public void FindTeBevestigen_OneGivenUpAndOneThatWaits_IsTheOneThatWaits()
    {
        Bericht[] berichten = [Voorbeelden.Bericht(toestand: Toestand.Verlopen, volgnummer: 1) with { Ophalingen = 1 }, Voorbeelden.Bericht(volgnummer: 2)];

        Assert.Equal(2, Postbusrecht.FindTeBevestigen(berichten, Voorbeelden.Zoek(Voorbeelden.Instelling), Dag)?.Volgnummer);
    }

    [Theory]
    [InlineData(new[] { Toestand.Afgekeurd, Toestand.Klaargezet }, 2)]
    [InlineData(new[] { Toestand.Klaargezet, Toestand.Afgekeurd }, 1)]
    [InlineData(new[] { Toestand.Bezorgd, Toestand.Vastgehouden, Toestand.Afgekeurd }, 2)]
    [InlineData(new[] { Toestand.Afgekeurd, Toestand.Afgekeurd }, 2)]
    public void FindTeVolgen_SeveralTries_IsTheLastThatWasAcceptedOrElseTheLast(Toestand[] toestanden, long verwacht)
    {
        Bericht[] berichten = [.. toestanden.Select(static (t, n) => Voorbeelden.Bericht(toestand: t, volgnummer: n + 1))];

        Assert.Equal(verwacht, Postbusrecht.FindTeVolgen(berichten, Voorbeelden.Zoek(Voorbeelden.Gemeente), Dag)?.Volgnummer);
        Assert.Null(Postbusrecht.FindTeVolgen(berichten, Voorbeelden.Zoek(Voorbeelden.Praktijk), Dag));
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
