using IB.Gateway.Schemas;
using static IB.Gateway.Routing.Tests.Proefkalender;

namespace IB.Gateway.Routing.Tests.Releases;

public sealed class ReleasekalenderTests
{
    private const string Gemeente = "0384";
    private const string Aanbieder = "42420001";
    private const string Ander = "42420002";

    private static readonly DateOnly Wissel = new(2027, 4, 3);
    private static readonly BerichtDefinitie Heenbericht = Definitie("WMO301");
    private static readonly BerichtDefinitie Retour = Definitie("WMO302");
    private static readonly TimeSpan Tik = TimeSpan.FromTicks(1);

    private static DateTimeOffset Middernacht => Utc("2027-04-02T22:00:00");

    [Fact]
    public void Decide_NoAgreements_FollowsTheDatesOfThePack()
    {
        var definitie = Heenbericht with { GeldigVan = Wissel, GeldigTot = Wissel };

        Assert.Equal(new Geweigerd(Weigerreden.NogNietOpen, Middernacht), Decide(Releasekalender.Leeg, definitie, Middernacht - Tik));
        Assert.Equal(Toegestaan.Altijd, Decide(Releasekalender.Leeg, definitie, Middernacht));
        Assert.Equal(Toegestaan.Altijd, Decide(Releasekalender.Leeg, definitie, Middernacht.AddDays(1) - Tik));
        Assert.Equal(new Geweigerd(Weigerreden.Gesloten, null), Decide(Releasekalender.Leeg, definitie, Middernacht.AddDays(1)));
    }

    [Theory]
    [InlineData("2027-03-28", "2027-03-27T23:00:00", 23)]
    [InlineData("2027-10-31", "2027-10-30T22:00:00", 25)]
    public void Decide_DayOnWhichTheClockChanges_LastsAsLongAsItDoes(string dag, string begin, int uren)
    {
        var kalender = new Releasekalender([Regel("iwmo-3.2", DateOnly.Parse(dag), DateOnly.Parse(dag))], []);

        Assert.IsType<Geweigerd>(Decide(kalender, Heenbericht, Utc(begin) - Tik));
        Assert.IsType<Toegestaan>(Decide(kalender, Heenbericht, Utc(begin)));
        Assert.IsType<Toegestaan>(Decide(kalender, Heenbericht, Utc(begin).AddHours(uren) - Tik));
        Assert.IsType<Geweigerd>(Decide(kalender, Heenbericht, Utc(begin).AddHours(uren)));
    }

    [Fact]
    public void Decide_LineThatNamesTheType_GoesBeforeThatOfThePack()
    {
        var kalender = new Releasekalender(
            [Regel("iwmo-3.2", null, Wissel.AddDays(-1)) with { Functies = new Functiebereik(["WMO323"]) }, Regel("iwmo-3.2", Wissel, null)], []);

        Assert.IsType<Geweigerd>(Decide(kalender, Heenbericht, Middernacht - Tik));
        Assert.IsType<Toegestaan>(Decide(kalender, Definitie("WMO323"), Middernacht - Tik));
        Assert.IsType<Geweigerd>(Decide(kalender, Definitie("WMO323"), Middernacht));
        Assert.IsType<Toegestaan>(Decide(kalender, Definitie("JW301"), Middernacht));
    }

    [Fact]
    public void Decide_ExceptionWithAPartner_HoldsBetweenTheTwoBothWays()
    {
        var kalender = new Releasekalender([Regel("iwmo-3.2", Wissel, null, Uitzondering(Gemeente, Wissel.AddDays(-3), null, Aanbieder))], []);
        var eerder = Middernacht.AddDays(-3);

        Assert.IsType<Toegestaan>(kalender.Decide(new Verkeer(Gemeente, Aanbieder, Heenbericht), eerder));
        Assert.IsType<Toegestaan>(kalender.Decide(new Verkeer(Aanbieder, Gemeente, Retour), eerder));
        Assert.Equal(new Geweigerd(Weigerreden.NogNietOpen, Middernacht), kalender.Decide(new Verkeer(Gemeente, Ander, Heenbericht), eerder));
        Assert.Equal(new Geweigerd(Weigerreden.NogNietOpen, eerder), kalender.Decide(new Verkeer(Gemeente, Aanbieder, Heenbericht), eerder - Tik));
    }

