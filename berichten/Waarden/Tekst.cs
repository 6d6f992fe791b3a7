using System.Text;

namespace IB.Gateway.Berichten;

/// <summary>Text, or a code from a list.</summary>
public readonly struct Tekst : IZicht<Tekst>, IWaarde
{
    private Tekst(Bandelement element) => Element = element;

    /// <inheritdoc/>
    public Bandelement Element { get; }

    /// <summary>The text in UTF-8, with references resolved.</summary>
    public ReadOnlySpan<byte> Utf8 => Element.Utf8;

    /// <summary>Whether it is exactly this text. Allocates nothing.</summary>
    /// <param name="utf8">The text in UTF-8: <c>"0200"u8</c>.</param>
    public bool Is(ReadOnlySpan<byte> utf8) => Element.Utf8.SequenceEqual(utf8);

    /// <summary>Whether it is exactly this text. Allocates nothing.</summary>
    public bool Is(ReadOnlySpan<char> tekst)
    {
        var utf8 = Element.Utf8;
        while (!utf8.IsEmpty && !tekst.IsEmpty)
        {
            Rune.DecodeFromUtf8(utf8, out var hier, out var bytes);
            Rune.DecodeFromUtf16(tekst, out var daar, out var tekens);
            if (hier != daar)
                return false;
            utf8 = utf8[bytes..];
            tekst = tekst[tekens..];
        }

        return utf8.IsEmpty && tekst.IsEmpty;
    }

    /// <inheritdoc/>
    public string AsString() => Encoding.UTF8.GetString(Element.Utf8);

    static Tekst IZicht<Tekst>.Of(Bandelement element) => new(element);
}
