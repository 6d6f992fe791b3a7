using System.Globalization;
using System.Text;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>float and double (XML Schema part 2, 3.2.4 and 3.2.5). NaN equals itself and fits no bound.</summary>
internal sealed class Drijvendwaarde : Waardetype
{
    private static readonly Patroon Vorm = Patroon.Compile([@"[+\-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+\-]?[0-9]+)?|-?INF|NaN"]);

    private readonly bool _enkel;
    private readonly double? _vanaf;
    private readonly double? _na;
    private readonly double? _tot;
    private readonly double? _voor;

    internal Drijvendwaarde(bool enkel, Facetten facetten)
        : base(facetten, Witruimte.Voegsamen)
    {
        _enkel = enkel;
        _vanaf = ToGrens(facetten.VanafInclusief);
        _na = ToGrens(facetten.VanafExclusief);
        _tot = ToGrens(facetten.TotInclusief);
        _voor = ToGrens(facetten.TotExclusief);
    }

    protected override bool Fits(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels)
    {
        if (!Vorm.Matches(waarde))
            return false;
        var getal = Parse(waarde);
        return (_vanaf is null || getal >= _vanaf) && (_na is null || getal > _na) && (_tot is null || getal <= _tot) && (_voor is null || getal < _voor);
    }

    protected override string CanonicalOf(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels)
    {
        // Zero and minus zero are one value (3.2.4.1).
        var getal = Parse(waarde);
        return (_enkel ? "f" : "g") + (getal == 0 ? 0 : getal).ToString("R", CultureInfo.InvariantCulture);
    }

    private double Parse(ReadOnlySpan<byte> waarde)
    {
        if (waarde.SequenceEqual("INF"u8))
            return double.PositiveInfinity;
        if (waarde.SequenceEqual("-INF"u8))
            return double.NegativeInfinity;
        if (waarde.SequenceEqual("NaN"u8))
            return double.NaN;
        return _enkel
            ? float.Parse(waarde, NumberStyles.Float, CultureInfo.InvariantCulture)
            : double.Parse(waarde, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private double? ToGrens(string? grens)
    {
        if (grens is null)
            return null;
        var bytes = Encoding.UTF8.GetBytes(grens.Trim(' ', '\t', '\r', '\n'));
        return Vorm.Matches(bytes) ? Parse(bytes) : throw new NietOndersteundException($"grens {grens}");
    }
}
