using System.Text;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>
/// anyURI: what becomes a reference by RFC 2396 and 2732 once the characters that those do not allow are escaped (XML Schema part 2,
/// 3.2.17). Two are equal when they are character by character.
/// </summary>
internal sealed class Uriwaarde : Waardetype
{
    // A part before ':' is a scheme unless a '/', '?' or '#' came first; one '#'; '%' only before two hex digits; brackets only around a host.
    private const string Teken = @"([^%#\[\]]|%[0-9a-fA-F]{2})";
    private const string Segment = @"([^%#\[\]/?:]|%[0-9a-fA-F]{2})";
    private const string Host = @"//([^%#\[\]/?]|%[0-9a-fA-F]{2})*(\[[0-9a-fA-F:.]+\](:[0-9]*)?)?([/?]" + Teken + "*)?";

    private static readonly Patroon Vorm = Patroon.Compile(
        [$@"([a-zA-Z][a-zA-Z0-9+\-.]*:({Host}|{Teken}+)|{Host}|{Segment}*([/?]{Teken}*)?)(#{Teken}*)?"]);

    internal Uriwaarde(Facetten facetten)
        : base(facetten, Witruimte.Voegsamen)
    {
    }

    protected override bool Fits(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels)
        => Facetten.FitsLengte(Tekstwaarde.Tekens(waarde)) && Vorm.Matches(waarde);

    protected override string CanonicalOf(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels) => "u" + Encoding.UTF8.GetString(waarde);
}
