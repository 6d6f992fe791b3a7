namespace IB.Gateway.Routing.Tests.Samenloop;

public sealed class VergetenTests
{
    private readonly Proefpersoon _persoon = new();

    [Fact]
    public void Forget_NothingOver_IsTheSamePerson()
    {
        _persoon.Deliver(_persoon.Voorziening("2020-01-01", null));
        _persoon.Deliver(_persoon.Feit("2020-01-01", "2026-01-01"));
        var beeld = _persoon.Beeld;

        _persoon.Forget();

        Assert.Same(beeld, _persoon.Beeld);
    }

    [Fact]
    public void Forget_ProvisionOver_GoesWithItsFactAndSignalOnTheDay()
    {
        _persoon.Deliver(_persoon.Voorziening("2024-01-01", "2026-01-31"));
        _persoon.Deliver(_persoon.Feit("2025-01-01", "2025-12-31"));
        Assert.Single(_persoon.Open);

        ForgetOn("2027-01-31");
        Assert.Single(_persoon.Open);
        ForgetOn("2027-02-01");

        Assert.True(_persoon.Beeld.IsLeeg);
        Assert.Empty(_persoon.Beeld.Signalen);
    }

    [Fact]
    public void Forget_FactOverWhileItsProvisionRuns_StaysAndIsNotToldAnew()
    {
        var voorziening = _persoon.Voorziening("2020-01-01", null);
        _persoon.Deliver(voorziening);
        var feit = _persoon.Feit("2021-01-01", "2021-12-31");
        _persoon.DeliverOne(feit);

        ForgetOn("2030-01-01");

        Assert.Equal([feit], _persoon.Beeld.Feiten);
        Assert.Single(_persoon.Open);
    }

    [Fact]
    public void Forget_FactThatNeverCoincided_GoesAndDoesNotComeBackWithTheCopy()
    {
        _persoon.Deliver(_persoon.Voorziening("2023-01-01", null));
        var feit = _persoon.Feit("2021-01-01", "2021-12-31");
        _persoon.DeliverSilent(feit);

        ForgetOn("2027-01-01");

        Assert.Empty(_persoon.Beeld.Feiten);
        Assert.Equal(Opname.Verlopen, _persoon.Deliver(feit with { Geleverd = Leverorde.At(_persoon.Verwerking.Moment, 0) }).Opname);
    }

    [Fact]
    public void Forget_Deregistered_GoesSoLongAfterThatDay()
    {
        var voorziening = _persoon.Voorziening("2024-01-01", null);
        _persoon.Deliver(voorziening with { Verwijderd = true });
        _persoon.Deliver(_persoon.Feit("2021-01-01", null) with { Status = Feitstatus.Nee });

        ForgetOn("2027-10-22");
        Assert.False(_persoon.Beeld.IsLeeg);
        ForgetOn("2027-10-23");
        Assert.True(_persoon.Beeld.IsLeeg);
    }

    [Fact]
    public void Forget_FirstOfTwo_KeepsTheSignalsOfTheOther()
    {
        _persoon.Deliver(_persoon.Voorziening("2023-01-01", "2024-12-31"));
        _persoon.Deliver(_persoon.Voorziening("2025-01-01", null) with { Houder = "0518" });
        _persoon.Deliver(_persoon.Feit("2023-06-01", "2023-12-31"));
        _persoon.Deliver(_persoon.Feit("2026-01-01", null) with { Referentie = "indicatie-2" });
        Assert.Equal([(0, 0), (1, 1)], _persoon.Open.Select(s => (s.Voorziening, s.Feit)));

        ForgetOn("2026-11-22");

        Assert.Equal([(0, 0)], _persoon.Open.Select(s => (s.Voorziening, s.Feit)));
        var feit = Assert.Single(_persoon.Beeld.Feiten);
        var signaal = _persoon.DeliverOne(feit with { Geleverd = _persoon.Next(), Verwijderd = true });
        Assert.Equal(("0518", "indicatie-2", 2), (signaal.Houder, signaal.FeitReferentie, signaal.Versie));
    }

    [Fact]
    public void Forget_PersonThatComesBack_GetsOtherIds()
    {
        var (voorziening, feit) = (_persoon.Voorziening("2025-01-01", "2025-06-30"), _persoon.Feit("2025-01-01", null));
        _persoon.Deliver(voorziening);
        var eerst = _persoon.DeliverOne(feit);
        ForgetOn("2026-11-22");
        Assert.Empty(_persoon.Beeld.Voorzieningen);

        var later = _persoon.DeliverOne(voorziening with { Geleverd = _persoon.Next(), Periode = Proefpersoon.Periode("2025-01-01", null) });

        Assert.Equal((1, 1), (eerst.Versie, later.Versie));
        Assert.NotEqual(eerst.Id, later.Id);
    }

    private void ForgetOn(string dag)
    {
        _persoon.Verwerking = _persoon.Verwerking with { Moment = Berichttijd.Begin(Proefpersoon.Dag(dag)).AddHours(12), BewaarDagen = 365 };
        _persoon.Forget();
    }
}
