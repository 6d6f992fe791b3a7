using System.Collections.Immutable;

namespace IB.Gateway.Routing.Tests.Samenloop;

/// <summary>A person whose deliveries are applied one after another, and all that was told.</summary>
internal sealed class Proefpersoon
{
    internal static readonly DateTimeOffset Nu = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    internal static readonly byte[] Pseudoniem = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    private Leverorde _laatste = Leverorde.At(Nu.AddDays(-30), 0);

    internal Persoonsbeeld Beeld { get; private set; } = Persoonsbeeld.Leeg;

    internal List<Signaal> Verteld { get; } = [];

    internal Verwerking Verwerking { get; set; } = Met(Wlz());

    /// <summary>The signals that stand.</summary>
    internal IEnumerable<Signaalstand> Open => Beeld.Signalen.Where(s => s.Toestand == Signaaltoestand.Open);

    internal static Verwerking Met(params Samenloopregel[] regels) => new()
    {
        Moment = Nu,
        Regels = new Samenloopregels(regels),
        Bronnen = [.. Enum.GetValues<Bron>().Select(b => new Bronstand(b, LaatsteKopie: null, IsVolledig: true))],
        BewaarDagen = 7 * 365,
    };

    internal static Samenloopregel Wlz() => new()
    {
        Nummer = 1,
        Naam = "Wmo naast Wlz",
        Domein = Domein.Wmo,
        Bron = Bron.Ciz,
        Grondslag = new Grondslag("Wmo 2015", "2.3.5 lid 6", new Dagperiode(Dag("2020-07-01"), tot: null)),
        Meetellend = [Feitstatus.Ja, Feitstatus.Onbekend],
        Datums = Signaaldatums.Feit,
        IsNegatief = false,
        Predicaat = static (_, _) => true,
    };

    internal static DateOnly Dag(string dag) => DateOnly.ParseExact(dag, "yyyy-MM-dd");

    /// <summary>A period as messages write it: with its last day.</summary>
    internal static Dagperiode Periode(string begin, string? einde)
        => Dagperiode.FromInclusive(Dag(begin), einde is null ? null : Dag(einde))
            ?? throw new ArgumentException("The end is before the begin.", nameof(einde));

    /// <summary>A provision of Amsterdam, delivered after all before it.</summary>
    internal Voorziening Voorziening(string begin, string? einde) => new()
    {
        Geleverd = Next(), Verwijderd = false, Houder = "0363", Id = "registratie-1", Domein = Domein.Wmo, Grond = Voorzieninggrond.Lopend,
        Periode = Periode(begin, einde), Categorie = null,
    };

    /// <summary>A positive fact of the CIZ, delivered after all before it.</summary>
    internal Feit Feit(string begin, string? einde) => new()
    {
        Geleverd = Next(), Verwijderd = false, Bron = Bron.Ciz, Referentie = "indicatie-1", Status = Feitstatus.Ja, Afgifte = Dag("2026-01-05"),
        Periode = Periode(begin, einde),
    };

    /// <summary>The next place in the order of deliveries.</summary>
    internal Leverorde Next() => _laatste = _laatste with { Ms = _laatste.Ms + 60_000 };

    internal Samenloopuitkomst Deliver(Levering levering) => Keep(Samenloopbepaling.Apply(Pseudoniem, Beeld, levering, Verwerking));

    internal Samenloopuitkomst Reevaluate() => Keep(Samenloopbepaling.Reevaluate(Pseudoniem, Beeld, Verwerking));

    internal void Forget() => Beeld = Vergeten.Forget(Beeld, Verwerking);

    /// <summary>Delivers a version and gives the one signal that it brings.</summary>
    internal Signaal DeliverOne(Levering levering) => Assert.Single(Deliver(levering).Signalen);

    /// <summary>Delivers a version that is taken in, of which nobody is told.</summary>
    internal void DeliverSilent(Levering levering)
    {
        var uitkomst = Deliver(levering);
        Assert.True(uitkomst.Opname is Opname.Nieuw or Opname.Vervangen);
        Assert.Empty(uitkomst.Signalen);
    }

    /// <summary>Applies a full copy.</summary>
    internal ImmutableArray<Signaal> DeliverKopie(Leverorde kopie, params Feit[] feiten)
    {
        var voor = Verteld.Count;
        foreach (var feit in Kopievergelijking.Diff(Beeld, Bron.Ciz, feiten, kopie))
            Deliver(feit);
        return [.. Verteld.Skip(voor)];
    }

    private Samenloopuitkomst Keep(Samenloopuitkomst uitkomst)
    {
        Beeld = uitkomst.Beeld;
        Verteld.AddRange(uitkomst.Signalen);
        return uitkomst;
    }
}
