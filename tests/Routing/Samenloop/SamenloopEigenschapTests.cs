using FsCheck;
using FsCheck.Fluent;
using IB.Gateway.Testing;

namespace IB.Gateway.Routing.Tests.Samenloop;

/// <summary>What holds for every history in every order of arrival.</summary>
public sealed class SamenloopEigenschapTests(ITestOutputHelper output)
{
    private const int Gevallen = 1500;

    [Fact]
    public void Apply_AnyOrderOfArrival_EndsWithWhatTheOracleSays() => ForAll(Proefgeschiedenis.Any(), geschiedenis =>
    {
        var persoon = Deliver(geschiedenis.InOrde);

        Assert.Equal(Orakel.Determine([.. geschiedenis.Versies], Proefgeschiedenis.Regels), Orakel.Read(persoon.Beeld));
    });

    [Fact]
    public void Apply_AnyOrderOfArrival_NumbersVersionsAndLinksEachToTheOneBefore() => ForAll(Proefgeschiedenis.Any(), geschiedenis =>
    {
        var persoon = Deliver(geschiedenis.InOrde);

        Assert.Equal(persoon.Verteld.Count, persoon.Verteld.Select(s => s.Id).Distinct().Count());
        foreach (var reeks in persoon.Verteld.GroupBy(s => (s.Regel, s.Houder, s.VoorzieningId, s.FeitReferentie)).Select(g => g.ToList()))
        {
            Assert.Equal(Enumerable.Range(1, reeks.Count), reeks.Select(s => s.Versie));
            Assert.Equal([null, .. reeks.SkipLast(1).Select(s => (Guid?)s.Id)], reeks.Select(s => s.Vervangt));
            Assert.Equal(Signaalsoort.Nieuw, reeks[0].Soort);
            Assert.All(reeks.Zip(reeks.Skip(1)), paar => RequireOpeenvolging(paar.First, paar.Second));
        }
    });

    [Fact]
    public void Apply_AnyOrderOfArrival_ToldLastWhatStands() => ForAll(Proefgeschiedenis.Any(), geschiedenis =>
    {
        var persoon = Deliver(geschiedenis.InOrde);

        var laatst = persoon.Verteld.GroupBy(s => (s.Regel, s.Houder, s.VoorzieningId, s.FeitReferentie))
            .Select(g => g.Last()).Where(s => s.Soort is Signaalsoort.Nieuw or Signaalsoort.Gewijzigd)
            .Select(s => new Openstaand(s.Regel.Nummer, s.Houder, s.VoorzieningId, s.FeitReferentie, s.Inhoud)).ToHashSet();
        Assert.Superset(Orakel.Read(persoon.Beeld), laatst);
    });

    [Fact]
    public void Apply_AnythingAgain_ChangesAndTellsNothing() => ForAll(Proefgeschiedenis.Any(), geschiedenis =>
    {
        var persoon = Deliver(geschiedenis.InOrde);
        var beeld = persoon.Beeld;

        Assert.All(geschiedenis.Versies, versie =>
        {
            Assert.Empty(persoon.Deliver(versie).Signalen);
            Assert.Same(beeld, persoon.Beeld);
        });
        Assert.Empty(persoon.Reevaluate().Signalen);
        Assert.Same(beeld, persoon.Beeld);
    });

    /// <summary>Whoever could not be told at some moments has heard in the end what stands, and from then on nothing twice.</summary>
    [Fact]
    public void Reevaluate_AfterSomeCouldNotHear_EndsWithWhatTheOracleSays() => ForAll(Doofgeval(), geval =>
    {
        var (geschiedenis, doof) = geval;
        var persoon = new Proefpersoon();
        foreach (var (levering, wie) in geschiedenis.InOrde.Zip(doof))
        {
            persoon.Verwerking = Proefpersoon.Met(Proefgeschiedenis.Regels) with { KanHoren = houder => houder != wie };
            Assert.DoesNotContain(persoon.Deliver(levering).Signalen, s => s.Houder == wie);
        }

        persoon.Verwerking = Proefpersoon.Met(Proefgeschiedenis.Regels);
        Assert.Empty(persoon.Reevaluate().Uitgesteld);

        Assert.Equal(Orakel.Determine([.. geschiedenis.Versies], Proefgeschiedenis.Regels), Orakel.Read(persoon.Beeld));
        Assert.Equal(persoon.Verteld.Count, persoon.Verteld.Select(s => s.Id).Distinct().Count());
        Assert.Empty(persoon.Reevaluate().Signalen);
    });

    /// <summary>What is told later has the id that it would have had at once.</summary>
    [Fact]
    public void Reevaluate_OfASignalThatCouldNotBeTold_GivesTheSameId()
    {
        var (meteen, later) = (new Proefpersoon(), new Proefpersoon());
        var (voorziening, feit) = (meteen.Voorziening("2026-01-01", null), meteen.Feit("2026-02-01", null));
        meteen.DeliverSilent(voorziening);
        var verteld = meteen.DeliverOne(feit);

        later.Verwerking = later.Verwerking with { KanHoren = static _ => false };
        later.DeliverSilent(feit);
        later.DeliverSilent(voorziening);
        Assert.Equal(Uitstelgrond.Onbereikbaar, Assert.Single(later.Deliver(voorziening).Uitgesteld).Grond);
        later.Verwerking = Proefpersoon.Met(Proefpersoon.Wlz());

        Assert.Equal(verteld.Id, Assert.Single(later.Reevaluate().Signalen).Id);
    }

    [Fact]
    public void Apply_SameOrderTwice_TellsTheSameWithTheSameIds() => ForAll(Proefgeschiedenis.Any(), geschiedenis =>
        Assert.Equal(Deliver(geschiedenis.InOrde).Verteld, Deliver(geschiedenis.InOrde).Verteld));

