using System.Buffers.Binary;

namespace IB.Gateway.Routing.Processors;

/// <summary>A whole message that could not be divided; it waits for itself only.</summary>
internal sealed class Berichtstuk(long volgnummer) : Werkstuk(Key(volgnummer))
{
    /// <summary>Whether a key is one of a whole message.</summary>
    public static bool IsSleutel(ReadOnlyMemory<byte> sleutel) => sleutel.Span is [0, (byte)'b', ..];

    private static byte[] Key(long volgnummer)
    {
        var key = new byte[2 + sizeof(long)];
        key[1] = (byte)'b';
        BinaryPrimitives.WriteInt64BigEndian(key.AsSpan(2), volgnummer);
        return key;
    }
}
