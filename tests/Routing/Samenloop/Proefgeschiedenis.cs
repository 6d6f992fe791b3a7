using FsCheck;
using FsCheck.Fluent;

namespace IB.Gateway.Routing.Tests.Samenloop;

/// <summary>Everything that the sources ever said of one person, and an order in which it arrives: some of it more than once.</summary>
internal sealed record Proefgeschiedenis(IReadOnlyList<Levering> Versies, IReadOnlyList<int> Aankomst)
{
    private const int Dagen = 8;
    internal static readonly DateOnly Begin = new(2026, 6, 1);

    /// <summary>The days that anything can lie in, and some after it.</summary>
    internal static IReadOnlyList<DateOnly> Kalender { get; } = [.. Enumerable.Range(0, Dagen + 6).Select(Begin.AddDays)];

    /// <summary>A rule that tells the dates of the fact, one that tells the overlap and looks at a category, and one about a fact that must be there.</summary>
    internal static Samenloopregel[] Regels { get; } =
    [
        Proefpersoon.Wlz(),
        Proefpersoon.Wlz() with
        {
            Nummer = 2,
            Meetellend = [Feitstatus.Ja],
            Datums = Signaaldatums.Overlap,
            Predicaat = static (v, f) => v.Categorie is null || f.Status == Feitstatus.Onbekend,
        },
        Proefpersoon.Wlz() with { Nummer = 3, Domein = Domein.Participatiewet, Bron = Bron.Duo, IsNegatief = true },
    ];

    internal IEnumerable<Levering> InOrde => Aankomst.Select(i => Versies[i]);

    internal static Gen<Proefgeschiedenis> Any()
        => from versies in Gen.Frequency((4, Voorziening()), (4, Feit()), (1, Leegmelding())).NonEmptyListOf().Resize(14)
           from volgorde in Gen.Shuffle(Enumerable.Range(0, versies.Count))
           from dubbel in Gen.Choose(0, versies.Count - 1).ListOf().Resize(4)
           select new Proefgeschiedenis([.. versies], [.. volgorde, .. dubbel]);

    /// <summary>Places are few, so that versions meet in one.</summary>
    internal static Leverorde Orde(int minuut, uint volgnummer) => Leverorde.At(Proefpersoon.Nu.AddDays(-1).AddMinutes(minuut), volgnummer);

    internal static Gen<Levering> Feit()
        => from orde in Gen.Choose(0, 9)
           from volgnummer in Gen.Choose(0, 1)
           from verwijderd in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
           from bron in Gen.Elements(Bron.Ciz, Bron.Ciz, Bron.Duo)
           from referentie in Gen.Elements("i1", "2f1c1a9e-4f0b-4f6e-9d6a-6d1f7f0a9b11")
           from status in Gen.Elements(Feitstatus.Ja, Feitstatus.Ja, Feitstatus.Onbekend, Feitstatus.Nee)
           from afgifte in Gen.Choose(0, 1)
           from dagen in Gen.Frequency((4, Periode().Select(p => (Dagperiode?)p)), (1, Gen.Constant((Dagperiode?)null)))
           from zonderBegin in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
           select (Levering)new Feit
           {
               Geleverd = Orde(orde, (uint)volgnummer), Verwijderd = verwijderd, Bron = bron, Referentie = referentie, Status = status,
               Afgifte = Begin.AddDays(afgifte), Periode = dagen, BeginOnbekend = zonderBegin && dagen is not null,
           };

    private static Gen<Levering> Voorziening()
        => from orde in Gen.Choose(0, 9)
           from volgnummer in Gen.Choose(0, 1)
           from verwijderd in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
           from houder in Gen.Elements("0363", "0518")
           from id in Gen.Elements("r1", "r2")
           from domein in Gen.Elements(Domein.Wmo, Domein.Wmo, Domein.Participatiewet)
           from grond in Gen.Elements(Enum.GetValues<Voorzieninggrond>())
           from dagen in Periode()
           from categorie in Gen.Elements(null, null, "12")
           select (Levering)new Voorziening
           {
               Geleverd = Orde(orde, (uint)volgnummer), Verwijderd = verwijderd, Houder = houder, Id = id, Domein = domein, Grond = grond, Periode = dagen,
               Categorie = categorie,
           };

    private static Gen<Levering> Leegmelding()
        => from orde in Gen.Choose(0, 9)
           from bron in Gen.Elements(Bron.Ciz, Bron.Duo)
           select (Levering)new Leegmelding { Geleverd = Orde(orde, 3), Verwijderd = false, Bron = bron };

    private static Gen<Dagperiode> Periode()
        => from van in Gen.Choose(0, Dagen)
           from dagen in Gen.Choose(0, 4)
           select new Dagperiode(Begin.AddDays(van), dagen == 0 ? null : Begin.AddDays(van + dagen));

    public override string ToString() => string.Join(Environment.NewLine, InOrde);
}
