using System.Globalization;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>float and double (XML Schema part 2, 3.2.4 and 3.2.5). NaN equals itself and fits no bound.</summary>
internal sealed class Drijvendwaarde(bool enkel, Facetten facetten) : Waardetype(facetten, Witruimte.Voegsamen)
{
    private static readonly Patroon Vorm = Patroon.Compile([@"[+\-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+\-]?[0-9]+)?|-?INF|NaN"]);

    private readonly Grenzen<double> _grenzen = new(
        facetten, tekst => Vorm.Matches(tekst) ? Parse(tekst, enkel) : null,
        (een, ander) => double.IsNaN(een) || double.IsNaN(ander) ? null : een.CompareTo(ander));

    protected override bool Fits(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels)
        => Vorm.Matches(waarde) && (_grenzen.Leeg || _grenzen.Allows(Parse(waarde, enkel)));

    protected override string CanonicalOf(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels)
    {
        // Zero and minus zero are one value (3.2.4.1).
        var getal = Parse(waarde, enkel);
        return (enkel ? "f" : "g") + (getal == 0 ? 0 : getal).ToString("R", CultureInfo.InvariantCulture);
    }

    private static double Parse(ReadOnlySpan<byte> waarde, bool enkel)
    {
        if (waarde.SequenceEqual("INF"u8))
            return double.PositiveInfinity;
        if (waarde.SequenceEqual("-INF"u8))
            return double.NegativeInfinity;
        if (waarde.SequenceEqual("NaN"u8))
            return double.NaN;
        return enkel
            ? float.Parse(waarde, NumberStyles.Float, CultureInfo.InvariantCulture)
            : double.Parse(waarde, NumberStyles.Float, CultureInfo.InvariantCulture);
    }
}
