using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>hexBinary: lengths count octets (XML Schema part 2, 3.2.15).</summary>
internal sealed class Hexwaarde(Facetten facetten) : Waardetype(facetten, Witruimte.Voegsamen)
{
    private static readonly SearchValues<byte> Cijfers = SearchValues.Create("0123456789abcdefABCDEF"u8);

    protected override bool Fits(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels)
        => waarde.Length % 2 == 0 && !waarde.ContainsAnyExcept(Cijfers) && Facetten.FitsLengte(waarde.Length / 2);

    protected override string CanonicalOf(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels)
        => "h" + Encoding.ASCII.GetString(waarde).ToUpperInvariant();
}

/// <summary>base64Binary: groups of four, single spaces between any two characters, no bits beyond the octets (3.2.16).</summary>
internal sealed class Base64waarde(Facetten facetten) : Waardetype(facetten, Witruimte.Voegsamen)
{
    /// <summary>What base64 is made of, but for the <c>=</c> at its end.</summary>
    internal static SearchValues<byte> Letters { get; } = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8);

    /// <summary>Whether letters with at most two <c>=</c> at the end are whole groups, without bits beyond the octets.</summary>
    internal static bool IsHeel(ReadOnlySpan<byte> tekst) => tekst.Length % 4 == 0 && EindigtZonderRest(tekst);

    protected override bool Fits(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels)
        => Base64.IsValid(waarde, out var octetten) && EindigtZonderRest(waarde) && Facetten.FitsLengte(octetten);

    protected override string CanonicalOf(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels)
        => "x" + Encoding.ASCII.GetString(waarde).Replace(" ", string.Empty, StringComparison.Ordinal);

    // The character before the padding holds 4 or 2 bits that must be zero.
    private static bool EindigtZonderRest(ReadOnlySpan<byte> waarde)
    {
        if (waarde.IsEmpty || waarde[^1] != '=')
            return true;
        var zonder = waarde.TrimEnd("= "u8);
        return waarde[zonder.Length..].Count((byte)'=') == 2
            ? "AQgw"u8.Contains(zonder[^1])
            : "AEIMQUYcgkosw048"u8.Contains(zonder[^1]);
    }
}
