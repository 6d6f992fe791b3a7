namespace IB.Gateway.Routing.Tests.Samenloop;

/// <summary>What every rule must get right, whatever it compares.</summary>
public sealed class ToetsgevallenTests
{
    private readonly Proefpersoon _persoon = new() { Verwerking = Proefpersoon.Met(Proefpersoon.Wlz() with { Datums = Signaaldatums.Overlap }) };

    [Fact]
    public void Apply_FactEndsTheDayBefore_TellsNothing()
    {
        _persoon.DeliverSilent(_persoon.Voorziening("2026-05-02", null));
        _persoon.DeliverSilent(_persoon.Feit("2026-01-01", "2026-05-01"));
    }

    [Fact]
    public void Apply_FactEndsOnTheFirstDay_TellsAnOverlapOfOneDay()
    {
        _persoon.DeliverSilent(_persoon.Voorziening("2026-05-01", null));

        var signaal = _persoon.DeliverOne(_persoon.Feit("2026-01-01", "2026-05-01"));

        Assert.Equal(Proefpersoon.Periode("2026-05-01", "2026-05-01"), signaal.Inhoud.Periode);
    }

    [Fact]
    public void Apply_NeitherHasAnEnd_TellsAnOverlapWithoutEnd()
    {
        _persoon.DeliverSilent(_persoon.Voorziening("2026-05-01", null));

        var signaal = _persoon.DeliverOne(_persoon.Feit("2026-06-01", null));

        Assert.Equal(Signaalsoort.Nieuw, signaal.Soort);
        Assert.Equal(Proefpersoon.Periode("2026-06-01", null), signaal.Inhoud.Periode);
        Assert.Equal(("0363", "registratie-1", "indicatie-1"), (signaal.Houder, signaal.VoorzieningId, signaal.FeitReferentie));
        Assert.Equal((1, (Guid?)null), (signaal.Versie, signaal.Vervangt));
    }

    [Fact]
    public void Apply_TwoFactsOfWhichOneWasDelivered_TellsOne()
    {
        _persoon.DeliverSilent(_persoon.Voorziening("2026-05-01", null));
        var eerste = _persoon.Feit("2026-06-01", null);
        _persoon.DeliverOne(eerste);

        Assert.Empty(_persoon.Deliver(eerste with { Geleverd = _persoon.Next() }).Signalen);
        var signaal = _persoon.DeliverOne(_persoon.Feit("2026-07-01", null) with { Referentie = "indicatie-2" });

        Assert.Equal("indicatie-2", signaal.FeitReferentie);
        Assert.Equal(2, _persoon.Verteld.Count);
    }

    [Fact]
    public void Apply_SourceWasNotHeardToTheEnd_SaysThatSilenceMeansNothing()
    {
        _persoon.Verwerking = _persoon.Verwerking with { Bronnen = [] };

        var uitkomst = _persoon.Deliver(_persoon.Voorziening("2026-05-01", null));

        Assert.Empty(uitkomst.Signalen);
        Assert.Equal(Weigergrond.BronOnvolledig, Assert.Single(uitkomst.Weigeringen).Reden);
        _persoon.DeliverOne(_persoon.Feit("2026-06-01", null));
    }

    [Fact]
    public void Apply_PersonWithoutProvision_IsToldToNobody()
    {
        _persoon.DeliverSilent(_persoon.Feit("2026-06-01", null));
        _persoon.DeliverSilent(_persoon.Feit("2026-06-01", "2026-08-01"));
        _persoon.DeliverSilent(_persoon.Feit("2026-06-01", null) with { Verwijderd = true });

        Assert.Empty(_persoon.Beeld.Signalen);
    }

    [Fact]
    public void Apply_GroundHoldsFromTomorrow_IsRefusedTodayAndDoneTomorrow()
    {
        var morgen = DateOnly.FromDateTime(Proefpersoon.Nu.Date).AddDays(1);
        var regel = Proefpersoon.Wlz() with { Grondslag = new Grondslag("Wmo 2015", "2.3.5", new Dagperiode(morgen, tot: null)) };
        _persoon.Verwerking = Proefpersoon.Met(regel);
        var (voorziening, feit) = (_persoon.Voorziening("2026-05-01", null), _persoon.Feit("2026-06-01", null));

        Assert.All(new[] { _persoon.Deliver(voorziening), _persoon.Deliver(feit) }, vandaag =>
        {
            Assert.Equal(Opname.GeenGrondslag, vandaag.Opname);
            Assert.Equal(new Regelweigering(regel, Weigergrond.GrondslagGeldtNiet), Assert.Single(vandaag.Weigeringen));
            Assert.Empty(vandaag.Signalen);
        });
        Assert.True(_persoon.Beeld.IsLeeg);

        _persoon.Verwerking = _persoon.Verwerking with { Moment = Proefpersoon.Nu.AddDays(1) };
        _persoon.DeliverSilent(voorziening);
        _persoon.DeliverOne(feit);
    }