    [Fact]
    public void Apply_BetweenDecodeAndEncode_TellsTheSame() => ForAll(Proefgeschiedenis.Any(), geschiedenis =>
    {
        var beeld = Persoonsbeeld.Leeg;
        var verteld = new List<Signaal>();
        foreach (var levering in geschiedenis.InOrde)
        {
            var uitkomst = Samenloopbepaling.Apply(Proefpersoon.Pseudoniem, beeld, levering, Proefpersoon.Met(Proefgeschiedenis.Regels));
            verteld.AddRange(uitkomst.Signalen);
            beeld = Persoonsbeeldcodec.Decode(PersoonsbeeldcodecTests.Encode(uitkomst.Beeld));
        }

        Assert.Equal(Deliver(geschiedenis.InOrde).Verteld, verteld);
    });

    [Fact]
    public void Diff_CopyAmidAnyArrival_EndsAsIfItHadSpokenOfEveryFact() => ForAll(Kopiegeval(), geval =>
    {
        var (geschiedenis, kopie, moment, plek) = geval;
        var persoon = Deliver(geschiedenis.InOrde.Take(plek));
        persoon.Verwerking = persoon.Verwerking with
        {
            Bronnen = [new Bronstand(Bron.Ciz, moment, IsVolledig: true), new Bronstand(Bron.Duo, null, IsVolledig: true)],
        };
        persoon.DeliverKopie(moment, [.. kopie]);
        foreach (var levering in geschiedenis.InOrde.Skip(plek))
            persoon.Deliver(levering);

        var gezegd = geschiedenis.Versies.Where(v => v is not Feit { Bron: Bron.Ciz } || v.Geleverd >= moment).Concat(kopie).ToList();
        Assert.Equal(Orakel.Determine(gezegd, Proefgeschiedenis.Regels), Orakel.Read(persoon.Beeld));
    });

    [Fact]
    public void Diff_AnyPerson_TellsWhatDeliveringEveryFactTells() => ForAll(Kopiegeval(), geval =>
    {
        var (geschiedenis, kopie, moment, _) = geval;
        var (verschil, stukVoorStuk) = (Deliver(geschiedenis.InOrde), Deliver(geschiedenis.InOrde));
        var ontbreekt = stukVoorStuk.Beeld.Feiten.Where(f => f.Bron == Bron.Ciz && !f.Verwijderd && kopie.All(k => k.Referentie != f.Referentie))
            .Select(f => f with { Status = Feitstatus.Nee, Periode = null, BeginOnbekend = false, Geleverd = moment }).ToList();

        var verteld = verschil.DeliverKopie(moment, [.. kopie]);
        var voor = stukVoorStuk.Verteld.Count;
        foreach (var feit in kopie.Concat(ontbreekt))
            stukVoorStuk.Deliver(feit);

        Assert.Equal(stukVoorStuk.Verteld.Skip(voor), verteld);
        Assert.Equal(Orakel.Read(stukVoorStuk.Beeld), Orakel.Read(verschil.Beeld));
    });

    /// <summary>A history with a copy of the CIZ in it, and how much of the rest arrives before that.</summary>
    private static Gen<(Proefgeschiedenis Geschiedenis, IReadOnlyList<Feit> Kopie, Leverorde Moment, int Plek)> Kopiegeval()
        => from geschiedenis in Proefgeschiedenis.Any()
           from minuut in Gen.Choose(0, 11)
           from feiten in Proefgeschiedenis.Feit().ListOf().Resize(3)
           from plek in Gen.Choose(0, geschiedenis.Aankomst.Count)
           let moment = Proefgeschiedenis.Orde(minuut, 7)
           let kopie = feiten.OfType<Feit>().DistinctBy(f => f.Referentie)
               .Select(f => f with { Bron = Bron.Ciz, Verwijderd = false, Geleverd = moment }).ToList()
           select (geschiedenis, (IReadOnlyList<Feit>)kopie, moment, plek);

    /// <summary>A history, and who cannot hear at each arrival in it.</summary>
    private static Gen<(Proefgeschiedenis Geschiedenis, IReadOnlyList<string?> Doof)> Doofgeval()
        => from geschiedenis in Proefgeschiedenis.Any()
           from doof in Gen.Elements(null, "0363", "0518").ArrayOf(geschiedenis.Aankomst.Count)
           select (geschiedenis, (IReadOnlyList<string?>)doof);

    private static Proefpersoon Deliver(IEnumerable<Levering> leveringen)
    {
        var persoon = new Proefpersoon { Verwerking = Proefpersoon.Met(Proefgeschiedenis.Regels) };
        foreach (var levering in leveringen)
            persoon.Deliver(levering);
        return persoon;
    }

    private static void RequireOpeenvolging(Signaal voor, Signaal na)
    {
        var isOpen = voor.Soort is Signaalsoort.Nieuw or Signaalsoort.Gewijzigd;
        switch (na.Soort)
        {
            case Signaalsoort.Gewijzigd:
                Assert.True(isOpen && voor.Inhoud != na.Inhoud);
                break;
            case Signaalsoort.Beeindigd:
                Assert.True(isOpen);
                break;
            case Signaalsoort.Ingetrokken:
                Assert.NotEqual(Signaalsoort.Ingetrokken, voor.Soort);
                break;
            default:
                // After an open one only when the holder ended it itself in between.
                Assert.Equal(Signaalsoort.Nieuw, na.Soort);
                break;
        }
    }

    private void ForAll<T>(Gen<T> geval, Action<T> toets)
    {
        var seed = Toeval.SeedOr(20261122);
        output.WriteLine($"seed {seed}");
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Gevallen).WithReplay((ulong)seed, 1), Prop.ForAll(geval.ToArbitrary(), toets));
    }
}
