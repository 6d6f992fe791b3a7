namespace IB.Gateway.Routing.Processors;

/// <summary>
/// The message is a part of a full copy: the first and only piece of it. It is put together with the other parts instead of being processed.
/// </summary>
/// <param name="sleutel">Of the message.</param>
/// <param name="deel">Which part of which copy.</param>
/// <param name="personen">How many persons are in it, those that cannot be read among them.</param>
/// <param name="orde">Where the message stands in the order of its source.</param>
internal sealed class Kopiestuk(ReadOnlyMemory<byte> sleutel, Kopiedeel deel, int personen, Leverorde orde) : Werkstuk(sleutel)
{
    /// <summary>Which part of which copy.</summary>
    public Kopiedeel Deel => deel;

    /// <summary>How many persons are in it.</summary>
    public int Personen => personen;

    /// <summary>Where the message stands in the order of its source.</summary>
    public Leverorde Orde => orde;
}
