using System.Globalization;
using IB.Gateway.Limieten;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Limieten;

public sealed class DagtellerTests
{
    [Theory]
    [InlineData("2026-03-29T10:00:00Z", 12)]
    [InlineData("2026-03-28T23:00:00Z", 23)]
    [InlineData("2026-10-24T22:00:00Z", 25)]
    [InlineData("2026-10-25T00:30:00Z", 22.5)]
    [InlineData("2026-10-25T01:30:00Z", 21.5)]
    [InlineData("2026-06-30T21:59:59Z", 1 / 3600.0)]
    public void TryCount_AsManyAsThereMayBe_WaitsUntilMidnightInAmsterdam(string nu, double uren)
    {
        var klok = new FakeTime(DateTimeOffset.Parse(nu, CultureInfo.InvariantCulture));
        var teller = new Dagteller(klok);
        Assert.True(teller.TryCount(1, out _, out _));

        Assert.False(teller.TryCount(1, out _, out var wacht));
        Assert.Equal((long)Math.Round(uren * 3600), (long)wacht.TotalSeconds);

        klok.Advance(wacht - TimeSpan.FromSeconds(1));
        Assert.False(teller.TryCount(1, out _, out _));
        klok.Advance(TimeSpan.FromSeconds(1));
        Assert.True(teller.TryCount(1, out _, out _));
        Assert.Equal(1, teller.Aantal);
    }

    [Fact]
    public void Undo_OnTheSameDay_MakesRoom()
    {
        var teller = new Dagteller(new FakeTime());
        Assert.True(teller.TryCount(1, out var dag, out _));

        teller.Undo(dag);

        Assert.Equal(0, teller.Aantal);
        Assert.True(teller.TryCount(1, out _, out _));
    }

    [Fact]
    public void Undo_AfterMidnight_LeavesTheNewDayAlone()
    {
        var klok = new FakeTime();
        var teller = new Dagteller(klok);
        Assert.True(teller.TryCount(2, out var gisteren, out var totMiddernacht));
        klok.Advance(totMiddernacht);
        Assert.True(teller.TryCount(2, out _, out _));

        teller.Undo(gisteren);

        Assert.Equal(1, teller.Aantal);
    }

    [Fact]
    public void TryCount_ClockPutBack_GivesNoSecondDay()
    {
        var klok = new FakeTime(new DateTimeOffset(2026, 3, 2, 23, 30, 0, TimeSpan.Zero));
        var teller = new Dagteller(klok);
        Assert.True(teller.TryCount(1, out _, out _));
        klok.Advance(TimeSpan.FromHours(-1));

        Assert.False(teller.TryCount(1, out _, out _));
    }
}
