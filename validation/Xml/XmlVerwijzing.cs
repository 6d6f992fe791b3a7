using System.Buffers.Text;
using System.Text;

namespace IB.Gateway.Validation;

/// <summary>The five entities of XML and references to characters; nothing else exists without a DTD.</summary>
internal static class XmlVerwijzing
{
    /// <summary>Longest reference with its <c>&amp;</c> and <c>;</c>; leading zeros beyond this are refused.</summary>
    internal const int MaxLengte = 16;

    /// <summary>Writes what stands between <c>&amp;</c> and <c>;</c> as UTF-8; 0 when it is not allowed.</summary>
    internal static int Resolve(ReadOnlySpan<byte> naam, Span<byte> doel)
    {
        var teken = naam switch
        {
            [(byte)'#', (byte)'x', .. var hex] when Utf8Parser.TryParse(hex, out uint c, out var n, 'x') && n == hex.Length => c,
            [(byte)'#', .. var cijfers] when AlleenCijfers(cijfers) && Utf8Parser.TryParse(cijfers, out uint c, out var n) && n == cijfers.Length => c,
            _ when naam.SequenceEqual("lt"u8) => '<',
            _ when naam.SequenceEqual("gt"u8) => '>',
            _ when naam.SequenceEqual("amp"u8) => '&',
            _ when naam.SequenceEqual("apos"u8) => '\'',
            _ when naam.SequenceEqual("quot"u8) => '"',
            _ => 0u,
        };
        return teken <= 0x10FFFF && XmlTekens.IsChar((int)teken) ? new Rune(teken).EncodeToUtf8(doel) : 0;
    }

    /// <summary>Whether every reference in an attribute value is allowed.</summary>
    internal static bool AllesGeldig(ReadOnlySpan<byte> waarde)
    {
        Span<byte> doel = stackalloc byte[4];
        for (int begin; (begin = waarde.IndexOf((byte)'&')) >= 0;)
        {
            waarde = waarde[(begin + 1)..];
            var einde = waarde[..Math.Min(waarde.Length, MaxLengte - 1)].IndexOf((byte)';');
            if (einde < 0 || Resolve(waarde[..einde], doel) == 0)
                return false;
            waarde = waarde[(einde + 1)..];
        }

        return true;
    }

    /// <summary>An attribute value that is <see cref="AllesGeldig"/>, normalised by XML 1.0 section 3.3.3.</summary>
    internal static string ToText(ReadOnlySpan<byte> waarde)
    {
        var doel = new byte[waarde.Length];
        return Encoding.UTF8.GetString(doel, 0, Normalise(waarde, doel));
    }

    /// <summary>Writes an attribute value that is <see cref="AllesGeldig"/>, normalised; it never becomes longer.</summary>
    /// <returns>Bytes written.</returns>
    internal static int Normalise(ReadOnlySpan<byte> waarde, Span<byte> doel)
    {
        // A reference is never shorter than what it stands for.
        var lengte = 0;
        while (!waarde.IsEmpty)
        {
            if (waarde[0] == (byte)'&')
            {
                var einde = waarde.IndexOf((byte)';');
                lengte += Resolve(waarde[1..einde], doel[lengte..]);
                waarde = waarde[(einde + 1)..];
                continue;
            }

            if (!waarde.StartsWith("\r\n"u8))
                doel[lengte++] = XmlTekens.IsWit(waarde[0]) ? (byte)' ' : waarde[0];
            waarde = waarde[1..];
        }

        return lengte;
    }

    private static bool AlleenCijfers(ReadOnlySpan<byte> tekst) => !tekst.IsEmpty && !tekst.ContainsAnyExceptInRange((byte)'0', (byte)'9');
}
