using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IB.Gateway.Routing.Processors.Wlz;

namespace IB.Gateway.Routing.Tests.Processors.Wlz;

public sealed class PseudoniemenTests
{
    /// <summary>The key that <see cref="Wlzpost"/> works with.</summary>
    private static readonly byte[] Sleutel = new byte[32];

    private static readonly string[] Bsns =
        [.. Enumerable.Range(999900000, 20_000).Select(static n => n.ToString(CultureInfo.InvariantCulture)).Where(IsElfproef)];

    /// <summary>BSNs of the test range of which the HMAC under that key begins with 0.</summary>
    internal static IReadOnlyList<string> MetNul { get; } = [.. Bsns.Where(static b => Hash(b)[0] == 0)];

    [Fact]
    public void Of_ManyPersons_IsTheBeginningOfTheHmac()
    {
        var pseudoniemen = new Pseudoniemen(Sleutel);
        Assert.All(Bsns.Except(MetNul), b => Assert.Equal(Hash(b)[..Pseudoniemen.Lengte], pseudoniemen.Of(Read(b))));
    }

    [Fact]
    public void Of_HmacThatBeginsWith0_BeginsWith1()
    {
        var pseudoniemen = new Pseudoniemen(Sleutel);
        Assert.NotEmpty(MetNul);
        Assert.All(MetNul, b => Assert.Equal([1, .. Hash(b)[1..Pseudoniemen.Lengte]], pseudoniemen.Of(Read(b))));
    }

    private static byte[] Hash(string bsn) => HMACSHA256.HashData(Sleutel, Encoding.ASCII.GetBytes(bsn));

    private static Bsn Read(string bsn) => Bsn.Of(Encoding.ASCII.GetBytes(bsn));

    private static bool IsElfproef(string bsn)
        => (Enumerable.Range(0, 8).Sum(i => (9 - i) * (bsn[i] - '0')) - (bsn[8] - '0')) % 11 == 0;
}
