using System.Runtime.InteropServices;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>Two rows of numbers are one when they hold the same.</summary>
internal sealed class Rijvergelijker : IEqualityComparer<int[]>
{
    internal static Rijvergelijker Instance { get; } = new();

    public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(int[] obj)
    {
        var hash = default(HashCode);
        hash.AddBytes(MemoryMarshal.AsBytes<int>(obj));
        return hash.ToHashCode();
    }
}
