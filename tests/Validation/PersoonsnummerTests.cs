using System.Text;

namespace IB.Gateway.Validation.Tests;

public sealed class PersoonsnummerTests
{
    [Theory]
    [InlineData("<Bericht><Bsn>999900006</Bsn></Bericht>", "999900006")]
    [InlineData("<Bericht xmlns='urn:x' xmlns:y='urn:y'><y:Client><y:Bsn>999900018</y:Bsn></y:Client><Bsn>999900006</Bsn></Bericht>", "999900018")]
    [InlineData("<Bericht><Bsn/><Bsn>999900007</Bsn><Bsn>9999000060</Bsn><Bsn>999900006</Bsn></Bericht>", "999900006")]
    [InlineData("<Bericht><Bsn>999900006</Bsn><kapot>", "999900006")]
    public void TryFind_ElementWithAValidNumber_GivesTheFirst(string tekst, string verwacht)
    {
        var bsn = new char[Elfproef.Lengte];
        Assert.True(Persoonsnummer.TryFind(Encoding.UTF8.GetBytes(tekst), bsn));
        Assert.Equal(verwacht, new string(bsn));
    }

    [Theory]
    [InlineData("")]
    [InlineData("geen xml")]
    [InlineData("<Bericht>999900006</Bericht>")]
    [InlineData("<Bericht><kapot></Bericht><Bsn>999900006</Bsn>")]
    [InlineData("<!DOCTYPE Bericht [<!ENTITY b '999900006'>]><Bericht><Bsn>&b;</Bsn></Bericht>")]
    public void TryFind_NoneThatCanBeRead_False(string tekst)
        => Assert.False(Persoonsnummer.TryFind(Encoding.UTF8.GetBytes(tekst), new char[Elfproef.Lengte]));

    [Fact]
    public void TryFind_OtherEncoding_IsReadAsItIs()
    {
        var bsn = new char[Elfproef.Lengte];
        Assert.True(Persoonsnummer.TryFind(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("<Bsn>999900006</Bsn>")).ToArray(), bsn));
        Assert.Equal("999900006", new string(bsn));
    }
}
