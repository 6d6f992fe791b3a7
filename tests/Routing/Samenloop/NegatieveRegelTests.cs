namespace IB.Gateway.Routing.Tests.Samenloop;

/// <summary>Rules about a fact that must be there: who gets studietoeslag must be enrolled.</summary>
public sealed class NegatieveRegelTests
{
    private readonly Proefpersoon _persoon = new() { Verwerking = Proefpersoon.Met(Inschrijving()) };

    [Fact]
    public void Apply_RequiredFactIsMissing_Tells()
    {
        var signaal = _persoon.DeliverOne(Toeslag());

        Assert.Equal((Signaalsoort.Nieuw, null, default), (signaal.Soort, signaal.FeitReferentie, signaal.Inhoud));
    }

    [Fact]
    public void Apply_RequiredFactComes_EndsTheSignalAndItsErrorTellsAnew()
    {
        _persoon.DeliverOne(Toeslag());
        var inschrijving = Studie("2025-09-01", null);

        Assert.Equal(Signaalsoort.Beeindigd, _persoon.DeliverOne(inschrijving).Soort);
        _persoon.DeliverSilent(Studie("2026-09-01", null) with { Referentie = "tweede" });
        _persoon.DeliverSilent(inschrijving with { Geleverd = _persoon.Next(), Verwijderd = true });
        Assert.Equal(Signaalsoort.Nieuw, _persoon.DeliverOne(Studie("2026-09-01", null) with { Referentie = "tweede", Status = Feitstatus.Nee }).Soort);
        Assert.Equal([1, 2, 3], _persoon.Verteld.Select(s => s.Versie));
    }

    [Fact]
    public void Apply_SourceIncomplete_ConcludesNothing()
    {
        _persoon.Verwerking = _persoon.Verwerking with { Bronnen = [new Bronstand(Bron.Duo, LaatsteKopie: null, IsVolledig: false)] };

        var uitkomst = _persoon.Deliver(Toeslag());

        Assert.Empty(uitkomst.Signalen);
        Assert.Equal(Weigergrond.BronOnvolledig, Assert.Single(uitkomst.Weigeringen).Reden);
    }

    [Fact]
    public void Apply_HolderMovesItsProvisionIntoTheFact_HearsNothing()
    {
        var toeslag = Toeslag();
        _persoon.DeliverSilent(Studie("2027-01-01", null));
        _persoon.DeliverOne(toeslag);

        _persoon.DeliverSilent(toeslag with { Geleverd = _persoon.Next(), Periode = Proefpersoon.Periode("2026-01-01", null) });
        Assert.Empty(_persoon.Open);
    }

    [Fact]
    public void Apply_HolderDeregisters_HearsNothing()
    {
        var toeslag = Toeslag();
        _persoon.DeliverOne(toeslag);

        _persoon.DeliverSilent(toeslag with { Geleverd = _persoon.Next(), Verwijderd = true });
        _persoon.DeliverSilent(Studie("2026-01-01", null));
        Assert.Empty(_persoon.Open);
    }

    private static Samenloopregel Inschrijving() => Proefpersoon.Wlz() with
    {
        Nummer = 3, Naam = "Studietoeslag zonder inschrijving", Domein = Domein.Participatiewet, Bron = Bron.Duo, Meetellend = [Feitstatus.Ja],
        IsNegatief = true,
    };

    private Voorziening Toeslag() => _persoon.Voorziening("2026-01-01", "2026-12-31") with { Domein = Domein.Participatiewet };

    private Feit Studie(string begin, string? einde) => _persoon.Feit(begin, einde) with { Bron = Bron.Duo };
}
