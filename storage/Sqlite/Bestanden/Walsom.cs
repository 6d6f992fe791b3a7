using System.Buffers.Binary;

namespace IB.Gateway.Storage.Sqlite.Bestanden;

/// <summary>The running checksum of a write-ahead log (sqlite.org/fileformat2.html 4.2): each frame continues the sum of the one before.</summary>
internal sealed class Walsom
{
    private const uint LittleEndianMagic = 0x377f0682;
    private const uint BigEndianMagic = 0x377f0683;
    private readonly bool _bigEndian;
    private uint _s0;
    private uint _s1;

    private Walsom(bool bigEndian) => _bigEndian = bigEndian;

    /// <summary>The sum after the 32-byte header; <see langword="null"/> when the header is not valid.</summary>
    public static Walsom? ForHeader(ReadOnlySpan<byte> header)
    {
        var magic = BinaryPrimitives.ReadUInt32BigEndian(header);
        if (magic is not (LittleEndianMagic or BigEndianMagic))
            return null;
        var sum = new Walsom(magic == BigEndianMagic);
        sum.Add(header[..24]);
        return sum.Equals(header[24..]) ? sum : null;
    }

    /// <summary>Takes in a frame (24 bytes of header and a page) and says whether its checksum is right.</summary>
    public bool Matches(ReadOnlySpan<byte> frame)
    {
        Add(frame[..8]);
        Add(frame[24..]);
        return Equals(frame[16..]);
    }

    private bool Equals(ReadOnlySpan<byte> stored)
        => BinaryPrimitives.ReadUInt32BigEndian(stored) == _s0 && BinaryPrimitives.ReadUInt32BigEndian(stored[4..]) == _s1;

    private void Add(ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            unchecked
            {
                _s0 += Word(bytes) + _s1;
                _s1 += Word(bytes[4..]) + _s0;
            }
        }
    }

    private uint Word(ReadOnlySpan<byte> bytes)
        => _bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
