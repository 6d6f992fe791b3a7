namespace IB.Gateway.Routing.Tests.Samenloop;

/// <summary>The cases of Wmo beside Wlz, as far as they need no message.</summary>
public sealed class WlzGevallenTests
{
    private readonly Proefpersoon _persoon = new();

    [Fact]
    public void Apply_FutureIngangsdatum_TellsAtOnce()
    {
        _persoon.DeliverSilent(_persoon.Voorziening("2024-01-01", null));

        var signaal = _persoon.DeliverOne(_persoon.Feit("2027-03-01", null));

        Assert.Equal(new Signaalinhoud(Feitstatus.Ja, Proefpersoon.Dag("2026-01-05"), Proefpersoon.Periode("2027-03-01", null)), signaal.Inhoud);
    }

    [Fact]
    public void Apply_OneDayBetween_TellsNothing()
    {
        _persoon.DeliverSilent(_persoon.Voorziening("2026-01-01", "2026-03-31"));
        _persoon.DeliverSilent(_persoon.Feit("2026-04-01", null));
    }

    [Fact]
    public void Apply_SameDayTouches_Tells()
    {
        _persoon.DeliverSilent(_persoon.Voorziening("2026-01-01", "2026-04-01"));
        _persoon.DeliverOne(_persoon.Feit("2026-04-01", null));
    }

    [Fact]
    public void Apply_ProvisionThatWasAskedFor_Tells()
    {
        _persoon.DeliverSilent(_persoon.Voorziening("2026-12-01", null) with { Grond = Voorzieninggrond.Aangevraagd });
        _persoon.DeliverOne(_persoon.Feit("2026-04-01", null));
    }

    [Fact]
    public void Apply_RegistrationAfterTheFact_Tells()
    {
        _persoon.DeliverSilent(_persoon.Feit("2026-04-01", null));

        Assert.Equal(Signaalsoort.Nieuw, _persoon.DeliverOne(_persoon.Voorziening("2026-01-01", null)).Soort);
    }

    [Fact]
    public void Apply_TwoGemeentenAfterAMove_EachHearsOfItsOwnPeriodOnly()
    {
        _persoon.DeliverSilent(_persoon.Voorziening("2025-01-01", "2026-02-28"));
        _persoon.DeliverSilent(_persoon.Voorziening("2026-03-01", null) with { Houder = "0518", Id = "a7" });

        var signaal = _persoon.DeliverOne(_persoon.Feit("2026-04-01", null));

        Assert.Equal(("0518", "a7"), (signaal.Houder, signaal.VoorzieningId));
    }

    [Fact]
    public void Apply_TwoGemeentenThatBothCoincide_EachHearsItsOwnOverlap()
    {
        _persoon.Verwerking = Proefpersoon.Met(Proefpersoon.Wlz() with { Datums = Signaaldatums.Overlap });
        _persoon.DeliverSilent(_persoon.Voorziening("2025-01-01", "2026-02-28"));
        _persoon.DeliverSilent(_persoon.Voorziening("2026-03-01", null) with { Houder = "0518" });
        var feit = _persoon.Feit("2026-02-01", null);

        var signalen = _persoon.Deliver(feit).Signalen;

        Assert.Equal(
            [("0363", Proefpersoon.Periode("2026-02-01", "2026-02-28")), ("0518", Proefpersoon.Periode("2026-03-01", null))],
            signalen.Select(s => (s.Houder, s.Inhoud.Periode!.Value)));
        // What ends after it has gone is no business of the first.
        Assert.Equal("0518", _persoon.DeliverOne(feit with { Geleverd = _persoon.Next(), Periode = Proefpersoon.Periode("2026-02-01", "2026-12-31") }).Houder);
    }

    [Fact]
    public void Apply_TwoIndicatiesInARow_AreTwoSignals()
    {
        _persoon.DeliverSilent(_persoon.Voorziening("2025-01-01", null));
        var eerste = _persoon.Feit("2025-06-01", null);
        _persoon.DeliverOne(eerste);

        var einde = _persoon.DeliverOne(eerste with { Geleverd = _persoon.Next(), Periode = Proefpersoon.Periode("2025-06-01", "2026-06-30") });
        var tweede = _persoon.DeliverOne(_persoon.Feit("2026-07-01", null) with { Referentie = "indicatie-2" });

        Assert.Equal((Signaalsoort.Gewijzigd, 2, "indicatie-1"), (einde.Soort, einde.Versie, einde.FeitReferentie));
        Assert.Equal((Signaalsoort.Nieuw, 1, "indicatie-2"), (tweede.Soort, tweede.Versie, tweede.FeitReferentie));
        Assert.Equal(2, _persoon.Open.Count());
    }

