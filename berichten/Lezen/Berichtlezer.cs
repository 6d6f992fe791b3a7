using IB.Gateway.Validation;

namespace IB.Gateway.Berichten;

/// <summary>
/// Judges messages and makes them ready for views: <c>Wmo301.Read(lezer.Read(inhoud))</c>. Safe for use by many threads at once.
/// </summary>
/// <param name="validator">Judges the messages.</param>
public sealed class Berichtlezer(GecompileerdeValidator validator)
{
    /// <summary>Judges a message. Hostile or nonsensical bytes give a verdict with faults, never an exception.</summary>
    /// <param name="inhoud">UTF-8 XML. Not copied: must not change while the result is used.</param>
    /// <returns>The verdict, and what views need; to be disposed of by the caller.</returns>
    public Berichtlezing Read(ReadOnlyMemory<byte> inhoud)
    {
        var band = new Band();
        return Berichtlezing.Owning(inhoud, band, validator.Validate(inhoud, band));
    }
}
