using static IB.Gateway.Routing.Tests.Proefkalender;
using static IB.Gateway.Routing.Tests.Proefpartijen;

namespace IB.Gateway.Routing.Tests.Releases;

public sealed class ReleaseoverzichtTests(TweeReleases releases) : IClassFixture<TweeReleases>
{
    private static readonly DateOnly Wissel = new(2027, 4, 3);

    private static readonly Releasekalender Kalender = new(
        [
            Regel("iwmo-3.2", null, Wissel.AddDays(-1), Uitzondering(Gemeente, null, Wissel.AddDays(27), Aanbieder)) with { UitloopDagen = 14 },
            Regel("iwmo-3.2", null, Wissel.AddDays(30)) with { Functies = new Functiebereik(["WMO323", "WMO325"]) },
            Regel("iwmo-3.3", null, null, Uitzondering(AndereGemeente, Wissel.AddDays(-20), null) with { Functies = new Functiebereik(["WMO30*"]) }),
        ],
        [
            Bevriezing(Bevriesmodus.Drain, Berichttijd.Begin(Wissel.AddDays(-2)), Berichttijd.Begin(Wissel)) with
            {
                Packs = ["iwmo-3.2"],
                Partijen = [Aanbieder],
            },
            Bevriezing(Bevriesmodus.Hold, Berichttijd.Begin(Wissel.AddDays(-2)).AddHours(-3), Berichttijd.Begin(Wissel).AddHours(13)),
        ]);

    [Fact]
    public void Describe_BeforeTheSwitch_SaysWhatIsOpenAndWhatComes()
        => Assert.Equal(
            [
                "ieb-1.0: open",
                "ieb-4.0-plaatsvervanger: open",
                "ijw-3.2: open",
                "ipgb-2.0-plaatsvervanger: open",
                "iwmo-3.2 WMO301 WMO302 WMO305 WMO306 WMO307 WMO308 WMO315 WMO316 WMO317 WMO318 WMO319 WMO320: open tot en met 2027-04-02, daarna 14 dagen voor antwoorden; open voor 0384 met 42420001",
                "iwmo-3.2 WMO323 WMO325: open tot en met 2027-05-03, daarna 0 dagen voor antwoorden",
                "wlz-1.0: open",
                "iwmo-3.3: nog niet open, vanaf 2027-04-03; open voor 0363 voor WMO30*",
                "bevriezing (hold) van 2027-03-31 21:00 tot 2027-04-03 13:00: WMO*",
                "bevriezing (drain) van 2027-04-01 00:00 tot 2027-04-03 00:00: WMO* van iwmo-3.2 bij 42420001",
            ],
            Describe(Wissel.AddDays(-10)));

    [Fact]
    public void Describe_OnTheDayOfTheSwitch_SaysWhatEndedAndHowLongAnswersGo()
    {
        var regels = Describe(Wissel);

        Assert.Contains(
            regels,
            r => r.EndsWith("WMO320: gesloten sinds 2027-04-03, antwoorden nog tot en met 2027-04-16; open voor 0384 met 42420001", StringComparison.Ordinal));
        Assert.Contains("iwmo-3.3: open; open voor 0363 voor WMO30*", regels);
        Assert.Equal("bevriezing (hold) van 2027-03-31 21:00 tot 2027-04-03 13:00: WMO*", regels[^1]);
        Assert.DoesNotContain(regels, r => r.Contains("drain", StringComparison.Ordinal));
    }

    [Fact]
    public void Describe_LongAfterwards_SaysNoMoreThanThatItIsClosed()
    {
        var regels = Describe(Wissel.AddDays(100));

        Assert.Contains(regels, r => r.EndsWith("WMO320: gesloten sinds 2027-04-03", StringComparison.Ordinal));
        Assert.Contains("iwmo-3.2 WMO323 WMO325: gesloten sinds 2027-05-04", regels);
        Assert.DoesNotContain(regels, r => r.StartsWith("bevriezing", StringComparison.Ordinal));
    }

    private List<string> Describe(DateOnly dag) => [.. Releaseoverzicht.Describe(Register.Met(Kalender), releases.Catalogus, dag)];
}
