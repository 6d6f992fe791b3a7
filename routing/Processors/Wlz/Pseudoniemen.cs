using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IB.Gateway.Validation;

namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>Turns a BSN into what stands for it in the store: an HMAC under a key for this purpose alone.</summary>
internal sealed class Pseudoniemen(byte[] sleutel)
{
    /// <summary>Bytes of a pseudonym. Among a hundred million persons two have the same one with a chance of 1 in 10^22.</summary>
    internal const int Lengte = 16;

    /// <summary>The pseudonym of a person; it never begins with 0.</summary>
    internal byte[] Of(Bsn bsn)
    {
        Span<byte> cijfers = stackalloc byte[Elfproef.Lengte];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        bsn.Write(cijfers);
        HMACSHA256.HashData(sleutel, cijfers, hash);
        CryptographicOperations.ZeroMemory(cijfers);
        var pseudoniem = hash[..Lengte].ToArray();

        // One in 256 would begin with 0, and such a key is the knooppunt's own: see Werkstuk.
        if (pseudoniem[0] == 0)
            pseudoniem[0] = 1;
        return pseudoniem;
    }

    /// <summary>
    /// What stands for an aanbieder in what is remembered of one Toewijzing: other for each of them, so that it does not show who delivers to whom.
    /// </summary>
    internal ulong MarkOf(string gemeente, long nummer, string aanbieder)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(sleutel, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"aanbieder {gemeente} {nummer} {aanbieder}")), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
