using IB.Gateway.Limieten;
using IB.Gateway.Routing;
using IB.Gateway.Tests.Rest;

namespace IB.Gateway.Tests.Limieten;

public sealed class GrensbepalingTests
{
    private static readonly Partij Gewoon = Voorbeelden.Zoek(Voorbeelden.Instelling);

    [Fact]
    public void Of_NothingNamed_IsTheDefault()
    {
        var grenzen = new Grensbepaling(new LimietOptions(), 256_000_000, 26_214_400);

        Assert.Equal(new Verkeersgrens(250, 5000, 25_000_000, 250_000_000, 64, 64_000_000, 0, 26_214_400), grenzen.Of(Gewoon, Verkeerssoort.Inzenden));
        Assert.Equal(new Verkeersgrens(750, 15_000, 50_000_000, 250_000_000, 64, 64_000_000, 0, 26_214_400), grenzen.Of(Gewoon, Verkeerssoort.Ophalen));
    }

    [Fact]
    public void Of_PartyAndSettingsAndDefault_CountInThatOrder()
    {
        var algemeen = new LimietOptions
        {
            Inzenden = new Verkeerslimiet { VerzoekenPiek = 7, Gelijktijdig = 8, BytesOnderweg = 50_000_000, BerichtenPerDag = 9 },
        };
        var grenzen = new Grensbepaling(algemeen, 256_000_000, 26_214_400);
        var partij = Gewoon with
        {
            Limieten = new Limietafspraak(
                new Verkeerslimiet { VerzoekenPerSeconde = 0.5, Gelijktijdig = 3, BerichtenPerDag = 0 }, new Verkeerslimiet { BytesOnderweg = 60_000_000 }),
        };

        Assert.Equal(new Verkeersgrens(0.5, 7, 25_000_000, 250_000_000, 3, 50_000_000, 0, 26_214_400), grenzen.Of(partij, Verkeerssoort.Inzenden));
        Assert.Equal(new Verkeersgrens(750, 15_000, 50_000_000, 250_000_000, 64, 60_000_000, 0, 26_214_400), grenzen.Of(partij, Verkeerssoort.Ophalen));
    }

    [Fact]
    public void Of_LimitsBelowTheLargestRequest_LetOneThrough()
    {
        var grens = new Grensbepaling(new LimietOptions(), bytesbudget: 1000, grootsteVerzoek: 900_000_000).Of(Gewoon, Verkeerssoort.Inzenden);

        Assert.Equal((900_000_000, 900_000_000), (grens.BytesPiek, grens.BytesOnderweg));
    }

    [Fact]
    public void Validate_EveryLimitOutsideItsRange_SaysAllAtOnce()
    {
        var options = new LimietOptions
        {
            Inzenden = new Verkeerslimiet { VerzoekenPerSeconde = double.NaN, Gelijktijdig = 0, BytesOnderweg = 128_000_000 },
            Ophalen = new Verkeerslimiet { BerichtenPerDag = 5 },
        };

        Assert.Equal(
            [
                "limieten.inzenden.verzoekenPerSeconde moet van 0.001 tot en met 1000000 zijn",
                "limieten.inzenden.gelijktijdig moet van 1 tot en met 1000000 zijn",
                "limieten.inzenden.bytesOnderweg is 128000000 en moet kleiner zijn dan de helft van bytesbudget (256000000), zodat één partij nooit alles bezet",
                "limieten.ophalen.berichtenPerDag geldt alleen voor inzenden",
            ],
            options.Validate(256_000_000));
        Assert.Empty(new LimietOptions().Validate(1_000_000));
    }
}
