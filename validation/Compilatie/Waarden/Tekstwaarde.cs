using System.Text;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>string and what is derived from it, anySimpleType: a value is its text. Lengths count characters (XML Schema part 2, 4.3.1).</summary>
internal sealed class Tekstwaarde : Waardetype
{
    private readonly Patroon? _vorm;
    private readonly Woordenlijst? _woorden;
    private readonly bool _telt;

    /// <param name="vorm">The pattern of the built-in type; <see langword="null"/> when it has none.</param>
    /// <param name="soort">What it means elsewhere.</param>
    /// <param name="facetten">The facets of what is derived from it.</param>
    /// <param name="wit">The rule for white space.</param>
    internal Tekstwaarde(Patroon? vorm, Verwijssoort soort, Facetten facetten, Witruimte wit)
        : base(facetten, wit)
    {
        _vorm = vorm;
        Verwijssoort = soort;
        _telt = (facetten.Lengte ?? facetten.MinLengte ?? facetten.MaxLengte) is not null;
        _woorden = facetten.Waarden is { } waarden ? new Woordenlijst(waarden.Select(w => Normalised(w, wit))) : null;
    }

    internal override Verwijssoort Verwijssoort { get; }

    /// <summary>Every pattern that a value must fit.</summary>
    internal IEnumerable<Patroon> Vormen => _vorm is null ? Facetten.Patronen : Facetten.Patronen.Prepend(_vorm);

    /// <summary>The enumeration, if any.</summary>
    internal Woordenlijst? Woorden => _woorden;

    protected override bool Fits(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels)
        => (!_telt || Facetten.FitsLengte(Tekens(waarde))) && (_vorm is null || _vorm.Matches(waarde));

    protected override bool InWaarden(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels) => _woorden!.Contains(waarde);

    protected override string CanonicalOf(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels) => "t" + Encoding.UTF8.GetString(waarde);

    // Every character has one byte that does not continue another.
    internal static int Tekens(ReadOnlySpan<byte> utf8)
    {
        var aantal = 0;
        foreach (var b in utf8)
            aantal += (b & 0xC0) != 0x80 ? 1 : 0;
        return aantal;
    }

    private static byte[] Normalised(string waarde, Witruimte wit)
    {
        var bytes = Encoding.UTF8.GetBytes(waarde);
        return bytes[..wit.Normalise(bytes, bytes)];
    }
}
