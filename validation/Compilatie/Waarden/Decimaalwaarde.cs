using System.Text;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>decimal, integer and what is derived from those.</summary>
internal sealed class Decimaalwaarde : Waardetype
{
    private readonly Cijfervorm _vorm;
    private readonly byte[]? _vanaf;
    private readonly byte[]? _na;
    private readonly byte[]? _tot;
    private readonly byte[]? _voor;

    internal Decimaalwaarde(Cijfervorm vorm, Facetten facetten)
        : base(facetten, Witruimte.Voegsamen)
    {
        _vorm = vorm;
        _vanaf = ToGrens(facetten.VanafInclusief);
        _na = ToGrens(facetten.VanafExclusief);
        _tot = ToGrens(facetten.TotInclusief);
        _voor = ToGrens(facetten.TotExclusief);
    }

    protected override bool Fits(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels)
        => (_vorm != Cijfervorm.ZonderTeken || !waarde.ContainsAny("+-"u8))
            && Decimaal.TryParse(waarde, _vorm != Cijfervorm.Decimaal, out var getal)
            && Compare(getal, _vanaf) is null or >= 0 && Compare(getal, _na) is null or > 0
            && Compare(getal, _tot) is null or <= 0 && Compare(getal, _voor) is null or < 0
            && (Facetten.TotaalCijfers is not { } totaal || getal.FitsCijfers(totaal))
            && (Facetten.Decimalen is not { } decimalen || getal.Breuk.Length <= decimalen);

    protected override string CanonicalOf(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels)
    {
        _ = Decimaal.TryParse(waarde, geheel: false, out var getal);
        return "d" + getal.ToString();
    }

    private static int? Compare(Decimaal getal, byte[]? grens)
        => grens is not null && Decimaal.TryParse(grens, geheel: false, out var g) ? getal.CompareTo(g) : null;

    private static byte[]? ToGrens(string? grens)
    {
        if (grens is null)
            return null;
        var bytes = Encoding.UTF8.GetBytes(grens.Trim(' ', '\t', '\r', '\n'));
        return Decimaal.TryParse(bytes, geheel: false, out _) ? bytes : throw new NietOndersteundException($"grens {grens}");
    }
}

/// <summary>How a number may be written.</summary>
internal enum Cijfervorm
{
    /// <summary>With a sign and a point.</summary>
    Decimaal,

    /// <summary>With a sign.</summary>
    Geheel,

    /// <summary>In digits only, as unsignedLong and what is derived from it (XML Schema part 2, 3.3.21.1).</summary>
    ZonderTeken,
}
