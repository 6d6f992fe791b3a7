using IB.Gateway.LoadTests.Mengsel;
using IB.Gateway.Schemas;

namespace IB.Gateway.LoadTests.Tests.Mengsel;

public sealed class BerichtmixTests
{
    [Fact]
    public void Aandelen_Together_AreAllTypesOfIwmoAndIjwAndAllMessages()
    {
        var catalogus = Berichtcatalogus.LoadEmbedded();

        Assert.Equal(1, Berichtmix.Aandelen.Sum(a => a.Deel), 12);
        Assert.Equal(
            catalogus.Berichten.Where(b => b.Pack is "iwmo-3.2" or "ijw-3.2").Select(b => b.Functie).Order(StringComparer.Ordinal),
            Berichtmix.Aandelen.Select(a => a.Functie).Order(StringComparer.Ordinal));
    }

    /// <summary>The model, of which 8 % is of standards without a pack: the rest is scaled up, and keeps its proportions.</summary>
    [Theory]
    [InlineData(8, "323")]
    [InlineData(8, "325")]
    [InlineData(30, "301", "302")]
    [InlineData(30, "305", "306", "307", "308")]
    [InlineData(16, "315", "316", "317", "318", "319", "320")]
    public void Aandelen_OfAGroup_AreItsPartOfTheModel(int deel, params string[] nummers)
        => Assert.Equal(deel / 92d, Berichtmix.Aandelen.Where(a => nummers.Contains(a.Functie[^3..])).Sum(a => a.Deel), 12);

    [Fact]
    public void DeelBuitenMengsel_AndTheGroups_AreAHundred() => Assert.Equal(100, Berichtmix.DeelBuitenMengsel + 8 + 8 + 30 + 30 + 16);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(999)]
    [InlineData(1000)]
    public void Divide_AnyNumber_AddsUpAndStaysWithinOne(int totaal)
    {
        var verdeeld = Berichtmix.Divide(totaal);

        Assert.Equal(totaal, verdeeld.Sum(v => v.Aantal));
        Assert.All(verdeeld.Zip(Berichtmix.Aandelen), p => Assert.InRange(p.First.Aantal - (p.Second.Deel * totaal), -1, 1));
    }
}
