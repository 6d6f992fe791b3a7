using System.Buffers;
using System.Text;
using IB.Gateway.Validation;

namespace IB.Gateway.Stuf;

/// <summary>Writes XML as UTF-8 bytes: markup as given, values escaped.</summary>
internal readonly ref struct Xmlschrijver(IBufferWriter<byte> doel)
{
    /// <summary>Markup, exactly as it stands.</summary>
    internal void Markup(ReadOnlySpan<byte> bytes) => doel.Write(bytes);

    /// <summary>An element with a value; nothing when there is no value.</summary>
    /// <param name="begin">The start tag.</param>
    /// <param name="waarde">The value.</param>
    /// <param name="einde">The end tag.</param>
    internal void Element(ReadOnlySpan<byte> begin, string? waarde, ReadOnlySpan<byte> einde)
    {
        if (waarde is null)
            return;
        doel.Write(begin);
        Waarde(waarde);
        doel.Write(einde);
    }

    /// <summary>A value. A character that XML cannot carry becomes U+FFFD.</summary>
    internal void Waarde(string waarde)
    {
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in waarde.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&':
                    doel.Write("&amp;"u8);
                    break;
                case '<':
                    doel.Write("&lt;"u8);
                    break;
                case '>':
                    doel.Write("&gt;"u8);
                    break;
                case '"':
                    doel.Write("&quot;"u8);
                    break;
                case '\r':
                    doel.Write("&#13;"u8);
                    break;
                default:
                    var teken = XmlTekens.IsChar(rune.Value) ? rune : Rune.ReplacementChar;
                    doel.Write(bytes[..teken.EncodeToUtf8(bytes)]);
                    break;
            }
        }
    }
}
