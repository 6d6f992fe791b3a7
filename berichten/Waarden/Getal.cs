using System.Globalization;
using System.Text;

namespace IB.Gateway.Berichten;

/// <summary>A whole number that fits 64 bits.</summary>
public readonly struct Getal : IZicht<Getal>, IWaarde
{
    private Getal(Bandelement element) => Element = element;

    /// <inheritdoc/>
    public Bandelement Element { get; }

    /// <summary>The number as the message wrote it, in UTF-8: <c>007</c> and <c>+7</c> are 7 too.</summary>
    public ReadOnlySpan<byte> Utf8 => Element.Utf8;

    /// <summary>The number.</summary>
    public long Value => long.Parse(Witruimte.Trim(Element.Utf8), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public string AsString() => Encoding.UTF8.GetString(Element.Utf8);

    static Getal IZicht<Getal>.Of(Bandelement element) => new(element);
}
