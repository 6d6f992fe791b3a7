using IB.Gateway.Storage;
using static IB.Gateway.Routing.Tests.Proefpartijen;

namespace IB.Gateway.Routing.Tests.Releases;

/// <summary>Two releases of one standard at the way in.</summary>
public sealed class ReleaseontvangstTests(TweeReleases releases) : IClassFixture<TweeReleases>, IAsyncDisposable
{
    private readonly Proefknooppunt _knooppunt = new(releases.Catalogus, releases.Validator);

    private DateTimeOffset Nu => _knooppunt.Klok.GetUtcNow();

    private DateOnly Vandaag => Berichttijd.Dag(Nu);

    public ValueTask DisposeAsync() => _knooppunt.DisposeAsync();

    [Fact]
    public async Task AcceptAsync_BothReleasesOpen_EachIsJudgedByItsOwnSchema()
    {
        Open33();
        var oud = Proefberichten.Toewijzing(1);
        var nieuw = TweeReleases.Volgende(Proefberichten.Toewijzing(2));

        await _knooppunt.OvergenomenAsync(oud);
        await _knooppunt.OvergenomenAsync(nieuw);
        await _knooppunt.OvergenomenAsync(MetNieuwElement(TweeReleases.Volgende(Proefberichten.Toewijzing(3))));
        var onjuist = await _knooppunt.AcceptAsync(MetNieuwElement(Proefberichten.Toewijzing(4)));

        Assert.Equal(Controlepunt.InhoudOnjuist, onjuist.Bevinding!.Punt);
        Assert.Equal([new Versie(3, 2), new Versie(3, 3), new Versie(3, 3)], (await _knooppunt.WachtendAsync(Aanbieder)).Select(b => b.Envelop.FunctieVersie));
    }

