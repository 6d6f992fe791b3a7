using System.Collections.Immutable;
using IB.Gateway.Routing;

namespace IB.Gateway.LoadTests.Samenloop;

/// <summary>
/// Invented provisions and facts, each made anew from its number, so that they take no memory. The proportions are assumptions, not figures:
/// 1.9 provisions per person, three facts of ten about a person with a provision.
/// </summary>
internal sealed class Bevolking(Samenloopplan plan)
{
    private const double PerPersoon = 1.9;
    private const int Gemeenten = 342;

    /// <summary>One of so many facts is otherwise in the next copy.</summary>
    private const int Anders = 100;

    private static readonly DateOnly Begin = new(2015, 1, 1);

    /// <summary>The moment of processing.</summary>
    internal static readonly DateTimeOffset Nu = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);

    /// <summary>Place of the first delivery of everything.</summary>
    internal static readonly Leverorde Eerste = Leverorde.At(Nu.AddDays(-1), 0);

    /// <summary>Place of the full copy.</summary>
    internal static readonly Leverorde Kopie = Leverorde.At(Nu, 0);

    private readonly uint _metVoorziening = (uint)Math.Max(1, plan.Voorzieningen / PerPersoon);

    /// <summary>The rule that both engine and SQL follow.</summary>
    internal static Verwerking Verwerking { get; } = new()
    {
        Moment = Nu,
        Regels = new Samenloopregels(new Samenloopregel
        {
            Nummer = 1,
            Naam = "Wmo naast Wlz",
            Domein = Domein.Wmo,
            Bron = Bron.Ciz,
            Grondslag = new Grondslag("Wmo 2015", "2.3.5 lid 6", new Dagperiode(new DateOnly(2020, 7, 1), tot: null)),
            Meetellend = [Feitstatus.Ja, Feitstatus.Onbekend],
            Datums = Signaaldatums.Overlap,
            IsNegatief = false,
            Predicaat = static (_, _) => true,
        }),
        Bronnen = ImmutableArray.Create(new Bronstand(Bron.Ciz, Eerste, IsVolledig: true)),
        BewaarDagen = 20 * 365,
    };

    /// <summary>Numbers of the facts in the full copy; some are new, and some of the first are not in it.</summary>
    internal IEnumerable<int> InKopie => Enumerable.Range(0, plan.Feiten + (plan.Feiten / Anders / 4)).Where(n => !IsVervallen(n));

    /// <summary>The pseudonym of whom a provision is.</summary>
    internal UInt128 PersoonVanVoorziening(int nummer) => Pseudoniem(PersoonnummerVanVoorziening(nummer));

    /// <summary>The pseudonym of whom a fact is.</summary>
    internal UInt128 PersoonVanFeit(int nummer) => Pseudoniem(PersoonnummerVanFeit(nummer));

    /// <summary>The number, from 0, of whom a provision is.</summary>
    internal uint PersoonnummerVanVoorziening(int nummer) => (uint)(Draw(nummer, 1) % _metVoorziening);

    /// <summary>The number of whom a fact is.</summary>
    internal uint PersoonnummerVanFeit(int nummer)
    {
        var worp = Draw(nummer, 2);
        return worp % 10 < 3 ? (uint)(worp / 10 % _metVoorziening) : _metVoorziening + (uint)(worp / 10 % (uint)plan.Feiten);
    }

    internal Voorziening CreateVoorziening(int nummer)
    {
        var worp = Draw(nummer, 3);
        return new Voorziening
        {
            Geleverd = Eerste,
            Verwijderd = false,
            Houder = $"{1 + (worp % Gemeenten):D4}",
            Id = Kenmerk(nummer, worp),
            Domein = Domein.Wmo,
            Grond = (worp >> 10) % 20 == 0 ? Voorzieninggrond.Aangevraagd : Voorzieninggrond.Lopend,
            Periode = CreatePeriode(Draw(nummer, 4), metEinde: 45),
            Categorie = $"{1 + ((worp >> 20) % 15):D2}",
        };
    }

    /// <summary>A fact as it was delivered first.</summary>
    internal Feit CreateFeit(int nummer)
    {
        var worp = Draw(nummer, 5);
        var periode = CreatePeriode(Draw(nummer, 6), metEinde: 15);
        return new Feit
        {
            Geleverd = Eerste,
            Verwijderd = false,
            Bron = Bron.Ciz,
            Referentie = Kenmerk(nummer, worp),
            Status = ((worp >> 8) % 100) switch { < 90 => Feitstatus.Ja, < 98 => Feitstatus.Onbekend, _ => Feitstatus.Nee },
            Afgifte = periode.Van.AddDays(-30),
            Periode = periode,
        };
    }

    /// <summary>A fact as the full copy has it.</summary>
    internal Feit CreateKopiefeit(int nummer)
    {
        var feit = CreateFeit(nummer) with { Geleverd = Kopie };
        if (nummer >= plan.Feiten || nummer % Anders != 0)
            return feit;
        return (nummer / Anders % 4) switch
        {
            0 => feit with { Periode = new Dagperiode(feit.Periode!.Value.Van, feit.Periode.Value.Van.AddDays(200)) },
            1 => feit with { Status = feit.Status == Feitstatus.Nee ? Feitstatus.Ja : Feitstatus.Nee },
            _ => feit with { Periode = new Dagperiode(feit.Periode!.Value.Van.AddDays(40), tot: null) },
        };
    }

    /// <summary>The number that an id was made of.</summary>
    internal static int Nummer(string kenmerk) => int.Parse(kenmerk.AsSpan(24), System.Globalization.NumberStyles.AllowHexSpecifier);

    private bool IsVervallen(int nummer) => nummer < plan.Feiten && nummer % Anders == 0 && nummer / Anders % 4 == 3;

    // As long as a real one, with the number in its last part.
    private static string Kenmerk(int nummer, ulong worp)
        => $"{(uint)worp:x8}-{(ushort)(worp >> 32):x4}-8{(worp >> 48) & 0xFFF:x3}-8{(worp >> 52) & 0xFFF:x3}-{nummer:x12}";

    private static Dagperiode CreatePeriode(ulong worp, int metEinde)
    {
        var van = Begin.AddDays((int)(worp % (12 * 365)));
        return new Dagperiode(van, (int)((worp >> 16) % 100) < metEinde ? van.AddDays(90 + (int)((worp >> 32) % 1000)) : null);
    }

    private UInt128 Pseudoniem(uint persoon) => new(Draw((int)persoon, 7), Draw((int)persoon, 8));

    // SplitMix64: its numbers are as good as chance for this, and each is found by itself.
    private ulong Draw(int nummer, int stroom)
    {
        var z = ((ulong)plan.Zaad << 56) ^ ((ulong)stroom << 40) ^ (uint)nummer;
        z = (z + 1) * 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