    [Fact]
    public void Apply_JaNeeJa_IsNewEndedAndNewAgainInOneChain()
    {
        _persoon.DeliverSilent(_persoon.Voorziening("2025-01-01", null));
        var ja = _persoon.Feit("2025-06-01", null);
        _persoon.DeliverOne(ja);
        var nee = _persoon.DeliverOne(
            ja with { Geleverd = _persoon.Next(), Status = Feitstatus.Nee, Periode = null, Afgifte = Proefpersoon.Dag("2026-08-01") });
        _persoon.DeliverOne(ja with { Geleverd = _persoon.Next() });

        Assert.Equal([Signaalsoort.Nieuw, Signaalsoort.Beeindigd, Signaalsoort.Nieuw], _persoon.Verteld.Select(s => s.Soort));
        Assert.Equal([1, 2, 3], _persoon.Verteld.Select(s => s.Versie));
        Assert.Equal([null, _persoon.Verteld[0].Id, _persoon.Verteld[1].Id], _persoon.Verteld.Select(s => s.Vervangt));
        Assert.Equal(new Signaalinhoud(Feitstatus.Nee, Proefpersoon.Dag("2026-08-01"), Periode: null), nee.Inhoud);
    }

    [Theory]
    [InlineData("2026-12-31", false)]
    [InlineData("2025-01-01", false)]
    [InlineData("2024-12-31", true)]
    public void Apply_EndDateMoved_ChangesTheSignalOrEndsIt(string einde, bool eindigt)
    {
        _persoon.DeliverSilent(_persoon.Voorziening("2025-01-01", null));
        var feit = _persoon.Feit("2024-06-01", null);
        _persoon.DeliverOne(feit);

        var signaal = _persoon.DeliverOne(feit with { Geleverd = _persoon.Next(), Periode = Proefpersoon.Periode("2024-06-01", einde) });

        Assert.Equal(eindigt ? Signaalsoort.Beeindigd : Signaalsoort.Gewijzigd, signaal.Soort);
    }

    [Fact]
    public void Apply_VervallenThenRestored_IsNewAgain()
    {
        _persoon.DeliverSilent(_persoon.Voorziening("2025-01-01", null));
        var feit = _persoon.Feit("2025-06-01", null);
        _persoon.DeliverOne(feit);
        Assert.Equal(Signaalsoort.Ingetrokken, _persoon.DeliverOne(feit with { Geleverd = _persoon.Next(), Verwijderd = true }).Soort);

        var terug = _persoon.DeliverOne(feit with { Geleverd = _persoon.Next() });

        Assert.Equal((Signaalsoort.Nieuw, 3), (terug.Soort, terug.Versie));
    }

    [Fact]
    public void Apply_OnbekendThatBecomesJa_IsAChange()
    {
        _persoon.DeliverSilent(_persoon.Voorziening("2025-01-01", null));
        var onbekend = _persoon.Feit("2025-06-01", null) with { Status = Feitstatus.Onbekend };

        Assert.Equal(Feitstatus.Onbekend, _persoon.DeliverOne(onbekend).Inhoud.Status);
        var zeker = _persoon.DeliverOne(onbekend with { Geleverd = _persoon.Next(), Status = Feitstatus.Ja });
        Assert.Equal((Signaalsoort.Gewijzigd, Feitstatus.Ja), (zeker.Soort, zeker.Inhoud.Status));
    }

    [Fact]
    public void Apply_FactInErrorAfterDeregistration_StillReachesWhoWasTold()
    {
        var voorziening = _persoon.Voorziening("2025-01-01", null);
        _persoon.DeliverSilent(voorziening);
        var feit = _persoon.Feit("2025-06-01", null);
        var gegeven = _persoon.DeliverOne(feit);
        _persoon.DeliverSilent(voorziening with { Geleverd = _persoon.Next(), Verwijderd = true });
        Assert.Empty(_persoon.Open);
        _persoon.DeliverSilent(feit with { Geleverd = _persoon.Next(), Periode = Proefpersoon.Periode("2025-06-01", "2026-06-30") });

        var ingetrokken = _persoon.DeliverOne(feit with { Geleverd = _persoon.Next(), Verwijderd = true });

        Assert.Equal(
            (Signaalsoort.Ingetrokken, "0363", gegeven.Id, gegeven.Inhoud), (ingetrokken.Soort, ingetrokken.Houder, ingetrokken.Vervangt, ingetrokken.Inhoud));
        _persoon.DeliverSilent(feit with { Geleverd = _persoon.Next(), Verwijderd = true });
    }

