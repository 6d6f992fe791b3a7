using System.Text;

namespace IB.Gateway.Berichten;

/// <summary>A time of day.</summary>
public readonly struct Tijd : IZicht<Tijd>, IWaarde
{
    private const int Cijfers = 7;

    private Tijd(Bandelement element) => Element = element;

    /// <inheritdoc/>
    public Bandelement Element { get; }

    /// <summary>The time as the message wrote it, in UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8 => Element.Utf8;

    /// <summary>
    /// The time; of a fraction of a second seven digits. <c>24:00:00</c> is the same time as <c>00:00:00</c> (XML Schema part 2, 3.2.8).
    /// </summary>
    /// <exception cref="FormatException">It has a time zone; <see cref="TryGet"/> tells without.</exception>
    public TimeOnly Value => TryGet(out var tijd) ? tijd : throw new FormatException("The time has a time zone.");

    /// <summary>Gives the time, unless it has a time zone.</summary>
    public bool TryGet(out TimeOnly tijd)
    {
        // It is valid: hh:mm:ss, and then at most a fraction and a zone.
        var waarde = Witruimte.Trim(Element.Utf8);
        var (uur, minuut, seconde) = (Twee(waarde[..2]), Twee(waarde[3..5]), Twee(waarde[6..8]));
        var deel = 0L;
        var rest = waarde[8..];
        for (var i = 0; i < Cijfers; i++)
            deel = (deel * 10) + (i + 1 < rest.Length && char.IsAsciiDigit((char)rest[i + 1]) ? rest[i + 1] - '0' : 0);
        tijd = default;
        if (rest.IndexOfAny("Z+-"u8) >= 0)
            return false;
        tijd = new TimeOnly(uur % 24, minuut, seconde).Add(TimeSpan.FromTicks(deel));
        return true;
    }

    /// <inheritdoc/>
    public string AsString() => Encoding.UTF8.GetString(Element.Utf8);

    static Tijd IZicht<Tijd>.Of(Bandelement element) => new(element);

    private static int Twee(ReadOnlySpan<byte> cijfers) => ((cijfers[0] - '0') * 10) + cijfers[1] - '0';
}
