using System.Text;

namespace IB.Gateway.Berichten;

/// <summary>True or false: <c>true</c>, <c>1</c>, <c>false</c> or <c>0</c> in the message.</summary>
public readonly struct Booleaan : IZicht<Booleaan>, IWaarde
{
    private Booleaan(Bandelement element) => Element = element;

    /// <inheritdoc/>
    public Bandelement Element { get; }

    /// <summary>The value as the message wrote it, in UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8 => Element.Utf8;

    /// <summary>The value.</summary>
    public bool Value => Witruimte.Trim(Element.Utf8)[0] is (byte)'t' or (byte)'1';

    /// <inheritdoc/>
    public string AsString() => Encoding.UTF8.GetString(Element.Utf8);

    static Booleaan IZicht<Booleaan>.Of(Bandelement element) => new(element);
}
