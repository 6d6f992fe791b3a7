namespace IB.Gateway.Validation.Compilatie;

/// <summary>The Gregorian calendar, also before it began and for years of any size.</summary>
internal static class Kalender
{
    private const int DagenPerEra = 146_097;

    /// <summary>Days in a month of a year; -1 is the year before 1 (XML Schema part 2, 3.2.7.1: there is no year 0).</summary>
    internal static int Dagen(long jaar, int maand) => maand switch
    {
        2 => IsSchrikkeljaar(jaar) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    /// <summary>Days since 0000-03-01, counting years as astronomers do.</summary>
    internal static Int128 DayNumber(long jaar, int maand, int dag)
    {
        Int128 y = Astronomisch(jaar) - (maand <= 2 ? 1 : 0);
        var era = (y >= 0 ? y : y - 399) / 400;
        var jaarVanEra = (int)(y - (era * 400));
        var dagVanJaar = ((153 * ((maand + 9) % 12)) + 2) / 5 + dag - 1;
        return (era * DagenPerEra) + (jaarVanEra * 365) + (jaarVanEra / 4) - (jaarVanEra / 100) + dagVanJaar;
    }

    private static bool IsSchrikkeljaar(long jaar)
    {
        var y = Astronomisch(jaar);
        return y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
    }

    private static long Astronomisch(long jaar) => jaar < 0 ? jaar + 1 : jaar;
}
