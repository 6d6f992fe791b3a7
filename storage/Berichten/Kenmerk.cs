namespace IB.Gateway.Storage;

/// <summary>Ids in the database: a canonical lower case UUID takes 16 bytes, anything else stays text. Lossless.</summary>
internal static class Kenmerk
{
    public const int Length = 16;
    private const int TextLength = 36;

    /// <summary>Writes the 16 bytes of a canonical UUID; <see langword="false"/> when writing it back would not give the same text.</summary>
    public static bool TryCompact(string id, Span<byte> destination)
    {
        if (id.Length != TextLength || !Guid.TryParseExact(id, "D", out var guid))
            return false;
        Span<char> text = stackalloc char[TextLength];
        return guid.TryFormat(text, out _, "D") && id.AsSpan().SequenceEqual(text)
            && guid.TryWriteBytes(destination, bigEndian: true, out _);
    }

    public static string Expand(ReadOnlySpan<byte> bytes) => new Guid(bytes, bigEndian: true).ToString("D");
}
