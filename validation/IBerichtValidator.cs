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
}
