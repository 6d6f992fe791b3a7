using System.Buffers.Binary;
using System.Numerics;

namespace IB.Gateway.Storage.Log;

/// <summary>CRC-32C (RFC 3720, appendix B.4) with the instruction that processors have for it.</summary>
internal struct Crc32C
{
    private uint _state = ~0u;

    public Crc32C()
    {
    }

    public readonly uint Value => ~_state;

    public static uint Compute(ReadOnlySpan<byte> bytes)
    {
        var sum = new Crc32C();
        sum.Add(bytes);
        return sum.Value;
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        var state = _state;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            state = BitOperations.Crc32C(state, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var b in bytes)
            state = BitOperations.Crc32C(state, b);
        _state = state;
    }
}