    [Fact]
    public async Task AcceptAsync_EnvelopeOfTheOtherRelease_IsRefusedOnItsContent()
    {
        Open33();

        var uitkomst = await _knooppunt.AcceptAsync(Proefberichten.Toewijzing(1).Met(e => e with { FunctieVersie = new Versie(3, 3) }));

        Assert.Equal(Controlepunt.InhoudOnjuist, uitkomst.Bevinding!.Punt);
        Assert.Contains("het is een WMO301 3.2 en de envelop zegt WMO301 3.3", uitkomst.Fout!.Omschrijving, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AcceptAsync_ReleaseOfLater_SaysFromWhenAndWhatHoldsNow()
    {
        var uitkomst = await _knooppunt.AcceptAsync(TweeReleases.Volgende(Proefberichten.Toewijzing(1)));

        Assert.Equal(Controlepunt.ReleaseNogNietOpen, uitkomst.Bevinding!.Punt);
        Assert.Equal(
            "WMO301 3.3 gaat pas open op 2027-04-03 00:00; nu geldt 3.2. Gebruik tot dan een release die geldt, of stuur het bericht daarna met een nieuw referentienummer.",
            uitkomst.Fout!.Omschrijving);
        Assert.Equal("IB234", (await _knooppunt.FoutberichtAsync(Gemeente)).Fout.Code);
    }

    [Fact]
    public async Task AcceptAsync_ReleaseOfBefore_SaysWhatHoldsNow()
    {
        Use([Proefkalender.Regel("iwmo-3.2", null, Vandaag.AddDays(-1)), Proefkalender.Regel("iwmo-3.3", Vandaag, null)], []);

        var uitkomst = await _knooppunt.AcceptAsync(Proefberichten.Toewijzing(1));

        Assert.Equal(Controlepunt.ReleaseGesloten, uitkomst.Bevinding!.Punt);
        Assert.Equal(
            "WMO301 3.2 is gesloten; nu geldt 3.3. Maak het bericht in een release die geldt en stuur het met een nieuw referentienummer.",
            uitkomst.Fout!.Omschrijving);
    }

    [Fact]
    public async Task AcceptAsync_Frozen_SaysUntilWhen()
    {
        Use([], [Proefkalender.Bevriezing(Bevriesmodus.Refuse, Nu, Nu.AddHours(6))]);

        var uitkomst = await _knooppunt.AcceptAsync(Proefberichten.Toewijzing(1));

        Assert.Equal(
            "WMO301 3.2 is wegens een releasewissel bevroren tot 2026-03-02 16:00. Stuur het bericht daarna opnieuw met een nieuw referentienummer.",
            uitkomst.Fout!.Omschrijving);
    }

    [Fact]
    public async Task AcceptAsync_Draining_RefusesWhatIsNewAndTakesTheAnswer()
    {
        await _knooppunt.OvergenomenAsync(Proefberichten.Toewijzing(1));
        Use([], [Proefkalender.Bevriezing(Bevriesmodus.Drain, Nu, Nu.AddHours(6))]);

        var nieuw = await _knooppunt.AcceptAsync(Proefberichten.Toewijzing(2));
        await _knooppunt.OvergenomenAsync(Proefberichten.Retour(3, Proefberichten.Id(1)));

        Assert.Equal(Controlepunt.Leegloop, nieuw.Bevinding!.Punt);
        Assert.Equal(
            "WMO301 3.2 is wegens een releasewissel gesloten voor nieuwe heenberichten tot 2026-03-02 16:00; antwoorden gaan wel door. Stuur het daarna opnieuw met een nieuw referentienummer.",
            nieuw.Fout!.Omschrijving);
        Assert.Equal([Proefberichten.Id(1)], (await _knooppunt.WachtendAsync(Aanbieder)).Select(b => b.Envelop.Referentienummer));
    }

    [Fact]
    public async Task AcceptAsync_Held_IsTakenOverAndNotReady()
    {
        Use([], [Proefkalender.Bevriezing(Bevriesmodus.Hold, Nu, Nu.AddHours(6))]);

        var bericht = await _knooppunt.OvergenomenAsync(Proefberichten.Toewijzing(1));

        Assert.Equal((Toestand.Vastgehouden, Nu.AddHours(6)), (bericht.Toestand, bericht.VastgehoudenTot));
        Assert.Empty(await _knooppunt.WachtendAsync(Aanbieder));
        Assert.Equal(
            "Goedgekeurd, en vastgehouden tot 2026-03-02 16:00: WMO301 3.2 is wegens een releasewissel bevroren.",
            (await _knooppunt.HistorieAsync(bericht.Volgnummer))[^1]);
    }

    [Fact]
    public async Task AcceptAsync_HeldAndWrong_IsRefusedAtOnceAsAlways()
    {
        Use([], [Proefkalender.Bevriezing(Bevriesmodus.Hold, Nu, Nu.AddHours(6))]);

        var uitkomst = await _knooppunt.AcceptAsync(MetNieuwElement(Proefberichten.Toewijzing(1)));

        Assert.Equal(Controlepunt.InhoudOnjuist, uitkomst.Bevinding!.Punt);
        Assert.Equal("StUF055", (await _knooppunt.FoutberichtAsync(Gemeente)).Fout.Code);
    }

    [Fact]
    public async Task AcceptAsync_RetourToWhatIsHeld_BelongsToItsHeenbericht()
    {
        Use([], [Proefkalender.Bevriezing(Bevriesmodus.Hold, Nu, Nu.AddHours(6)) with { Functies = new Functiebereik(["WMO301"]) }]);
        var heen = await _knooppunt.OvergenomenAsync(Proefberichten.Toewijzing(1));

        // The receiver cannot have seen it, but only the receiver can tell.
        await _knooppunt.OvergenomenAsync(Proefberichten.Retour(2, Proefberichten.Id(1)));

        Assert.Contains("Beantwoord met WMO302", (await _knooppunt.HistorieAsync(heen.Volgnummer))[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AcceptAsync_RepeatWithinAFreeze_GetsTheAnswerOfTheFirstTime()
    {
        var eerste = await _knooppunt.OvergenomenAsync(Proefberichten.Toewijzing(1));
        Use([], [Proefkalender.Bevriezing(Bevriesmodus.Refuse, Nu, Nu.AddHours(6))]);

        var tweede = await _knooppunt.AcceptAsync(Proefberichten.Toewijzing(1));

        Assert.Equal((Ontvangstsoort.Overgenomen, true), (tweede.Soort, tweede.Herhaling));
        Assert.Equal(eerste.OntvangstId, tweede.Bericht!.OntvangstId);
    }

    [Theory]
    [InlineData("20260301235959")]
    [InlineData("20270101000000")]
    public async Task AcceptAsync_TimeOfTheSender_DoesNotCount(string tijdstip)
    {
        Use([], [Proefkalender.Bevriezing(Bevriesmodus.Refuse, Nu, Nu.AddHours(1))]);

        var uitkomst = await _knooppunt.AcceptAsync(Proefberichten.Toewijzing(1).Met(e => e with { TijdstipBericht = tijdstip }));

        Assert.Equal(Controlepunt.Bevroren, uitkomst.Bevinding!.Punt);
        _knooppunt.Klok.Advance(TimeSpan.FromHours(1));
        await _knooppunt.OvergenomenAsync(Proefberichten.Toewijzing(2).Met(e => e with { TijdstipBericht = tijdstip }));
    }

    [Fact]
    public async Task AcceptAsync_RetourAfterTheSwitch_HasTheReleaseOfItsHeenbericht()
    {
        await _knooppunt.OvergenomenAsync(Proefberichten.Toewijzing(1));
        Use([Proefkalender.Regel("iwmo-3.2", null, Vandaag.AddDays(-1)) with { UitloopDagen = 1 }, Proefkalender.Regel("iwmo-3.3", Vandaag, null)], []);

        var nieuw = await _knooppunt.AcceptAsync(TweeReleases.Volgende(Proefberichten.Retour(2, Proefberichten.Id(1))));
        await _knooppunt.OvergenomenAsync(Proefberichten.Retour(3, Proefberichten.Id(1)));
        _knooppunt.Klok.Advance(TimeSpan.FromDays(1));
        var teLaat = await _knooppunt.AcceptAsync(Proefberichten.Retour(4, Proefberichten.Id(1)));

        Assert.Equal(Controlepunt.AntwoordHoortNietBij, nieuw.Bevinding!.Punt);
        Assert.Contains("Deze WMO302 3.3 beantwoordt een WMO301 3.2", nieuw.Fout!.Omschrijving, StringComparison.Ordinal);
        Assert.Equal(Controlepunt.ReleaseGesloten, teLaat.Bevinding!.Punt);
    }

    private void Open33() => Use([Proefkalender.Regel("iwmo-3.3", Vandaag, null)], []);

    private void Use(IEnumerable<Releaseregel> regels, IEnumerable<Bevriezing> bevriezingen)
        => _knooppunt.Huidig = Register.Met(new Releasekalender(regels, bevriezingen));

    private static Aanbieding MetNieuwElement(Aanbieding aanbieding)
        => aanbieding with { Inhoud = IB.Gateway.Testing.Tweederelease.MetNieuwElement(aanbieding.Inhoud.ToArray()) };
}
