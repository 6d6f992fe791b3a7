using System.Text;

namespace IB.Gateway.Validation;

/// <summary>The XML declaration: version 1.0, UTF-8 or nothing, standalone yes or no, in that order.</summary>
internal static class XmlDeclaratie
{
    /// <summary>Checks what stands between <c>&lt;?xml</c> and <c>?&gt;</c>.</summary>
    internal static XmlFout Check(ReadOnlySpan<byte> inhoud)
    {
        if (!TryTake(ref inhoud, "version"u8, out var versie) || !versie.SequenceEqual("1.0"u8))
            return XmlFout.NietWelgevormd;
        if (TryTake(ref inhoud, "encoding"u8, out var codering) && !Ascii.EqualsIgnoreCase(codering, "UTF-8"u8))
            return XmlFout.GeenUtf8;
        if (TryTake(ref inhoud, "standalone"u8, out var alleen) && !alleen.SequenceEqual("yes"u8) && !alleen.SequenceEqual("no"u8))
            return XmlFout.NietWelgevormd;
        return inhoud.Trim(" \t\r\n"u8).IsEmpty ? XmlFout.Geen : XmlFout.NietWelgevormd;
    }

    private static bool TryTake(ref ReadOnlySpan<byte> inhoud, ReadOnlySpan<byte> naam, out ReadOnlySpan<byte> waarde)
    {
        waarde = default;
        var rest = inhoud.TrimStart(" \t\r\n"u8);
        if (rest.Length == inhoud.Length || !rest.StartsWith(naam))
            return false;
        rest = rest[naam.Length..].TrimStart(" \t\r\n"u8);
        if (rest.IsEmpty || rest[0] != (byte)'=')
            return false;
        rest = rest[1..].TrimStart(" \t\r\n"u8);
        if (rest.IsEmpty || rest[0] is not ((byte)'"' or (byte)'\''))
            return false;
        var einde = rest[1..].IndexOf(rest[0]);
        if (einde < 0)
            return false;
        waarde = rest.Slice(1, einde);
        inhoud = rest[(einde + 2)..];
        return true;
    }
}
