using System.Security.Cryptography;
using System.Text;
using IB.Gateway.Storage;
using IB.Gateway.Storage.Bestanden;
using IB.Gateway.Storage.Versleuteling;

namespace IB.Gateway.Redis;

/// <summary>
/// What a thing is called in Redis: a keyed hash of its name, so that who looks in there learns no party. The key comes from the key file, which all nodes of a
/// cluster have. With another key nodes do not find each other's entries, which costs no more than that.
/// </summary>
internal sealed class Redissleutels(string voorvoegsel, ReadOnlyMemory<byte> sleutel)
{
    private const int Lengte = 16;
    private static readonly byte[] Bestemming = Encoding.UTF8.GetBytes("IB.Gateway namen in Redis");

    /// <summary>The names for a store that is open.</summary>
    /// <exception cref="OpslagException">The key file cannot be read.</exception>
    public static Redissleutels Load(string voorvoegsel, OpslagOptions opslag)
    {
        var bos = Sleutelbestand.Load(new Opslagbestanden(opslag).Sleutels);
        return new Redissleutels(voorvoegsel, HMACSHA256.HashData(bos.Get(bos.ActiefId), Bestemming));
    }

    /// <summary>The name of this thing there.</summary>
    public string Name(string naam)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(sleutel.Span, Encoding.UTF8.GetBytes(naam), hash);
        return voorvoegsel + Convert.ToHexStringLower(hash[..Lengte]);
    }
}