    [Fact]
    public void Decide_ExceptionWithOneDate_TakesTheOtherFromTheRelease()
    {
        var regel = Regel(
            "iwmo-3.2", Wissel, Wissel.AddDays(9), Uitzondering(Gemeente, Wissel.AddDays(-7), null), Uitzondering(Ander, null, Wissel.AddDays(19)));
        var kalender = new Releasekalender([regel], []);

        Assert.Equal(new Geweigerd(Weigerreden.Gesloten, null), kalender.Decide(new Verkeer(Gemeente, Aanbieder, Heenbericht), Middernacht.AddDays(10)));
        Assert.IsType<Toegestaan>(kalender.Decide(new Verkeer(Gemeente, Ander, Heenbericht), Middernacht.AddDays(10)));
        Assert.IsType<Geweigerd>(kalender.Decide(new Verkeer(Ander, Aanbieder, Heenbericht), Middernacht.AddDays(-1)));
    }

    [Fact]
    public void Decide_AnswerAfterTheLastDay_GoesThroughUntilTheRunOutEnds()
    {
        var regel = Regel("iwmo-3.2", null, Wissel.AddDays(-1), Uitzondering(Gemeente, null, Wissel.AddDays(3))) with { UitloopDagen = 10 };
        var kalender = new Releasekalender([regel], []);

        Assert.IsType<Geweigerd>(kalender.Decide(new Verkeer(Ander, Aanbieder, Heenbericht), Middernacht));
        Assert.IsType<Toegestaan>(kalender.Decide(new Verkeer(Ander, Aanbieder, Retour), Middernacht.AddDays(10) - Tik));
        Assert.IsType<Geweigerd>(kalender.Decide(new Verkeer(Ander, Aanbieder, Retour), Middernacht.AddDays(10)));
        Assert.IsType<Toegestaan>(kalender.Decide(new Verkeer(Aanbieder, Gemeente, Retour), Middernacht.AddDays(14) - Tik));
        Assert.IsType<Geweigerd>(kalender.Decide(new Verkeer(Aanbieder, Gemeente, Retour), Middernacht.AddDays(14)));
    }

    [Fact]
    public void Decide_RunOutBeyondTheLastDayThereIs_HasNoEnd()
        => Assert.IsType<Toegestaan>(
            Decide(new Releasekalender([Regel("iwmo-3.2", null, DateOnly.MaxValue) with { UitloopDagen = 1 }], []), Retour, Middernacht));

    [Fact]
    public void Decide_Refuse_RefusesAnswersToo()
    {
        var kalender = Bevroren(Bevriesmodus.Refuse);

        Assert.Equal(new Geweigerd(Weigerreden.Bevroren, Middernacht.AddDays(1)), Decide(kalender, Retour, Middernacht));
        Assert.IsType<Toegestaan>(Decide(kalender, Heenbericht, Middernacht - Tik));
        Assert.IsType<Toegestaan>(Decide(kalender, Heenbericht, Middernacht.AddDays(1)));
    }

    [Fact]
    public void Decide_Drain_LetsAnswersThrough()
    {
        var kalender = Bevroren(Bevriesmodus.Drain);

        Assert.Equal(new Geweigerd(Weigerreden.Leegloop, Middernacht.AddDays(1)), Decide(kalender, Heenbericht, Middernacht));
        Assert.IsType<Toegestaan>(Decide(kalender, Retour, Middernacht));
        Assert.IsType<Toegestaan>(Decide(kalender, Definitie("WMO325"), Middernacht));
    }