    [Fact]
    public void Apply_FactThatCountsNoMoreAfterDeregistration_IsWithdrawnOnce()
    {
        var voorziening = _persoon.Voorziening("2025-01-01", null);
        _persoon.DeliverSilent(voorziening);
        var feit = _persoon.Feit("2025-06-01", null);
        var gegeven = _persoon.DeliverOne(feit);
        _persoon.DeliverSilent(voorziening with { Geleverd = _persoon.Next(), Verwijderd = true });

        var ingetrokken = _persoon.DeliverOne(feit with { Geleverd = _persoon.Next(), Status = Feitstatus.Nee, Periode = null });

        Assert.Equal((Signaalsoort.Ingetrokken, gegeven.Id, gegeven.Inhoud), (ingetrokken.Soort, ingetrokken.Vervangt, ingetrokken.Inhoud));
        _persoon.DeliverSilent(feit with { Geleverd = _persoon.Next() });
        _persoon.DeliverSilent(feit with { Geleverd = _persoon.Next(), Status = Feitstatus.Nee, Periode = null });
    }

    [Fact]
    public void Apply_NoFactWithoutAName_EndsWhatWasSaidBeforeAlsoWhenThatComesLater()
    {
        _persoon.DeliverSilent(_persoon.Voorziening("2025-01-01", null));
        var (laat, geen) = (_persoon.Feit("2025-06-01", null), new Leegmelding { Bron = Bron.Ciz, Geleverd = _persoon.Next(), Verwijderd = false });

        _persoon.DeliverSilent(geen);
        Assert.Equal(Opname.Verouderd, _persoon.Deliver(laat).Opname);

        Assert.Empty(_persoon.Open);
        Assert.Equal(Signaalsoort.Nieuw, _persoon.DeliverOne(laat with { Geleverd = _persoon.Next() }).Soort);
        Assert.Equal(Signaalsoort.Beeindigd, _persoon.DeliverOne(geen with { Geleverd = _persoon.Next() }).Soort);
    }

    [Fact]
    public void Apply_FactInErrorAfterItEnded_WithdrawsTheEndedSignalToo()
    {
        _persoon.DeliverSilent(_persoon.Voorziening("2025-01-01", null));
        var feit = _persoon.Feit("2025-06-01", null);
        _persoon.DeliverOne(feit);
        _persoon.DeliverOne(feit with { Geleverd = _persoon.Next(), Status = Feitstatus.Nee });

        Assert.Equal(Signaalsoort.Ingetrokken, _persoon.DeliverOne(feit with { Geleverd = _persoon.Next(), Verwijderd = true }).Soort);
    }

    [Fact]
    public void Apply_HolderShortensItsOwnProvision_IsToldNothingItDidItself()
    {
        var voorziening = _persoon.Voorziening("2025-01-01", null);
        _persoon.DeliverSilent(voorziening);
        var feit = _persoon.Feit("2025-06-01", null);
        _persoon.DeliverOne(feit);

        _persoon.DeliverSilent(voorziening with { Geleverd = _persoon.Next(), Periode = Proefpersoon.Periode("2025-01-01", "2025-05-31") });

        Assert.Empty(_persoon.Open);
        // It still has a JA in hand: that the indicatie is lost is news.
        Assert.Equal(Signaalsoort.Beeindigd, _persoon.DeliverOne(feit with { Geleverd = _persoon.Next(), Status = Feitstatus.Nee }).Soort);
    }

    [Fact]
    public void Apply_HolderRegistersAgain_IsToldAgain()
    {
        var voorziening = _persoon.Voorziening("2025-01-01", null);
        _persoon.DeliverSilent(voorziening);
        _persoon.DeliverOne(_persoon.Feit("2025-06-01", null));
        _persoon.DeliverSilent(voorziening with { Geleverd = _persoon.Next(), Verwijderd = true });

        var opnieuw = _persoon.DeliverOne(voorziening with { Geleverd = _persoon.Next() });

        Assert.Equal((Signaalsoort.Nieuw, 2, _persoon.Verteld[0].Id), (opnieuw.Soort, opnieuw.Versie, opnieuw.Vervangt));
    }

