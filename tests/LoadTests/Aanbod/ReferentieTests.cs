using IB.Gateway.LoadTests.Aanbod;

namespace IB.Gateway.LoadTests.Tests.Aanbod;

public sealed class ReferentieTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 65_535)]
    [InlineData(14_000_000, 999)]
    [InlineData((1L << 40) - 1, 1)]
    public void Text_AnyMessage_IsAUuidThatTellsWhichItIs(long volgnummer, int sjabloon)
    {
        var referentie = new Referentie(volgnummer, sjabloon);

        var tekst = referentie.Text(12345);

        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", tekst);
        Assert.Equal(referentie, Referentie.Parse(tekst));
        Assert.Equal(tekst, referentie.Text(12345));
        Assert.NotEqual(tekst, referentie.Text(54321));
    }

    [Fact]
    public void Text_OfMessagesInARow_BeginsWithoutOrder()
    {
        var begin = Enumerable.Range(0, 1000).Select(i => new Referentie(i, 3).Text(1)[..8]).ToList();

        Assert.Equal(1000, begin.Distinct(StringComparer.Ordinal).Count());
        Assert.InRange(begin.Zip(begin.Skip(1)).Count(p => string.CompareOrdinal(p.First, p.Second) < 0), 400, 600);
    }
}
