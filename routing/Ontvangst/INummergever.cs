using System.Security.Cryptography;

namespace IB.Gateway.Routing;

/// <summary>Gives ids to what the knooppunt makes itself.</summary>
public interface INummergever
{
    /// <summary>A new UUID version 4 in lower case.</summary>
    string Next();
}

/// <summary>UUIDs from the system's random generator.</summary>
public sealed class Nummergever : INummergever
{
    /// <inheritdoc/>
    public string Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x40);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
