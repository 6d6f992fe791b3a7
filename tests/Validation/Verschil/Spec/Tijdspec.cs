using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using System.Xml.Schema;

namespace IB.Gateway.Validation.Tests.Verschil;

/// <summary>
/// A moment of any of the eight types, or what a duration adds to one, as XML Schema part 2 (second edition) 3.2.6-3.2.14 has it:
/// years of any length but no year 0000, 24:00:00 as the end of a day, zones to 14:00.
/// </summary>
/// <param name="Getal">Seconds from the year 1, as a fraction of two whole numbers, in UTC when there is a zone.</param>
/// <param name="Zone">Whether there is a zone.</param>
internal sealed record Tijdspec(Breuk Getal, bool Zone)
{
    private const string Zonevorm = "(?<zone>Z|(?<zteken>[+-])(?<zuur>[0-9]{2}):(?<zminuut>[0-9]{2}))?";
    private const string Jaar = "(?<jaar>-?([1-9][0-9]{4,}|[0-9]{4}))";
    private const string Maand = "(?<maand>[0-9]{2})";
    private const string Dag = "(?<dag>[0-9]{2})";
    private const string Tijd = "(?<uur>[0-9]{2}):(?<minuut>[0-9]{2}):(?<seconde>[0-9]{2}(\\.[0-9]+)?)";

    /// <summary>The value, or <see langword="null"/> when this is none.</summary>
    internal static Tijdspec? Parse(XmlTypeCode code, string tekst)
    {
        var delen = Regex.Match(tekst, $"\\A{Vorm(code)}{Zonevorm}\\z", RegexOptions.None, TimeSpan.FromSeconds(10));
        if (!delen.Success)
            return null;
        BigInteger Getal(string naam, int anders)
            => delen.Groups[naam] is { Success: true, Value: var waarde } ? BigInteger.Parse(waarde, CultureInfo.InvariantCulture) : anders;

        // A year without the others is a leap year, so that --02-29 is a day.
        var (jaar, maand, dag) = (Getal("jaar", 2000), (int)Getal("maand", 1), (int)Getal("dag", 1));
        if (jaar.IsZero || maand is < 1 or > 12 || dag < 1 || dag > Dagen(jaar, maand))
            return null;
        var (uur, minuut) = ((int)Getal("uur", 0), (int)Getal("minuut", 0));
        var seconde = delen.Groups["seconde"].Success ? Breuk.Parse(delen.Groups["seconde"].Value) : Breuk.Nul;
        if (minuut > 59 || seconde.CompareTo(Breuk.Of(60)) >= 0 || uur > 24 || (uur == 24 && (minuut > 0 || seconde.CompareTo(Breuk.Nul) > 0)))
            return null;

        // For a time 24:00:00 is 00:00:00 of the same, unknown day.
        if (code == XmlTypeCode.Time && uur == 24)
            uur = 0;
        var zone = 0;
        if (delen.Groups["zuur"].Success)
        {
            var (zuur, zminuut) = ((int)Getal("zuur", 0), (int)Getal("zminuut", 0));
            if (zminuut > 59 || (zuur * 60) + zminuut > 14 * 60)
                return null;
            zone = ((zuur * 60) + zminuut) * (delen.Groups["zteken"].Value == "-" ? -1 : 1);
        }

        var geheel = (Dagnummer(jaar, maand, dag) * 86400) + (uur * 3600) + ((minuut - zone) * 60);
        return new Tijdspec(Breuk.Of(geheel).Add(seconde), delen.Groups["zone"].Success);
    }

    /// <summary>The order of two; <see langword="null"/> when only one has a zone and the zones of the world leave it open.</summary>
    internal int? CompareTo(Tijdspec ander)
    {
        if (Zone == ander.Zone)
            return Getal.CompareTo(ander.Getal);
        if (!Zone)
            return -ander.CompareTo(this);
        var rek = Breuk.Of(14 * 3600);
        if (Getal.CompareTo(ander.Getal.Add(rek.Negate())) < 0)
            return -1;
        return Getal.CompareTo(ander.Getal.Add(rek)) > 0 ? 1 : null;
    }

    private static string Vorm(XmlTypeCode code) => code switch
    {
        XmlTypeCode.DateTime => $"{Jaar}-{Maand}-{Dag}T{Tijd}",
        XmlTypeCode.Date => $"{Jaar}-{Maand}-{Dag}",
        XmlTypeCode.Time => Tijd,
        XmlTypeCode.GYear => Jaar,
        XmlTypeCode.GYearMonth => $"{Jaar}-{Maand}",
        XmlTypeCode.GMonth => $"--{Maand}",
        XmlTypeCode.GMonthDay => $"--{Maand}-{Dag}",
        _ => $"---{Dag}",
    };

    private static int Dagen(BigInteger jaar, int maand) => maand switch
    {
        2 => IsSchrikkel(jaar) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    // There is no year 0000: -0001 is the year before 0001 (3.2.7.1), which astronomers and ISO 8601 call 0, so that it is a leap year.
    private static BigInteger Astronomisch(BigInteger jaar) => jaar < 0 ? jaar + 1 : jaar;

    private static bool IsSchrikkel(BigInteger jaar) => Astronomisch(jaar) is var y && y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);

    private static BigInteger Dagnummer(BigInteger jaar, int maand, int dag)
    {
        // The calendar repeats itself every 400 years.
        var eeuwen = BigInteger.DivRem(Astronomisch(jaar), 400, out var rest);
        var dagen = new DateTime((int)rest + 800, maand, dag, 0, 0, 0, DateTimeKind.Utc).Ticks / TimeSpan.TicksPerDay;
        return (eeuwen * 146_097) + dagen;
    }
}