    [Fact]
    public void Apply_ProvisionMovedToAnotherLaw_GoesSilent()
    {
        var voorziening = _persoon.Voorziening("2025-01-01", null);
        _persoon.Verwerking = Proefpersoon.Met(Proefpersoon.Wlz(), Proefpersoon.Wlz() with { Nummer = 2, Domein = Domein.Participatiewet, Bron = Bron.Dji });
        _persoon.DeliverSilent(voorziening);
        var feit = _persoon.Feit("2025-06-01", null);
        _persoon.DeliverOne(feit);

        _persoon.DeliverSilent(voorziening with { Geleverd = _persoon.Next(), Domein = Domein.Participatiewet });
        Assert.Equal(Signaalsoort.Ingetrokken, _persoon.DeliverOne(feit with { Geleverd = _persoon.Next(), Status = Feitstatus.Nee }).Soort);
        _persoon.DeliverSilent(feit with { Geleverd = _persoon.Next(), Verwijderd = true });
    }

    [Fact]
    public void Apply_ProvisionOfTheJeugdwet_IsRefusedForWantOfAGround()
    {
        var jeugd = Proefpersoon.Wlz() with { Nummer = 2, Domein = Domein.Jeugdwet, Grondslag = null };
        _persoon.Verwerking = Proefpersoon.Met(Proefpersoon.Wlz(), jeugd);

        var uitkomst = _persoon.Deliver(_persoon.Voorziening("2025-01-01", null) with { Domein = Domein.Jeugdwet });

        Assert.Equal((Opname.GeenGrondslag, jeugd), (uitkomst.Opname, Assert.Single(uitkomst.Weigeringen).Regel));
        Assert.True(_persoon.Beeld.IsLeeg);
    }

    [Fact]
    public void Diff_CopyThatComesTwice_TellsOnce()
    {
        _persoon.DeliverSilent(_persoon.Voorziening("2025-01-01", null));
        var feit = _persoon.Feit("2025-06-01", null);

        Assert.Single(_persoon.DeliverKopie(feit.Geleverd, feit));
        Assert.Empty(_persoon.DeliverKopie(feit.Geleverd, feit));
        var morgen = feit with { Geleverd = _persoon.Next() };
        Assert.Empty(Kopievergelijking.Diff(_persoon.Beeld, Bron.Ciz, [morgen], morgen.Geleverd));
    }

    [Fact]
    public void Diff_PersonMissingFromTheCopy_EndsTheSignal()
    {
        _persoon.DeliverSilent(_persoon.Voorziening("2025-01-01", null));
        _persoon.DeliverOne(_persoon.Feit("2025-06-01", null));

        var signaal = Assert.Single(_persoon.DeliverKopie(_persoon.Next()));

        Assert.Equal((Signaalsoort.Beeindigd, Feitstatus.Nee), (signaal.Soort, signaal.Inhoud.Status));
        Assert.Empty(_persoon.DeliverKopie(_persoon.Next()));
    }

    [Fact]
    public void Diff_MutationAfterTheCopyThatCameFirst_Stays()
    {
        _persoon.DeliverSilent(_persoon.Voorziening("2025-01-01", null));
        var kopie = _persoon.Next();
        _persoon.DeliverOne(_persoon.Feit("2025-06-01", null));

        Assert.Empty(Kopievergelijking.Diff(_persoon.Beeld, Bron.Ciz, [], kopie));
        Assert.Single(_persoon.Open);
    }

    [Fact]
    public void Diff_FactOfAnotherDelivery_IsRefused()
    {
        var feit = _persoon.Feit("2025-06-01", null);

        Assert.Throws<ArgumentException>(() => Kopievergelijking.Diff(Persoonsbeeld.Leeg, Bron.Ciz, [feit], _persoon.Next()));
        Assert.Throws<ArgumentException>(() => Kopievergelijking.Diff(Persoonsbeeld.Leeg, Bron.Duo, [feit], feit.Geleverd));
    }

    [Fact]
    public void Apply_MutationFromBeforeTheCopy_IsOutOfDate()
    {
        _persoon.DeliverSilent(_persoon.Voorziening("2025-01-01", null));
        var feit = _persoon.Feit("2025-06-01", null);
        _persoon.Verwerking = _persoon.Verwerking with { Bronnen = [new Bronstand(Bron.Ciz, _persoon.Next(), IsVolledig: true)] };

        var uitkomst = _persoon.Deliver(feit);

        Assert.Equal((Opname.Verouderd, 0), (uitkomst.Opname, uitkomst.Signalen.Length));
    }
}
