using System.Buffers.Binary;
using IB.Gateway.Storage.Sqlite.Kenmerken;

namespace IB.Gateway.Storage.Tests.Sqlite;

public sealed class ZeefTests
{
    // As many ids as a full stretch has when every second message is an answer.
    private const int Vol = 393_216;

    [Fact]
    public void MayHave_WhatWasAdded_IsAlwaysTrue()
    {
        var zeef = new Zeef();
        for (var n = 0; n < Vol; n++)
            zeef.Add(Sum(n));

        Assert.All(Enumerable.Range(0, Vol), n => Assert.True(zeef.MayHave(Sum(n))));
    }

    [Fact]
    public void MayHave_WhatWasNot_IsSeldomTrueWhenFull()
    {
        var zeef = new Zeef();
        for (var n = 0; n < Vol; n++)
            zeef.Add(Sum(n));

        var onterecht = Enumerable.Range(Vol, 100_000).Count(n => zeef.MayHave(Sum(n)));

        Assert.InRange(onterecht, 1, 600);
    }

    [Fact]
    public void MayHave_Empty_IsFalse() => Assert.False(new Zeef().MayHave(Sum(1)));

    [Fact]
    public void ToBytes_ReadBack_SaysTheSame()
    {
        var zeef = new Zeef();
        for (var n = 0; n < 1000; n++)
            zeef.Add(Sum(n));

        var terug = new Zeef(zeef.ToBytes());

        Assert.Equal(Zeef.Length, zeef.ToBytes().Length);
        Assert.All(Enumerable.Range(0, 100_000), n => Assert.Equal(zeef.MayHave(Sum(n)), terug.MayHave(Sum(n))));
    }

    // It is kept in the database, so another version of the program must find the same.
    [Theory]
    [InlineData("", 1240548846944876420UL)]
    [InlineData("a", 5372470088339443226UL)]
    [InlineData("12345678", 8606639932689466395UL)]
    [InlineData("0123456789abcdef0", 14056530105617693362UL)]
    public void Sum_OfTheSameId_NeverChanges(string id, ulong som) => Assert.Equal(som, Zeef.Sum(System.Text.Encoding.UTF8.GetBytes(id)));

    [Fact]
    public void Sum_OfIdsThatDifferInOneByte_Differs()
    {
        var id = new byte[40];
        var sommen = new HashSet<ulong>();
        for (var lengte = 0; lengte <= id.Length; lengte++)
        {
            Assert.True(sommen.Add(Zeef.Sum(id.AsSpan(0, lengte))));
            for (var i = 0; i < lengte; i++)
            {
                id[i] = 1;
                Assert.True(sommen.Add(Zeef.Sum(id.AsSpan(0, lengte))));
                id[i] = 0;
            }
        }
    }

    private static ulong Sum(int n)
    {
        Span<byte> id = stackalloc byte[16];
        BinaryPrimitives.WriteInt32LittleEndian(id[6..], n);
        return Zeef.Sum(id);
    }
}
