using System.Numerics;

namespace IB.Gateway.LoadTests.Meten;

/// <summary>A set of numbers from 0 that takes one bit for each: what became of millions of messages. Safe for use by many threads at once.</summary>
internal sealed class Bitrij
{
    private readonly Lock _slot = new();
    private ulong[] _woorden = new ulong[1024];
    private long _aantal;

    /// <summary>How many numbers are in it.</summary>
    internal long Aantal => Interlocked.Read(ref _aantal);

    /// <summary>Puts a number in; false when it was in already.</summary>
    internal bool Add(long getal)
    {
        var (woord, bit) = (getal >> 6, 1UL << (int)(getal & 63));
        lock (_slot)
        {
            if (woord >= _woorden.Length)
                Array.Resize(ref _woorden, (int)Math.Max(woord + 1, _woorden.Length * 2L));
            if ((_woorden[woord] & bit) != 0)
                return false;
            _woorden[woord] |= bit;
            _aantal++;
            return true;
        }
    }

    internal bool Contains(long getal)
    {
        lock (_slot)
            return getal >> 6 < _woorden.Length && (_woorden[getal >> 6] & (1UL << (int)(getal & 63))) != 0;
    }

    /// <summary>Puts in all that is in a set that was written with <see cref="ToBytes"/>.</summary>
    internal void AddAll(ReadOnlySpan<byte> bytes)
    {
        lock (_slot)
        {
            var ander = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, ulong>(bytes);
            if (ander.Length > _woorden.Length)
                Array.Resize(ref _woorden, ander.Length);
            for (var i = 0; i < ander.Length; i++)
            {
                _aantal += BitOperations.PopCount(ander[i] & ~_woorden[i]);
                _woorden[i] |= ander[i];
            }
        }
    }

    /// <summary>All of it, as bytes of this machine.</summary>
    internal byte[] ToBytes()
    {
        lock (_slot)
            return System.Runtime.InteropServices.MemoryMarshal.AsBytes(_woorden.AsSpan()).ToArray();
    }

    /// <summary>The numbers that are in this set and not in the other, lowest first, as they are now.</summary>
    internal IReadOnlyList<long> Except(Bitrij ander)
    {
        var (mijn, zijn) = (Copy(), ander.Copy());
        var over = new List<long>();
        for (var i = 0; i < mijn.Length; i++)
        {
            for (var rest = mijn[i] & ~(i < zijn.Length ? zijn[i] : 0); rest != 0; rest &= rest - 1)
                over.Add((i * 64L) + BitOperations.TrailingZeroCount(rest));
        }

        return over;
    }

    private ulong[] Copy()
    {
        lock (_slot)
            return [.. _woorden];
    }
}