    [Fact]
    public void Apply_GroundHoldsThroughItsLastDutchDay_IsRefusedFromMidnight()
    {
        var regel = Proefpersoon.Wlz() with { Grondslag = new Grondslag("Wmo 2015", "2.3.5", Proefpersoon.Periode("2020-07-01", "2026-11-22")) };
        var middernacht = Berichttijd.Begin(new DateOnly(2026, 11, 23));
        _persoon.Verwerking = Proefpersoon.Met(regel) with { Moment = middernacht.AddSeconds(-1) };
        _persoon.DeliverSilent(_persoon.Voorziening("2026-05-01", null));
        _persoon.Verwerking = _persoon.Verwerking with { Moment = middernacht };

        Assert.Equal(Opname.GeenGrondslag, _persoon.Deliver(_persoon.Feit("2026-06-01", null)).Opname);
    }

    [Fact]
    public void Apply_NoGroundIsKnown_IsRefusedByName()
    {
        var regel = Proefpersoon.Wlz() with { Grondslag = null };
        _persoon.Verwerking = Proefpersoon.Met(regel);

        var uitkomst = _persoon.Deliver(_persoon.Voorziening("2026-05-01", null));

        Assert.Equal(new Regelweigering(regel, Weigergrond.GrondslagOntbreekt), Assert.Single(uitkomst.Weigeringen));
        Assert.True(_persoon.Beeld.IsLeeg);
    }

    [Fact]
    public void Apply_GroundHasLapsed_StillWithdrawsWhatProvesWrongAndNothingElse()
    {
        _persoon.DeliverSilent(_persoon.Voorziening("2026-05-01", null));
        var feit = _persoon.Feit("2026-06-01", null);
        _persoon.DeliverOne(feit);
        var verlopen = Proefpersoon.Wlz() with { Grondslag = new Grondslag("Wmo 2015", "2.3.5", Proefpersoon.Periode("2020-07-01", "2026-10-31")) };
        _persoon.Verwerking = Proefpersoon.Met(verlopen);

        var gewijzigd = _persoon.Deliver(feit with { Geleverd = _persoon.Next(), Status = Feitstatus.Nee });
        Assert.Empty(gewijzigd.Signalen);
        Assert.Single(gewijzigd.Weigeringen);
        Assert.Equal(Signaalsoort.Ingetrokken, _persoon.DeliverOne(feit with { Geleverd = _persoon.Next(), Verwijderd = true }).Soort);
    }

    [Fact]
    public void Reevaluate_RuleThatIsNew_TellsWhatCoincidesAlready()
    {
        _persoon.DeliverSilent(_persoon.Voorziening("2026-05-01", null) with { Categorie = "12" });
        _persoon.DeliverOne(_persoon.Feit("2026-06-01", null));
        var tweede = Proefpersoon.Wlz() with { Nummer = 2, Predicaat = static (v, _) => v.Categorie == "12" };
        _persoon.Verwerking = Proefpersoon.Met(Proefpersoon.Wlz() with { Datums = Signaaldatums.Overlap }, tweede);

        Assert.Equal(tweede, Assert.Single(_persoon.Reevaluate().Signalen).Regel);
        Assert.Empty(_persoon.Reevaluate().Signalen);
    }

    [Fact]
    public void Reevaluate_PredicateThatHoldsNoLonger_EndsTheSignal()
    {
        _persoon.DeliverSilent(_persoon.Voorziening("2026-05-01", null));
        _persoon.DeliverOne(_persoon.Feit("2026-06-01", null));
        _persoon.Verwerking = Proefpersoon.Met(Proefpersoon.Wlz() with { Predicaat = static (_, _) => false });

        Assert.Equal(Signaalsoort.Beeindigd, Assert.Single(_persoon.Reevaluate().Signalen).Soort);
    }
}
