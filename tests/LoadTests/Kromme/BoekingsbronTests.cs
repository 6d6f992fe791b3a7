using IB.Gateway.LoadTests.Kromme;
using IB.Gateway.Storage;

namespace IB.Gateway.LoadTests.Tests.Kromme;

public sealed class BoekingsbronTests
{
    private readonly Boekingsbron _bron = new();

    [Fact]
    public void Create_TheSameNumber_IsTheSameMessage()
    {
        Assert.Equal(_bron.Create(41).Envelop, _bron.Create(41).Envelop);
        Assert.Equal(_bron.Create(41).Inhoud.ToArray(), _bron.Create(41).Inhoud.ToArray());
        Assert.NotEqual(_bron.Create(41).Envelop.Referentienummer, _bron.Create(43).Envelop.Referentienummer);
    }

    [Fact]
    public void Create_AnOddNumber_AnswersInTheConversationOfTheOneBefore()
    {
        var (heen, weer) = (_bron.Create(6).Envelop, _bron.Create(7).Envelop);

        Assert.Equal(heen.Referentienummer, heen.ConversatieId);
        Assert.Equal(heen.ConversatieId, weer.ConversatieId);
        Assert.Equal(heen.Ontvanger.Organisatie, weer.Zender.Organisatie);
        Assert.Equal(heen.Zender.Organisatie, weer.Ontvanger.Organisatie);
        Assert.Equal(heen.Referentienummer, weer.AntwoordOp);
        Assert.Equal((Berichtsoort.Di01, Berichtsoort.Du01), (heen.Soort, weer.Soort));
    }

    [Fact]
    public void Afgehandeld_AStretchOfNumbers_IsItselfWithoutWhatWaitsAndWhatWaitedLongEnough()
    {
        var vroeg = Enumerable.Range(0, 20_000).Select(i => (long)i).ToList();
        var laat = vroeg.ConvertAll(n => n + Boekingsbron.Wachttijd);

        Assert.Equal(vroeg.Where(n => !Boekingsbron.BlijftWachten(n)), vroeg.SelectMany(Boekingsbron.Afgehandeld));
        Assert.Equal(
            vroeg.Where(Boekingsbron.BlijftWachten).Concat(laat.Where(n => !Boekingsbron.BlijftWachten(n))), laat.SelectMany(Boekingsbron.Afgehandeld).Order());
    }

    [Fact]
    public void Create_ManyNumbers_AreOfAllTypesAndParties()
    {
        var berichten = Enumerable.Range(0, 60_000).Select(i => _bron.Create(i)).ToList();

        var partijen = berichten.SelectMany(b => new[] { b.Envelop.Zender.Organisatie, b.Envelop.Ontvanger.Organisatie })
            .Distinct(StringComparer.Ordinal).ToList();
        Assert.Equal(28, berichten.Select(b => b.Envelop.Functie).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Boekingsbron.Gemeenten, partijen.Count(p => p.Length == 4));
        Assert.InRange(partijen.Count(p => p.Length == 8), Boekingsbron.Aanbieders * 0.99, Boekingsbron.Aanbieders);
        Assert.All(berichten.Select((b, i) => (b, i)).Take(1000), p => Assert.Equal(p.b.Bezorgaan, _bron.Ontvanger(p.i)));
        Assert.InRange(Enumerable.Range(0, 60_000).Count(i => Boekingsbron.BlijftWachten(i)), 450, 750);
    }

    [Theory]
    [InlineData(5_000, new long[] { 5_000 })]
    [InlineData(10_000_000, new long[] { 10_000, 100_000, 1_000_000, 10_000_000 })]
    [InlineData(20_000_000, new long[] { 10_000, 100_000, 1_000_000, 10_000_000, 20_000_000 })]
    public void Punten_UpToANumber_AreTenTimesFurtherEachTime(long tot, long[] verwacht)
        => Assert.Equal(verwacht, new Krommeplan { Soort = Opslagsoort.Sqlite, Map = "x", Tot = tot, Duur = TimeSpan.FromSeconds(1), Aanroepers = 1 }.Punten);
}
