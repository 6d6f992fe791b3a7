using IB.Gateway.LoadTests.Duurproef;

namespace IB.Gateway.LoadTests.Tests.Duurproef;

public sealed class DuuroordeelTests
{
    private static readonly Berichtenbalans Niets = new(Bevestigd: 1000, Bezorgd: 990, Wachtend: 10);

    [Fact]
    public void Judge_AllFlat_IsGood()
    {
        var oordeel = Duuroordeel.Judge(Punten(p => p), Niets, schijfVol: false);

        Assert.True(oordeel.Goed);
        Assert.False(oordeel.TeKort);
        Assert.Equal(0, oordeel.Verlopen.Single(v => v.Naam == "geheugen MB").PerUur, 6);
    }

    [Fact]
    public void Judge_MemoryThatGrows_NamesIt()
    {
        var oordeel = Duuroordeel.Judge(Punten(p => p with { Geheugen = 300 + (100 * p.Tijd.TotalHours) }), Niets, schijfVol: false);

        Assert.StartsWith("geheugen MB groeit", Assert.Single(oordeel.Bezwaren), StringComparison.Ordinal);
        Assert.Equal(100, oordeel.Verlopen.Single(v => v.Naam == "geheugen MB").PerUur, 6);
    }

    [Fact]
    public void Judge_OneHandleAMinute_IsALeak()
        => Assert.StartsWith(
            "handles groeit", Assert.Single(Duuroordeel.Judge(Punten(p => p with { Handles = 200 + p.Tijd.TotalMinutes }), Niets, schijfVol: false).Bezwaren),
            StringComparison.Ordinal);

    [Fact]
    public void Judge_ASlowBeginning_DoesNotHideALeak()
    {
        // The first tenth is high: as if memory had only fallen.
        var oordeel = Duuroordeel.Judge(
            Punten(p => p with { Geheugen = p.Tijd < TimeSpan.FromMinutes(23) ? 5000 : 300 + (100 * p.Tijd.TotalHours) }), Niets, schijfVol: false);

        Assert.Single(oordeel.Bezwaren);
    }

    [Fact]
    public void Judge_DiskAndQueueThatGrow_SayNothing()
        => Assert.True(Duuroordeel.Judge(Punten(p => p with { Schijf = p.Tijd.TotalSeconds, Wachtend = p.Tijd.TotalSeconds }), Niets, schijfVol: false).Goed);

    [Fact]
    public void Judge_AMessageThatIsNowhere_IsNotGoodHoweverShort()
    {
        var oordeel = Duuroordeel.Judge([], Niets with { Wachtend = 9 }, schijfVol: false);

        Assert.True(oordeel.TeKort);
        Assert.Contains("1 zijn er niet", Assert.Single(oordeel.Bezwaren), StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_AFullDisk_IsAReason() => Assert.Single(Duuroordeel.Judge(Punten(p => p), Niets, schijfVol: true).Bezwaren);

    [Fact]
    public void Judge_AFewPoints_SaysNothingOfGrowth()
    {
        var oordeel = Duuroordeel.Judge([.. Punten(p => p with { Geheugen = p.Tijd.TotalSeconds }).Take(10)], Niets, schijfVol: false);

        Assert.True(oordeel.TeKort);
        Assert.True(oordeel.Goed);
    }

    [Fact]
    public void ToCsv_OfAPoint_HasAColumnForEachInItsHead()
        => Assert.Equal(Meetpunt.Kop.Count(c => c == ';'), Punten(p => p)[0].ToCsv().Count(c => c == ';'));

    /// <summary>Four hours, a point every ten seconds.</summary>
    private static List<Meetpunt> Punten(Func<Meetpunt, Meetpunt> wijzig) =>
    [
        .. Enumerable.Range(1, 4 * 360).Select(i => wijzig(new Meetpunt(TimeSpan.FromSeconds(10 * i), 500, 20, 300, 100, 200, 30, 1000, 50, 5))),
    ];
}
