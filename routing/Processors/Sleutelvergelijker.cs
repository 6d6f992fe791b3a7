namespace IB.Gateway.Routing.Processors;

/// <summary>Keys are equal when their bytes are.</summary>
internal sealed class Sleutelvergelijker : IEqualityComparer<ReadOnlyMemory<byte>>
{
    public static Sleutelvergelijker Instance { get; } = new();

    /// <summary>The order of keys: by their bytes.</summary>
    public static IComparer<ReadOnlyMemory<byte>> Orde { get; } = Comparer<ReadOnlyMemory<byte>>.Create(
        static (links, rechts) => links.Span.SequenceCompareTo(rechts.Span));

    public bool Equals(ReadOnlyMemory<byte> x, ReadOnlyMemory<byte> y) => x.Span.SequenceEqual(y.Span);

    public int GetHashCode(ReadOnlyMemory<byte> obj)
    {
        var hash = default(HashCode);
        hash.AddBytes(obj.Span);
        return hash.ToHashCode();
    }
}
