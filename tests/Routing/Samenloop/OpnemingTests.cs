namespace IB.Gateway.Routing.Tests.Samenloop;

public sealed class OpnemingTests
{
    private readonly Proefpersoon _persoon = new();

    [Fact]
    public void Apply_SameVersionAgain_LeavesThePersonAsItIs()
    {
        var (voorziening, feit) = (_persoon.Voorziening("2026-01-01", null), _persoon.Feit("2026-02-01", null));
        _persoon.Deliver(voorziening);
        _persoon.Deliver(feit);
        var beeld = _persoon.Beeld;

        Assert.Equal([Opname.Herhaald, Opname.Herhaald], new Levering[] { voorziening, feit }.Select(l => _persoon.Deliver(l).Opname));
        Assert.Same(beeld, _persoon.Beeld);
    }

    [Fact]
    public void Apply_OlderVersionLater_IsOutOfDate()
    {
        var (oud, nieuw) = (_persoon.Voorziening("2026-01-01", null), _persoon.Voorziening("2026-03-01", null));
        _persoon.Deliver(nieuw);

        Assert.Equal(Opname.Verouderd, _persoon.Deliver(oud).Opname);
        Assert.Equal(nieuw, Assert.Single(_persoon.Beeld.Voorzieningen));
    }

    [Fact]
    public void Apply_DeregistrationBeforeTheRegistration_KeepsItDeregistered()
    {
        var aan = _persoon.Voorziening("2026-01-01", null);
        _persoon.DeliverSilent(aan with { Geleverd = _persoon.Next(), Verwijderd = true });

        Assert.Equal(Opname.Verouderd, _persoon.Deliver(aan).Opname);
        _persoon.DeliverSilent(_persoon.Feit("2026-02-01", null));
    }

    [Fact]
    public void Apply_DatedInTheFuture_IsRefused()
    {
        var straks = Leverorde.At(Proefpersoon.Nu.AddHours(1).AddMilliseconds(1), 0);

        Assert.Equal(Opname.Toekomstig, _persoon.Deliver(_persoon.Voorziening("2026-01-01", null) with { Geleverd = straks }).Opname);
        Assert.Equal(Opname.Toekomstig, _persoon.Deliver(_persoon.Feit("2026-01-01", null) with { Geleverd = straks }).Opname);
        Assert.Equal(Opname.Nieuw, _persoon.Deliver(_persoon.Feit("2026-01-01", null) with { Geleverd = Leverorde.At(Proefpersoon.Nu.AddHours(1), 0) }).Opname);
    }

    [Fact]
    public void Apply_MoreThanOnePersonCanHave_IsRefused()
    {
        for (var i = 0; i < Persoonsbeeld.MaxVoorzieningen; i++)
            _persoon.DeliverSilent(_persoon.Voorziening("2026-01-01", null) with { Id = $"{i}" });
        for (var i = 0; i < Persoonsbeeld.MaxFeiten; i++)
            Assert.Equal(Persoonsbeeld.MaxVoorzieningen, _persoon.Deliver(_persoon.Feit("2026-01-01", null) with { Referentie = $"{i}" }).Signalen.Length);

        Assert.Equal(Opname.Vol, _persoon.Deliver(_persoon.Voorziening("2026-01-01", null) with { Id = "meer" }).Opname);
        Assert.Equal(Opname.Vol, _persoon.Deliver(_persoon.Feit("2026-01-01", null) with { Referentie = "meer" }).Opname);
        Assert.Equal(Opname.Vervangen, _persoon.Deliver(_persoon.Voorziening("2026-01-02", null) with { Id = "7" }).Opname);
    }

    [Fact]
    public void Apply_OverTooLongAgo_IsRefusedUnlessItCorrectsWhatIsKept()
    {
        _persoon.Verwerking = _persoon.Verwerking with { BewaarDagen = 365 };
        var oud = Proefpersoon.Periode("2024-01-01", "2025-11-21");

        Assert.Equal(Opname.Verlopen, _persoon.Deliver(_persoon.Voorziening("2024-01-01", null) with { Periode = oud }).Opname);
        Assert.Equal(Opname.Verlopen, _persoon.Deliver(_persoon.Feit("2024-01-01", null) with { Periode = oud }).Opname);
        var feit = _persoon.Feit("2024-01-01", null);
        _persoon.DeliverSilent(feit);
        _persoon.DeliverSilent(feit with { Geleverd = _persoon.Next(), Periode = oud });
        Assert.Equal(oud, Assert.Single(_persoon.Beeld.Feiten).Periode);
    }

    [Fact]
    public void Apply_VersionLongUnderWay_IsRefused()
    {
        _persoon.Verwerking = _persoon.Verwerking with { BewaarDagen = 365 };
        var lang = Leverorde.At(Proefpersoon.Nu.AddDays(-365), 0);

        Assert.Equal(Opname.Verlopen, _persoon.Deliver(_persoon.Voorziening("2026-01-01", null) with { Geleverd = lang }).Opname);
        Assert.Equal(
            Opname.Nieuw, _persoon.Deliver(_persoon.Voorziening("2026-01-01", null) with { Geleverd = Leverorde.At(Proefpersoon.Nu.AddDays(-364), 0) }).Opname);
    }

    [Fact]
    public void Apply_PseudonymOfAnotherLength_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Samenloopbepaling.Apply(new byte[15], Persoonsbeeld.Leeg, _persoon.Feit("2026-01-01", null), _persoon.Verwerking));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Samenloopbepaling.Apply(new byte[33], Persoonsbeeld.Leeg, _persoon.Feit("2026-01-01", null), _persoon.Verwerking));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public void Voorziening_IdOutOfBounds_IsRefused(string id)
        => Assert.ThrowsAny<ArgumentException>(() => _persoon.Voorziening("2026-01-01", null) with { Id = id });

    [Fact]
    public void Voorziening_IdThatIsNoText_IsRefused()
        => Assert.ThrowsAny<ArgumentException>(() => _persoon.Voorziening("2026-01-01", null) with { Id = new string((char)0xD800, 1) });

    [Fact]
    public void Samenloopregels_SameNumberTwiceOrNone_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new Samenloopregels(Proefpersoon.Wlz(), Proefpersoon.Wlz()));
        Assert.Throws<ArgumentException>(() => new Samenloopregels(Proefpersoon.Wlz() with { Nummer = 0 }));
        Assert.Throws<ArgumentException>(() => new Samenloopregels(Proefpersoon.Wlz() with { Naam = " " }));
        Assert.Throws<ArgumentException>(() => new Samenloopregels(Proefpersoon.Wlz() with { Meetellend = [] }));
    }
}
