using System.Globalization;
using System.Numerics;
using System.Text;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>A value of duration: months and seconds, which no rule turns into each other (XML Schema part 2, 3.2.6).</summary>
/// <param name="Maanden">Months, negative when the duration is.</param>
/// <param name="Seconden">Billionths of billionths of seconds, negative when the duration is.</param>
internal readonly record struct Duur(BigInteger Maanden, BigInteger Seconden)
{
    // More digits than this count longer than the universe is old.
    private const int MaxCijfers = 30;

    private static readonly BigInteger PerSeconde = BigInteger.Pow(10, 18);

    // The four instants of 3.2.6.2: what holds after adding to each of these holds always.
    private static readonly (int Jaar, int Maand)[] Ijkpunten = [(1696, 9), (1697, 2), (1903, 3), (1903, 7)];

    internal static bool TryParse(ReadOnlySpan<byte> tekst, out Duur duur)
    {
        duur = default;
        var lezer = new Tijdlezer(tekst);
        var negatief = lezer.Neem('-');
        if (!lezer.Neem('P'))
            return false;
        var (maanden, seconden) = (BigInteger.Zero, BigInteger.Zero);
        var datum = ReadDeel(ref lezer, ref maanden, ref seconden, "YMD");
        var tijd = Deeluitkomst.Niets;
        if (lezer.Neem('T'))
        {
            tijd = ReadDeel(ref lezer, ref maanden, ref seconden, "HmS");
            if (tijd != Deeluitkomst.Iets)
                return false;
        }

        if (!lezer.Klaar || datum == Deeluitkomst.Fout || (datum == Deeluitkomst.Niets && tijd == Deeluitkomst.Niets))
            return false;
        duur = negatief ? new Duur(-maanden, -seconden) : new Duur(maanden, seconden);
        return true;
    }

    /// <summary>The order of two durations; <see langword="null"/> when it depends on where they begin.</summary>
    internal int? CompareTo(Duur ander)
    {
        int? uit = null;
        foreach (var (jaar, maand) in Ijkpunten)
        {
            var verschil = After(jaar, maand).CompareTo(ander.After(jaar, maand));
            if (uit is not null && uit != verschil)
                return null;
            uit = verschil;
        }

        return uit;
    }

    private enum Deeluitkomst
    {
        Niets,
        Iets,
        Fout,
    }

    // Every unit at most once and in this order; only seconds have a fraction.
    private static Deeluitkomst ReadDeel(ref Tijdlezer lezer, ref BigInteger maanden, ref BigInteger seconden, string eenheden)
    {
        var uit = Deeluitkomst.Niets;
        while (lezer.Cijfers() is { IsEmpty: false } cijfers)
        {
            var breukVolgt = lezer.Volgt('.');
            if (cijfers.Length > MaxCijfers || !lezer.NeemBreuk(out var breuk))
                return Deeluitkomst.Fout;
            while (eenheden.Length > 0 && !lezer.Neem(char.ToUpperInvariant(eenheden[0])))
                eenheden = eenheden[1..];
            if (eenheden.Length == 0 || (breukVolgt && eenheden[0] != 'S'))
                return Deeluitkomst.Fout;
            var getal = BigInteger.Parse(Encoding.ASCII.GetString(cijfers), NumberStyles.None, CultureInfo.InvariantCulture);
            (maanden, seconden) = Add(maanden, seconden, eenheden[0], getal, breuk);
            eenheden = eenheden[1..];
            uit = Deeluitkomst.Iets;
        }

        return uit;
    }

    private static (BigInteger Maanden, BigInteger Seconden) Add(BigInteger maanden, BigInteger seconden, char eenheid, BigInteger getal, long breuk)
        => eenheid switch
        {
            'Y' => (maanden + (getal * 12), seconden),
            'M' => (maanden + getal, seconden),
            'D' => (maanden, seconden + (getal * 86_400 * PerSeconde)),
            'H' => (maanden, seconden + (getal * 3_600 * PerSeconde)),
            'm' => (maanden, seconden + (getal * 60 * PerSeconde)),
            _ => (maanden, seconden + (getal * PerSeconde) + breuk),
        };

    // Days are clipped to those of the month (appendix E); all four instants begin a month.
    private BigInteger After(int jaar, int maand)
    {
        var totaal = (BigInteger)(jaar * 12) + maand - 1 + Maanden;
        var jaren = BigInteger.Divide(totaal - ((totaal.Sign < 0) ? 11 : 0), 12);
        var jaarVan = (long)BigInteger.Clamp(jaren, int.MinValue, int.MaxValue);
        var dagen = Kalender.DayNumber(jaarVan <= 0 ? jaarVan - 1 : jaarVan, (int)(totaal - (jaren * 12)) + 1, 1);
        return ((BigInteger)dagen * 86_400 * PerSeconde) + Seconden;
    }
}
