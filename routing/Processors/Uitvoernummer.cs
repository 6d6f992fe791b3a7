using System.Security.Cryptography;
using System.Text;

namespace IB.Gateway.Routing.Processors;

/// <summary>The referentienummer of what a processor sends.</summary>
internal static class Uitvoernummer
{
    /// <summary>
    /// A UUID in the form of version 4, which the standard asks for (koppelvlak 3), from a hash of processor and kenmerk: the same every time.
    /// </summary>
    internal static string Derive(string processor, string kenmerk)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{processor}\u001f{kenmerk}"), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x40);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true).ToString();
    }
}
