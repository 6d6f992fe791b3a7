using System.Buffers.Binary;
using System.Security.Cryptography;

namespace IB.Gateway.Storage.Log;

/// <summary>
/// The head of a group: what one fsync makes durable. A group begins on a block boundary, so that no later write touches a block that
/// was acknowledged: head, payloads, facts, zeroes up to the next block. The payloads stand outside the chain, because they are wiped
/// one day and the rest must stay verifiable; the facts have their SHA-256.
/// </summary>
/// <param name="Nummer">1, 2, 3, ... without gaps over all segments.</param>
/// <param name="Tijd">When it was written, Unix milliseconds.</param>
/// <param name="InhoudLengte">Bytes of payload, which follow the head at once.</param>
/// <param name="FeitenLengte">Bytes of facts, which follow the payloads.</param>
/// <param name="Inhoudsom">CRC-32C of all payload bytes: tells a torn write, nothing more.</param>
internal readonly record struct Groepkop(long Nummer, long Tijd, long InhoudLengte, int FeitenLengte, uint Inhoudsom)
{
    /// <summary>Bytes of the head; the payloads begin here.</summary>
    public const int Length = 128;

    /// <summary>What the start of a group is a multiple of: the block that disks and file systems write as one.</summary>
    public const int Blok = 4096;

    /// <summary>Bytes of the chain.</summary>
    public const int KetenLength = SHA256.HashSizeInBytes;

    private const int KetenStart = 40;
    private const int SomStart = KetenStart + KetenLength;

    private static ReadOnlySpan<byte> Magic => "IBGWGRP1"u8;

    /// <summary>Bytes from the start of this group to the first place where another can begin.</summary>
    public long Omvang => RoundUp(Length + InhoudLengte + FeitenLengte);

    public static long RoundUp(long length) => (length + Blok - 1) / Blok * Blok;

    /// <summary>Writes the head, and links it to the group before it by way of its facts.</summary>
    /// <returns>The chain up to and including this group.</returns>
    public byte[] Write(Span<byte> destination, ReadOnlySpan<byte> vorige, ReadOnlySpan<byte> feiten)
    {
        destination[..Length].Clear();
        Magic.CopyTo(destination);
        BinaryPrimitives.WriteInt64LittleEndian(destination[8..], Nummer);
        BinaryPrimitives.WriteInt64LittleEndian(destination[16..], Tijd);
        BinaryPrimitives.WriteInt64LittleEndian(destination[24..], InhoudLengte);
        BinaryPrimitives.WriteInt32LittleEndian(destination[32..], FeitenLengte);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[36..], Inhoudsom);
        var keten = Link(vorige, destination, feiten);
        keten.CopyTo(destination[KetenStart..]);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[SomStart..], Crc32C.Compute(destination[..SomStart]));
        return keten;
    }

    /// <summary>Reads a head; <see langword="null"/> when these bytes are none.</summary>
    public static Groepkop? Read(ReadOnlySpan<byte> source)
    {
        if (!source.StartsWith(Magic) || BinaryPrimitives.ReadUInt32LittleEndian(source[SomStart..]) != Crc32C.Compute(source[..SomStart]))
            return null;
        return new Groepkop(
            BinaryPrimitives.ReadInt64LittleEndian(source[8..]),
            BinaryPrimitives.ReadInt64LittleEndian(source[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(source[24..]),
            BinaryPrimitives.ReadInt32LittleEndian(source[32..]),
            BinaryPrimitives.ReadUInt32LittleEndian(source[36..]));
    }

    /// <summary>The chain up to and including this group, when it follows <paramref name="vorige"/>; otherwise <see langword="null"/>.</summary>
    public static byte[]? Verify(ReadOnlySpan<byte> kop, ReadOnlySpan<byte> vorige, ReadOnlySpan<byte> feiten)
    {
        var keten = Link(vorige, kop, feiten);
        return kop.Slice(KetenStart, KetenLength).SequenceEqual(keten) ? keten : null;
    }

    private static byte[] Link(ReadOnlySpan<byte> vorige, ReadOnlySpan<byte> kop, ReadOnlySpan<byte> feiten)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(vorige);
        sha.AppendData(kop[..KetenStart]);
        sha.AppendData(feiten);
        return sha.GetHashAndReset();
    }
}
