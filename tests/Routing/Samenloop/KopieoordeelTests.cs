namespace IB.Gateway.Routing.Tests.Samenloop;

public sealed class KopieoordeelTests
{
    [Theory]
    [InlineData(0, 350_000, 0, 0, true)]
    [InlineData(350_000, 2_000, 4_000, 1_000, true)]
    [InlineData(350_000, 2_000, 4_001, 1_000, false)]
    [InlineData(350_000, 0, 0, 349_000, false)]
    [InlineData(350_000, 0, 0, 0, true)]
    public void Judge_PartThatChanges_IsAtMostWhatMay(long vorige, long nieuw, long gewijzigd, long vervallen, bool aanvaard)
        => Assert.Equal(aanvaard, Kopieoordeel.Judge(vorige, nieuw, gewijzigd, vervallen, 0.02).IsAanvaard);

    [Fact]
    public void Judge_TruncatedCopy_SaysWhatWhyAndWhatNow()
    {
        var oordeel = Kopieoordeel.Judge(1000, 1, 2, 500, 0.02);

        Assert.Contains("503 van 1000 feiten (1 nieuw, 2 gewijzigd, 500 vervallen)", oordeel.Toelichting, StringComparison.Ordinal);
        Assert.Contains("niet verwerkt", oordeel.Toelichting, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Judge_NoPart_IsRefused(double deel) => Assert.Throws<ArgumentOutOfRangeException>(() => Kopieoordeel.Judge(1, 0, 0, 0, deel));
}
