using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace IB.Gateway.Storage.Sqlite.Kenmerken;

/// <summary>
/// Says of an id that it is not among those that were added, or that it may be: a split block Bloom filter, in which one id looks at one
/// line of the processor's cache. One thread adds; any number may ask meanwhile, and each sees at least what was added before it was told.
/// </summary>
internal sealed class Zeef
{
    /// <summary>Bytes of a zeef: 13 bits for each of 393,000 ids, of which 1 in 300 that are not there seem to be.</summary>
    public const int Length = Blokken * Woorden * sizeof(uint);

    private const int Blokken = 20 * 1024;
    private const int Woorden = 8;

    // Odd, so that each word takes another bit of the same sum.
    private static readonly uint[] Zouten =
        [0x47b6137b, 0x44974d91, 0x8824ad5b, 0xa2b7289d, 0x705495c7, 0x2df1424b, 0x9efc4947, 0x5c6bfb31];

    private readonly uint[] _bits = new uint[Blokken * Woorden];

    /// <summary>An empty one.</summary>
    public Zeef()
    {
    }

    /// <summary>One that was written by <see cref="ToBytes"/>.</summary>
    public Zeef(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < _bits.Length; i++)
            _bits[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(i * sizeof(uint))..]);
    }

    /// <summary>What of an id is looked at: the same in every run, for it is kept.</summary>
    public static ulong Sum(ReadOnlySpan<byte> id)
    {
        var som = Mix((ulong)id.Length + 0x9E3779B97F4A7C15);
        for (; id.Length >= sizeof(ulong); id = id[sizeof(ulong)..])
            som = Mix(som ^ BinaryPrimitives.ReadUInt64LittleEndian(id));
        Span<byte> rest = stackalloc byte[sizeof(ulong)];
        rest.Clear();
        id.CopyTo(rest);
        return Mix(som ^ BinaryPrimitives.ReadUInt64LittleEndian(rest));
    }

    public void Add(ulong som)
    {
        var blok = FindBlok(som);
        for (var i = 0; i < Woorden; i++)
            blok[i] |= Bit(som, i);
    }

    /// <summary><see langword="false"/> when it was never added.</summary>
    public bool MayHave(ulong som)
    {
        var blok = FindBlok(som);
        for (var i = 0; i < Woorden; i++)
        {
            if ((blok[i] & Bit(som, i)) == 0)
                return false;
        }

        return true;
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        for (var i = 0; i < _bits.Length; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint)), _bits[i]);
        return bytes;
    }

    private Span<uint> FindBlok(ulong som)
    {
        var blok = (int)(((som >> 32) * Blokken) >> 32);
        return MemoryMarshal.CreateSpan(ref _bits[blok * Woorden], Woorden);
    }

    private static uint Bit(ulong som, int woord) => 1u << (int)(((uint)som * Zouten[woord]) >> 27);

    private static ulong Mix(ulong getal)
    {
        var hoog = Math.BigMul(getal, 0xD6E8FEB86659FD93, out var laag);
        return hoog ^ laag;
    }
}
