using System.Buffers;
using System.Text;

namespace IB.Gateway.Berichten;

/// <summary>Writes text as the content of an element.</summary>
internal static class Tekstopmaak
{
    /// <summary>
    /// What text cannot hold as it is: markup, a carriage return, which a reader would take for a line feed, and what XML may not hold or
    /// holds only in pairs.
    /// </summary>
    private static readonly SearchValues<char> Bijzonder = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(c => (char)c).Where(c => c is not ('\t' or '\n')), '<', '>', '&', '\uFFFE', '\uFFFF',
         .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c)]);

    /// <summary>Writes <paramref name="tekst"/>; false when it holds what XML 1.0 cannot (2.2), and then part of it is written.</summary>
    internal static bool TryWrite(ReadOnlySpan<char> tekst, IBufferWriter<byte> doel)
    {
        while (tekst.IndexOfAny(Bijzonder) is var plaats and >= 0)
        {
            Encoding.UTF8.GetBytes(tekst[..plaats], doel);
            tekst = tekst[plaats..];
            if (Rune.DecodeFromUtf16(tekst, out var teken, out var tekens) != OperationStatus.Done || !TryWrite(teken, doel))
                return false;
            tekst = tekst[tekens..];
        }

        Encoding.UTF8.GetBytes(tekst, doel);
        return true;
    }

    private static bool TryWrite(Rune teken, IBufferWriter<byte> doel)
    {
        switch (teken.Value)
        {
            case '<':
                doel.Write("&lt;"u8);
                return true;
            case '>':
                doel.Write("&gt;"u8);
                return true;
            case '&':
                doel.Write("&amp;"u8);
                return true;
            case '\r':
                doel.Write("&#13;"u8);
                return true;
            case > 0xFFFF:
                doel.Advance(teken.EncodeToUtf8(doel.GetSpan(4)));
                return true;
            default:
                return false;
        }
    }
}
