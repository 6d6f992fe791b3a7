using System.Buffers.Binary;

namespace IB.Gateway.Storage.Log;

/// <summary>The first block of a segment file: which one it is, and where it joins the log.</summary>
/// <param name="Nummer">1, 2, 3, ... in order of making.</param>
/// <param name="EersteGroep">
/// Number of its first group. What earlier segments have from that number on was never acknowledged and does not count.
/// </param>
/// <param name="Keten">The chain up to the group before that.</param>
internal sealed record Segmentkop(long Nummer, long EersteGroep, ReadOnlyMemory<byte> Keten)
{
    /// <summary>Where the first group begins.</summary>
    public const int Length = Groepkop.Blok;

    private const int KetenStart = 24;
    private const int SomStart = KetenStart + Groepkop.KetenLength;

    private static ReadOnlySpan<byte> Magic => "IBGWSEG1"u8;

    public void Write(Span<byte> destination)
    {
        destination[..Length].Clear();
        Magic.CopyTo(destination);
        BinaryPrimitives.WriteInt64LittleEndian(destination[8..], Nummer);
        BinaryPrimitives.WriteInt64LittleEndian(destination[16..], EersteGroep);
        Keten.Span.CopyTo(destination[KetenStart..]);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[SomStart..], Crc32C.Compute(destination[..SomStart]));
    }

    /// <summary>Reads the head of a segment; <see langword="null"/> when these bytes are none.</summary>
    public static Segmentkop? Read(ReadOnlySpan<byte> source)
        => source.Length >= Length && source.StartsWith(Magic)
            && BinaryPrimitives.ReadUInt32LittleEndian(source[SomStart..]) == Crc32C.Compute(source[..SomStart])
            ? new Segmentkop(
                BinaryPrimitives.ReadInt64LittleEndian(source[8..]),
                BinaryPrimitives.ReadInt64LittleEndian(source[16..]),
                source.Slice(KetenStart, Groepkop.KetenLength).ToArray())
            : null;
}
