using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace IB.Gateway.Validation;

/// <summary>Which characters XML 1.0 (5th edition) allows where, over UTF-8 bytes.</summary>
public static class XmlTekens
{
    private static readonly SearchValues<byte> Besturing = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31]);

    private static readonly SearchValues<byte> AsciiNaam = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._"u8);

    internal static bool IsWit(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r';

    /// <summary>Checks whole characters: UTF-8 and the Char production.</summary>
    internal static XmlFout CheckTekst(ReadOnlySpan<byte> tekst)
    {
        if (tekst.IndexOfAny(Besturing) >= 0)
            return XmlFout.VerbodenTeken;
        if (!tekst.ContainsAnyExceptInRange((byte)0, (byte)0x7F))
            return XmlFout.Geen;
        if (!Utf8.IsValid(tekst))
            return XmlFout.GeenUtf8;
        return tekst.IndexOf([(byte)0xEF, (byte)0xBF, (byte)0xBE]) >= 0 || tekst.IndexOf([(byte)0xEF, (byte)0xBF, (byte)0xBF]) >= 0
            ? XmlFout.VerbodenTeken
            : XmlFout.Geen;
    }

    /// <summary>How many bytes at the end are the beginning of a character that is not complete yet: 0-3.</summary>
    internal static int OnvolledigEinde(ReadOnlySpan<byte> tekst)
    {
        for (var terug = 1; terug <= 3 && terug <= tekst.Length; terug++)
        {
            var b = tekst[^terug];
            if (b < 0x80)
                return 0;
            if (b < 0xC0)
                continue;
            var lengte = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
            return lengte > terug ? terug : 0;
        }

        return 0;
    }

    /// <summary>Whether the bytes are an NCName.</summary>
    internal static bool IsNcName(ReadOnlySpan<byte> naam)
    {
        if (naam.IsEmpty || naam[0] is (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'.')
            return false;
        return naam.IndexOfAnyExcept(AsciiNaam) < 0 || IsUnicodeNcName(naam);
    }

    /// <summary>Whether XML 1.0 can carry the code point.</summary>
    public static bool IsChar(int codepunt) => codepunt is 0x9 or 0xA or 0xD
        or (>= 0x20 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD) or (>= 0x10000 and <= 0x10FFFF);

    private static bool IsUnicodeNcName(ReadOnlySpan<byte> naam)
    {
        var eerste = true;
        while (!naam.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(naam, out var rune, out var lengte) != OperationStatus.Done)
                return false;
            if (!(IsNaamBegin(rune.Value) || !eerste && IsNaamVervolg(rune.Value)))
                return false;
            eerste = false;
            naam = naam[lengte..];
        }

        return true;
    }

    private static bool IsNaamBegin(int c) => c is (>= 'A' and <= 'Z') or '_' or (>= 'a' and <= 'z')
        or (>= 0xC0 and <= 0xD6) or (>= 0xD8 and <= 0xF6) or (>= 0xF8 and <= 0x2FF) or (>= 0x370 and <= 0x37D)
        or (>= 0x37F and <= 0x1FFF) or (>= 0x200C and <= 0x200D) or (>= 0x2070 and <= 0x218F) or (>= 0x2C00 and <= 0x2FEF)
        or (>= 0x3001 and <= 0xD7FF) or (>= 0xF900 and <= 0xFDCF) or (>= 0xFDF0 and <= 0xFFFD) or (>= 0x10000 and <= 0xEFFFF);

    private static bool IsNaamVervolg(int c) => c is '-' or '.' or (>= '0' and <= '9') or 0xB7
        or (>= 0x300 and <= 0x36F) or (>= 0x203F and <= 0x2040);
}
