using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace IB.Gateway.Validation.Tests.Verschil;

/// <summary>The order of durations: that of four moments to which they are added (XML Schema part 2, 3.2.6.2).</summary>
internal static class Duurspec
{
    private static readonly (int Jaar, int Maand)[] Momenten = [(1696, 9), (1697, 2), (1903, 3), (1903, 7)];

    /// <summary>The order of two; <see langword="null"/> when the moments do not agree.</summary>
    internal static int? Compare(string een, string twee)
    {
        var (eerste, tweede) = (Parse(een), Parse(twee));
        var orden = Momenten.Select(m => Add(m, eerste).CompareTo(Add(m, tweede))).Select(Math.Sign).Distinct().ToArray();
        return orden is [var orde] ? orde : null;
    }

    private static (BigInteger Maanden, Breuk Seconden) Parse(string tekst)
    {
        var delen = Regex.Match(
            tekst, "\\A(?<min>-?)P((?<j>[0-9]+)Y)?((?<m>[0-9]+)M)?((?<d>[0-9]+)D)?(T((?<u>[0-9]+)H)?((?<n>[0-9]+)M)?((?<s>[0-9.]+)S)?)?\\z",
            RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10));
        BigInteger Getal(string naam)
            => delen.Groups[naam] is { Success: true, Value: var waarde } ? BigInteger.Parse(waarde, CultureInfo.InvariantCulture) : 0;
        var teken = delen.Groups["min"].Length > 0 ? -1 : 1;
        var seconden = Breuk.Of((Getal("d") * 86400) + (Getal("u") * 3600) + (Getal("n") * 60))
            .Add(delen.Groups["s"].Success ? Breuk.Parse(delen.Groups["s"].Value) : Breuk.Nul);
        return (teken * ((Getal("j") * 12) + Getal("m")), teken < 0 ? seconden.Negate() : seconden);
    }

    private static Breuk Add((int Jaar, int Maand) moment, (BigInteger Maanden, Breuk Seconden) duur)
    {
        var maanden = (moment.Jaar * 12) + moment.Maand - 1 + duur.Maanden;

        // The first of a month; the calendar repeats itself every 4800 months.
        var ronden = BigInteger.DivRem(maanden, 4800, out var rest);
        var binnen = (int)rest + 9600;
        var dagen = (ronden * 146_097) + new DateTime(binnen / 12, (binnen % 12) + 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks / TimeSpan.TicksPerDay;
        return Breuk.Of(dagen * 86400).Add(duur.Seconden);
    }
}
