namespace IB.Gateway.Routing.Processors;

/// <summary>
/// A piece of a message that is about one key. What follows from pieces of one key follows in their order; keys do not wait for one another.
/// </summary>
/// <param name="sleutel">
/// 1-64 bytes that mean nothing to others, such as a pseudonym. A first byte of 0 is for the knooppunt itself.
/// </param>
internal abstract class Werkstuk(ReadOnlyMemory<byte> sleutel)
{
    /// <summary>The key.</summary>
    public ReadOnlyMemory<byte> Sleutel => sleutel;

    /// <summary>
    /// The key that it is parked under when it fails by itself: <see cref="Sleutel"/>, unless nothing of that key depends on it. What waits for an
    /// earlier piece of its key is parked under that key all the same.
    /// </summary>
    public virtual ReadOnlyMemory<byte> Parkeersleutel => sleutel;

    /// <summary>
    /// A second key, of which the state is read and may become other in the same step: <see cref="Tellersleutel"/>. Empty for none. Pieces do
    /// not wait for one another because of it.
    /// </summary>
    public virtual ReadOnlyMemory<byte> Nevensleutel => default;
}

/// <summary>Keys of what is counted beside what pieces are about: never of a person, and not forgotten by day.</summary>
internal static class Tellersleutel
{
    /// <summary>The key of a counter of a processor.</summary>
    /// <param name="naam">1-60 letters, digits and hyphens: what is counted, and for whom.</param>
    internal static byte[] Of(string naam) => [0, (byte)'t', .. System.Text.Encoding.ASCII.GetBytes(naam)];
}
