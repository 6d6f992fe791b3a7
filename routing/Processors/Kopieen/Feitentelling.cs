using System.Buffers.Binary;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>
/// How many facts were remembered when a processor was set back. It forgets them, and a copy that was cut off must not pass for a whole one
/// because there is nothing to compare it with. Kept until a copy was accepted.
/// </summary>
internal static class Feitentelling
{
    /// <summary>The key that it is kept under; not of any processor.</summary>
    internal static ReadOnlyMemory<byte> Sleutel { get; } = new byte[] { 0, (byte)'r' };

    /// <summary>No count is kept any more.</summary>
    internal static Staat Gewist { get; } = new(Sleutel, Waarde: null);

    /// <summary>The number; <see langword="null"/> when none is kept.</summary>
    internal static long? Decode(ReadOnlyMemory<byte>? bytes)
        => bytes is { Span: { Length: sizeof(long) } span } ? BinaryPrimitives.ReadInt64BigEndian(span) : null;

    /// <summary>As it is kept.</summary>
    internal static Staat ToStaat(long aantal)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, aantal);
        return new Staat(Sleutel, bytes);
    }
}
