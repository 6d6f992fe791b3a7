using System.Globalization;
using System.Numerics;

namespace IB.Gateway.Validation.Tests.Verschil;

/// <summary>A number with a finite decimal notation of any length: <c>Waarde / 10^Schaal</c>.</summary>
internal readonly record struct Breuk(BigInteger Waarde, int Schaal)
{
    internal static Breuk Nul => Of(0);

    internal static Breuk Of(BigInteger geheel) => new(geheel, 0);

    /// <summary>Reads digits with at most one point, with or without a sign.</summary>
    internal static Breuk Parse(string tekst)
    {
        var punt = tekst.IndexOf('.', StringComparison.Ordinal);
        var schaal = punt < 0 ? 0 : tekst.Length - punt - 1;
        var cijfers = tekst.Replace(".", "", StringComparison.Ordinal);
        return new Breuk(BigInteger.Parse(cijfers, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), schaal);
    }

    /// <summary>The same number without needless zeros behind the point.</summary>
    internal Breuk Normalise()
    {
        var (waarde, schaal) = this;
        while (schaal > 0 && waarde % 10 == 0)
        {
            waarde /= 10;
            schaal--;
        }

        return new Breuk(waarde, schaal);
    }

    internal int CompareTo(Breuk ander) => (Waarde * BigInteger.Pow(10, ander.Schaal)).CompareTo(ander.Waarde * BigInteger.Pow(10, Schaal));

    internal Breuk Add(Breuk ander) => new((Waarde * BigInteger.Pow(10, ander.Schaal)) + (ander.Waarde * BigInteger.Pow(10, Schaal)), Schaal + ander.Schaal);

    internal Breuk Negate() => new(-Waarde, Schaal);
}