    [Fact]
    public void Decide_HoldsWithoutAGap_AreOne()
    {
        var kalender = new Releasekalender(
            [],
            [
                Bevriezing(Bevriesmodus.Hold, Middernacht.AddDays(2), Middernacht.AddDays(3)),
                Bevriezing(Bevriesmodus.Hold, Middernacht, Middernacht.AddDays(1)),
                Bevriezing(Bevriesmodus.Hold, Middernacht.AddHours(20), Middernacht.AddDays(2)),
                Bevriezing(Bevriesmodus.Hold, Middernacht.AddDays(3) + Tik, Middernacht.AddDays(4)),
            ]);

        Assert.Equal(new Vastgehouden(Middernacht.AddDays(3)), Decide(kalender, Heenbericht, Middernacht));
        Assert.Equal(new Vastgehouden(Middernacht.AddDays(4)), Decide(kalender, Retour, Middernacht.AddDays(3) + Tik));
    }

    [Fact]
    public void Decide_FreezesThatOverlap_TheStrictestCounts()
    {
        var kalender = new Releasekalender(
            [],
            [
                Bevriezing(Bevriesmodus.Hold, Middernacht, Middernacht.AddDays(5)),
                Bevriezing(Bevriesmodus.Drain, Middernacht, Middernacht.AddDays(3)),
                Bevriezing(Bevriesmodus.Refuse, Middernacht, Middernacht.AddDays(1)),
            ]);

        // What is kept back is taken over, so it opens when the draining is over.
        Assert.Equal(new Geweigerd(Weigerreden.Bevroren, Middernacht.AddDays(3)), Decide(kalender, Heenbericht, Middernacht));
        Assert.Equal(new Geweigerd(Weigerreden.Bevroren, Middernacht.AddDays(1)), Decide(kalender, Retour, Middernacht));
        Assert.Equal(new Geweigerd(Weigerreden.Leegloop, Middernacht.AddDays(3)), Decide(kalender, Heenbericht, Middernacht.AddDays(1)));
        Assert.Equal(new Vastgehouden(Middernacht.AddDays(5)), Decide(kalender, Retour, Middernacht.AddDays(1)));
    }

    [Fact]
    public void Decide_FreezeUntilTheReleaseEnds_IsClosedForGood()
    {
        var kalender = new Releasekalender(
            [Regel("iwmo-3.2", null, Wissel)], [Bevriezing(Bevriesmodus.Refuse, Middernacht, Middernacht.AddDays(1))]);

        Assert.Equal(new Geweigerd(Weigerreden.Gesloten, null), Decide(kalender, Heenbericht, Middernacht));
    }

    [Fact]
    public void Decide_FreezeOfAPackOrAParty_LeavesTheOthersAlone()
    {
        var bevriezing = Bevriezing(Bevriesmodus.Refuse, Middernacht, Middernacht.AddDays(1));
        var pack = new Releasekalender([], [bevriezing with { Packs = ["iwmo-3.3"] }]);
        var partij = new Releasekalender([], [bevriezing with { Partijen = [Ander] }]);

        Assert.IsType<Toegestaan>(Decide(pack, Heenbericht, Middernacht));
        Assert.IsType<Geweigerd>(Decide(pack, Heenbericht with { Pack = "iwmo-3.3" }, Middernacht));
        Assert.IsType<Toegestaan>(partij.Decide(new Verkeer(Gemeente, Aanbieder, Heenbericht), Middernacht));
        Assert.IsType<Geweigerd>(partij.Decide(new Verkeer(Gemeente, Ander, Heenbericht), Middernacht));
        Assert.IsType<Geweigerd>(partij.Decide(new Verkeer(Ander, Gemeente, Retour), Middernacht));
    }

    private static BerichtDefinitie Definitie(string functie) => Proefknooppunt.Catalogus.FindByFunctie(functie)[0];

    private static DateTimeOffset Utc(string tijd) => new(DateTime.Parse(tijd, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero);

    private static Releasekalender Bevroren(Bevriesmodus modus) => new([], [Bevriezing(modus, Middernacht, Middernacht.AddDays(1))]);

    private static Releaseoordeel Decide(Releasekalender kalender, BerichtDefinitie definitie, DateTimeOffset moment)
        => kalender.Decide(new Verkeer(Gemeente, Aanbieder, definitie), moment);
}
