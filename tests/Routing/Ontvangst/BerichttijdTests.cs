namespace IB.Gateway.Routing.Tests.Ontvangst;

public sealed class BerichttijdTests
{
    [Theory]
    [InlineData("2026-03-29T00:59:59Z", "20260329015959", "2026-03-29")]
    [InlineData("2026-03-29T01:00:00Z", "20260329030000", "2026-03-29")]
    [InlineData("2026-10-25T00:59:59Z", "20261025025959", "2026-10-25")]
    [InlineData("2026-10-25T01:00:00Z", "20261025020000", "2026-10-25")]
    [InlineData("2026-12-31T23:00:00Z", "20270101000000", "2027-01-01")]
    [InlineData("2026-06-30T21:59:59Z", "20260630235959", "2026-06-30")]
    public void Format_Moment_DutchLocalTimeAndDay(string moment, string tijdstip, string dag)
    {
        var op = DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(tijdstip, Berichttijd.Format(op));
        Assert.Equal(DateOnly.ParseExact(dag, "yyyy-MM-dd"), Berichttijd.Dag(op));
    }

    [Theory]
    [InlineData("20261025013000", "2026-10-25T05:00:00Z", "2026-10-24T23:30:00Z")]
    [InlineData("20261025023000", "2026-10-25T00:30:01Z", "2026-10-25T00:30:00Z")]
    [InlineData("20261025023000", "2026-10-25T01:29:50Z", "2026-10-25T01:30:00Z")]
    [InlineData("20261025023000", "2026-10-25T03:00:00Z", "2026-10-25T01:30:00Z")]
    [InlineData("20261025023000", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z")]
    [InlineData("20260302101530123", "2026-03-02T09:15:31Z", "2026-03-02T09:15:30.123Z")]
    [InlineData("202603021015305", "2026-03-02T09:15:31Z", "2026-03-02T09:15:30.5Z")]
    [InlineData("20260329023000", "2026-03-29T01:30:00Z", null)]
    [InlineData("202603021015301234", "2026-03-02T09:15:31Z", null)]
    [InlineData("2026030", "2026-03-02T09:15:31Z", null)]
    public void Parse_Digits_IsTheMomentAndOfAnHourThatComesTwiceTheOneBeforeTheReceipt(string tijdstip, string ontvangen, string? moment)
        => Assert.Equal(
            moment is null ? null : DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture),
            Berichttijd.Parse(tijdstip, DateTimeOffset.Parse(ontvangen, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2026-03-29", "2026-03-28T23:00:00Z", 23)]
    [InlineData("2026-10-25", "2026-10-24T22:00:00Z", 25)]
    [InlineData("2026-06-30", "2026-06-29T22:00:00Z", 24)]
    public void Begin_Day_IsMidnightAndTheNextIsSoManyHoursLater(string dag, string begin, int uren)
    {
        var datum = DateOnly.ParseExact(dag, "yyyy-MM-dd");

        Assert.Equal(DateTimeOffset.Parse(begin, System.Globalization.CultureInfo.InvariantCulture), Berichttijd.Begin(datum));
        Assert.Equal(TimeSpan.FromHours(uren), Berichttijd.Begin(datum.AddDays(1)) - Berichttijd.Begin(datum));
    }

    [Fact]
    public void Next_ManyNumbers_AllUuid4InLowerCaseAndNoneTwice()
    {
        var nummers = Enumerable.Range(0, 1000).Select(_ => new Nummergever().Next()).ToList();

        Assert.All(nummers, n => Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", n));
        Assert.Equal(nummers.Count, nummers.Distinct().Count());
    }
}
