namespace IB.Gateway.Validation;

/// <summary>
/// Judges one payload: well-formed, of a known standard and release, and valid against its schema. Never touches the network
/// or the disk. Safe for use by many threads at once.
/// </summary>
public interface IBerichtValidator
{
    /// <summary>
    /// Judges <paramref name="inhoud"/>, UTF-8 XML. Hostile or nonsensical bytes give a verdict with faults, never an exception.
    /// </summary>
    Oordeel Validate(ReadOnlyMemory<byte> inhoud);

    /// <summary>
    /// Judges only what every payload must be, XML within the limits without a DTD, and tells what it says it is: by its root element, or else
    /// by the BerichtCode of an official type in its Header. No schema is applied, and the Header is not judged: <see cref="Oordeel.Kop"/> stays
    /// <see langword="null"/>. An unknown standard is no fault here.
    /// </summary>
    /// <param name="inhoud">UTF-8 XML. Hostile or nonsensical bytes give a verdict with a fault, never an exception.</param>
    Oordeel Recognise(ReadOnlyMemory<byte> inhoud);
}
