using System.Globalization;
using System.Text;

namespace IB.Gateway.Berichten;

/// <summary>A decimal number of at most 28 digits.</summary>
public readonly struct Decimaal : IZicht<Decimaal>, IWaarde
{
    private Decimaal(Bandelement element) => Element = element;

    /// <inheritdoc/>
    public Bandelement Element { get; }

    /// <summary>The number as the message wrote it, in UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8 => Element.Utf8;

    /// <summary>The number.</summary>
    public decimal Value
        => decimal.Parse(Witruimte.Trim(Element.Utf8), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public string AsString() => Encoding.UTF8.GetString(Element.Utf8);

    static Decimaal IZicht<Decimaal>.Of(Bandelement element) => new(element);
}
