using System.Security.Cryptography;
using System.Text;

namespace IB.Gateway.Identiteit;

/// <summary>Takes a CRL out of its PEM wrapping, when it has one.</summary>
internal static class IntrekkingslijstPem
{
    private const string Label = "X509 CRL";
    private const byte DerSequence = 0x30;

    /// <summary>False when the bytes are neither DER nor exactly one PEM block of a CRL; text around the block is allowed.</summary>
    public static bool TryDecode(ReadOnlyMemory<byte> bestand, out ReadOnlyMemory<byte> der)
    {
        der = bestand;
        if (bestand.Length > 0 && bestand.Span[0] == DerSequence)
            return true;

        // Latin-1 maps every byte to one character, so hostile bytes cannot fail before the PEM reader judges them.
        var tekst = Encoding.Latin1.GetString(bestand.Span);
        if (!PemEncoding.TryFind(tekst, out var velden) || !tekst.AsSpan()[velden.Label].SequenceEqual(Label)
            || PemEncoding.TryFind(tekst.AsSpan()[velden.Location.End..], out _))
            return false;

        var gedecodeerd = new byte[velden.DecodedDataLength];
        if (!Convert.TryFromBase64Chars(tekst.AsSpan()[velden.Base64Data], gedecodeerd, out var lengte))
            return false;
        der = gedecodeerd.AsMemory(0, lengte);
        return true;
    }
}
