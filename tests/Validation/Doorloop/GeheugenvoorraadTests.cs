namespace IB.Gateway.Validation.Tests.Doorloop;

/// <summary>What is kept for the next pass is what the next pass may well need.</summary>
public sealed class GeheugenvoorraadTests
{
    private readonly Geheugenvoorraad _voorraad = new();

    [Fact]
    public void Return_AfterADocumentWithVeryManyElements_GivesTheirLinesBack()
    {
        var geheugen = _voorraad.Rent();
        Fill(geheugen.Band, 100_000);

        _voorraad.Return(geheugen);

        Assert.Same(geheugen, _voorraad.Rent());
        Assert.Empty(geheugen.Band.Regels);
    }

    [Fact]
    public void Return_AfterAUsualDocument_KeepsItsLines()
    {
        var geheugen = _voorraad.Rent();
        Fill(geheugen.Band, 10_000);
        var regels = geheugen.Band.Regels;

        _voorraad.Return(geheugen);

        Assert.Same(regels, _voorraad.Rent().Band.Regels);
    }

    private static void Fill(Band band, int elementen)
    {
        for (band.Count = 0; band.Count < elementen; band.Count++)
            Assert.True(band.TryGrow());
    }
}
