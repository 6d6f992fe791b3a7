using System.Globalization;
using System.Text;

namespace IB.Gateway.Berichten;

/// <summary>
/// A day. XML Schema has days that .NET does not: in years beyond 9999 or before 1, and with a time zone. A message with one is valid.
/// </summary>
public readonly struct Datum : IZicht<Datum>, IWaarde
{
    private Datum(Bandelement element) => Element = element;

    /// <inheritdoc/>
    public Bandelement Element { get; }

    /// <summary>The day as the message wrote it, in UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8 => Element.Utf8;

    /// <summary>The day.</summary>
    /// <exception cref="FormatException">It is one that .NET does not have; <see cref="TryGet"/> tells without.</exception>
    public DateOnly Value => TryGet(out var dag) ? dag : throw new FormatException("The day has a year outside 1-9999 or a time zone.");

    /// <summary>Gives the day, unless it is one that .NET does not have.</summary>
    public bool TryGet(out DateOnly dag)
    {
        var waarde = Witruimte.Trim(Element.Utf8);
        Span<char> tekens = stackalloc char[10];
        dag = default;
        return waarde.Length == tekens.Length
            && Encoding.ASCII.TryGetChars(waarde, tekens, out _)
            && DateOnly.TryParseExact(tekens, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out dag);
    }

    /// <inheritdoc/>
    public string AsString() => Encoding.UTF8.GetString(Element.Utf8);

    static Datum IZicht<Datum>.Of(Bandelement element) => new(element);
}
