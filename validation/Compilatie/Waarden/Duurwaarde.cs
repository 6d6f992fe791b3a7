using System.Text;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>duration (XML Schema part 2, 3.2.6).</summary>
internal sealed class Duurwaarde : Waardetype
{
    private readonly Duur? _vanaf;
    private readonly Duur? _na;
    private readonly Duur? _tot;
    private readonly Duur? _voor;

    internal Duurwaarde(Facetten facetten)
        : base(facetten, Witruimte.Voegsamen)
    {
        _vanaf = ToGrens(facetten.VanafInclusief);
        _na = ToGrens(facetten.VanafExclusief);
        _tot = ToGrens(facetten.TotInclusief);
        _voor = ToGrens(facetten.TotExclusief);
    }

    protected override bool Fits(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels)
        => Duur.TryParse(waarde, out var duur)
            && (_vanaf is not { } vanaf || duur.CompareTo(vanaf) >= 0) && (_na is not { } na || duur.CompareTo(na) > 0)
            && (_tot is not { } tot || duur.CompareTo(tot) <= 0) && (_voor is not { } voor || duur.CompareTo(voor) < 0);

    protected override string CanonicalOf(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels)
    {
        _ = Duur.TryParse(waarde, out var duur);
        return FormattableString.Invariant($"p{duur.Maanden} {duur.Seconden}");
    }

    private static Duur? ToGrens(string? grens)
    {
        if (grens is null)
            return null;
        return Duur.TryParse(Encoding.UTF8.GetBytes(grens.Trim(' ', '\t', '\r', '\n')), out var duur)
            ? duur : throw new NietOndersteundException($"grens {grens}");
    }
}
