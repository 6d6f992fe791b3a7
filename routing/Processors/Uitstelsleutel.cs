using System.Buffers.Binary;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>
/// The key of a piece that counted, and of which something is left to be sent: of that place alone, so that nothing waits for it.
/// </summary>
internal static class Uitstelsleutel
{
    private const byte Soort = (byte)'u';

    /// <summary>The key of the piece at a place.</summary>
    internal static byte[] Of(Positie plek)
    {
        var sleutel = new byte[2 + sizeof(long) + sizeof(int)];
        sleutel[1] = Soort;
        BinaryPrimitives.WriteInt64BigEndian(sleutel.AsSpan(2), plek.Volgnummer);
        BinaryPrimitives.WriteInt32BigEndian(sleutel.AsSpan(2 + sizeof(long)), plek.Deel);
        return sleutel;
    }

    /// <summary>Whether a key is one of those.</summary>
    internal static bool Is(ReadOnlyMemory<byte> sleutel) => sleutel.Span is [0, Soort, ..];
}
