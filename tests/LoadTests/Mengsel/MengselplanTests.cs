using IB.Gateway.LoadTests.Mengsel;

namespace IB.Gateway.LoadTests.Tests.Mengsel;

public sealed class MengselplanTests
{
    private const int Aantal = 1000;

    [Fact]
    public void Alle_Klassen_AreThoseOfTheModel()
    {
        Assert.Equal([0.85, 0.12, 0.029, 0.001], Grootteklasse.Alle.Select(k => k.Deel));
        Assert.Equal(1, Grootteklasse.Alle.Sum(k => k.Deel), 12);
        Assert.Equal(Grootteklasse.Alle.Skip(1).Select(k => k.Van), Grootteklasse.Alle.SkipLast(1).Select(k => k.Tot));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(20261122)]
    public void Draw_AnySeed_HasExactPartsOfTypesAndSizes(int zaad)
    {
        var mengsel = Mengselplan.Draw(Aantal, zaad);

        Assert.Equal([850, 120, 29, 1], Grootteklasse.Alle.Select(k => mengsel.Count(d => d.Klasse == k)));
        Assert.All(Berichtmix.Divide(Aantal), v => Assert.Equal(v.Aantal, mengsel.Count(d => d.Functie == v.Functie)));
        Assert.All(mengsel, d => Assert.InRange(d.Bytes, d.Klasse.Van, d.Klasse.Tot));
        Assert.All(mengsel.Where(d => d.Klasse.AlleenDeclaraties), d => Assert.True(Berichtmix.IsDeclaratie(d.Functie)));
        Assert.All(mengsel.Where(d => d.Klasse != Grootteklasse.Alle[0]), d => Assert.True(Berichtmaker.KanGroeien(d.Functie)));
    }

    [Fact]
    public void Draw_TheSameSeed_IsTheSameMix()
    {
        Assert.Equal(Mengselplan.Draw(Aantal, 5), Mengselplan.Draw(Aantal, 5));
        Assert.NotEqual(Mengselplan.Draw(Aantal, 5), Mengselplan.Draw(Aantal, 6));
    }
}
