using System.Text;

namespace IB.Gateway.Storage.Postgres;

/// <summary>
/// Ids as bytes: a canonical lower case UUID takes its 16 bytes, anything else is a mark and its UTF-8 text, with a byte more behind it when that
/// would be 16 bytes too. Lossless, and no two ids are the same bytes.
/// </summary>
internal static class Kenmerkbytes
{
    private const byte Tekst = 1;

    // Never part of UTF-8.
    private const byte Vulling = 0xFF;

    public static byte[] Write(string id)
    {
        var uuid = new byte[Kenmerk.Length];
        if (Kenmerk.TryCompact(id, uuid))
            return uuid;
        var length = 1 + Encoding.UTF8.GetByteCount(id);
        var bytes = new byte[length == Kenmerk.Length ? length + 1 : length];
        bytes[0] = Tekst;
        Encoding.UTF8.GetBytes(id, bytes.AsSpan(1));
        if (length != bytes.Length)
            bytes[^1] = Vulling;
        return bytes;
    }

    public static byte[]? WriteOrNull(string? id) => id is null ? null : Write(id);

    public static string Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == Kenmerk.Length)
            return Kenmerk.Expand(bytes);
        var tekst = bytes[1..];
        return Encoding.UTF8.GetString(tekst is [.., Vulling] ? tekst[..^1] : tekst);
    }
}
