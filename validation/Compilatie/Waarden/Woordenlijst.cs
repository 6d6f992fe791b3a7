using System.Buffers.Binary;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>A set of words, looked up by their bytes without making a string. Immutable.</summary>
internal sealed class Woordenlijst
{
    private const ulong Menger = 0x9E3779B97F4A7C15;
    private const int MaxKort = 8;

    private readonly byte[][] _woorden;
    private readonly ulong[] _kort;
    private readonly int _verschuiving;

    internal Woordenlijst(IEnumerable<byte[]> woorden)
    {
        _woorden = [.. woorden];

        // At least half of the places stay empty, so that a search ends soon.
        var bits = 2;
        while (1 << bits < _woorden.Length * 2)
            bits++;
        _kort = new ulong[1 << bits];
        _verschuiving = 64 - bits;
        foreach (var woord in _woorden.Where(w => w.Length is > 0 and <= MaxKort))
            Add(Pack(woord));
    }

    internal bool Contains(ReadOnlySpan<byte> woord)
    {
        if (woord.Length is > 0 and <= MaxKort && woord[^1] != 0)
            return ContainsKort(Pack(woord));
        foreach (var ander in _woorden)
        {
            if (woord.SequenceEqual(ander))
                return true;
        }

        return false;
    }

    /// <summary>Whether a word of 1 to 8 bytes, the first in the lowest byte and zeros behind the last, is in the list.</summary>
    internal bool ContainsKort(ulong woord)
    {
        for (var plaats = (int)((woord * Menger) >> _verschuiving); ; plaats = (plaats + 1) & (_kort.Length - 1))
        {
            if (_kort[plaats] == woord)
                return true;
            if (_kort[plaats] == 0)
                return false;
        }
    }

    private void Add(ulong woord)
    {
        var plaats = (int)((woord * Menger) >> _verschuiving);
        while (_kort[plaats] != 0 && _kort[plaats] != woord)
            plaats = (plaats + 1) & (_kort.Length - 1);
        _kort[plaats] = woord;
    }

    private static ulong Pack(ReadOnlySpan<byte> woord)
    {
        Span<byte> acht = stackalloc byte[MaxKort];
        woord.CopyTo(acht);
        return BinaryPrimitives.ReadUInt64LittleEndian(acht);
    }
}
