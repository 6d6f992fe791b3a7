using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace IB.Gateway.Identiteit;

/// <summary>One attribute of a distinguished name.</summary>
/// <param name="Type">The attribute type as a dotted OID.</param>
/// <param name="Tekst">The value when it is a character string, otherwise null.</param>
/// <param name="Der">The encoded value.</param>
internal sealed record Naamattribuut(string Type, string? Tekst, ReadOnlyMemory<byte> Der);

/// <summary>
/// Reads a distinguished name from its encoding, attribute by attribute. Text forms of a name are never searched: a CN may
/// hold any text, also text that looks like another attribute.
/// </summary>
internal static class Onderwerpsnaam
{
    /// <summary>
    /// The relative names in encoded order, each with its one or more attributes. False when the encoding is broken, which
    /// a certificate of a stranger may well be.
    /// </summary>
    public static bool TryRead(
        X500DistinguishedName naam, [NotNullWhen(true)] out IReadOnlyList<IReadOnlyList<Naamattribuut>>? delen)
    {
        try
        {
            delen = [.. naam.EnumerateRelativeDistinguishedNames(reversed: false).Select(d => ReadDeel(d.RawData))];
            return true;
        }
        catch (Exception fout) when (fout is AsnContentException or System.Security.Cryptography.CryptographicException)
        {
            delen = null;
            return false;
        }
    }

    private static List<Naamattribuut> ReadDeel(ReadOnlyMemory<byte> der)
    {
        var attributen = new List<Naamattribuut>(1);
        var set = new AsnReader(der, AsnEncodingRules.DER).ReadSetOf(skipSortOrderValidation: true);
        while (set.HasData)
        {
            var attribuut = set.ReadSequence();
            var type = attribuut.ReadObjectIdentifier();
            var waarde = attribuut.ReadEncodedValue();
            attribuut.ThrowIfNotEmpty();
            attributen.Add(new Naamattribuut(type, ReadTekst(waarde), waarde));
        }

        return attributen;
    }

    private static string? ReadTekst(ReadOnlyMemory<byte> der)
    {
        var reader = new AsnReader(der, AsnEncodingRules.DER);
        var tag = reader.PeekTag();
        if (tag.TagClass != TagClass.Universal)
            return null;
        var soort = (UniversalTagNumber)tag.TagValue;
        return soort is UniversalTagNumber.UTF8String or UniversalTagNumber.PrintableString or UniversalTagNumber.IA5String
            or UniversalTagNumber.NumericString or UniversalTagNumber.TeletexString or UniversalTagNumber.BMPString
            ? reader.ReadCharacterString(soort)
            : null;
    }
}
