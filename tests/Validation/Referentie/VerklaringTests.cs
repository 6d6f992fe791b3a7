using System.Text;
using IB.Gateway.Testing;
using IB.Gateway.Validation.Tests.Contract;

namespace IB.Gateway.Validation.Tests.Referentie;

/// <summary>The explanation of a refusal says all that helps, and looks no further than that.</summary>
public sealed class VerklaringTests
{
    private const string Goed = "<wmo323:GeleverdVolume>";
    private const string Fout = "<wmo323:GeleverdVolume>x";

    [Theory]
    [InlineData(0, 2)]
    [InlineData(100, 2)]
    [InlineData(10_000, 1)]
    public void Faults_InALongPayload_AreListedUntilTheyLieFarApart(int ertussen, int fouten)
    {
        var oordeel = Proef.Referentie.Validate(Make(ertussen));

        Assert.Equal(fouten, oordeel.Fouten.Count);
        Assert.All(oordeel.Fouten, f => Assert.Contains("GeleverdVolume", f.Tekst, StringComparison.Ordinal));
    }

    [Fact]
    public void FirstFault_AtTheEndOfALongPayload_IsExplainedAsAtItsBegin()
    {
        var xml = Encoding.UTF8.GetString(Make(10_000)).Replace(Fout, Goed, StringComparison.Ordinal);
        var einde = xml.IndexOf(Goed, xml.LastIndexOf("<wmo323:Client>", StringComparison.Ordinal), StringComparison.Ordinal);

        var laat = Assert.Single(Proef.Referentie.Validate(Encoding.UTF8.GetBytes(xml.Remove(einde, Goed.Length).Insert(einde, Fout))).Fouten);
        var vroeg = Assert.Single(Proef.Referentie.Validate(Make(10_000)).Fouten);

        Assert.Equal(vroeg.Tekst, laat.Tekst);
        Assert.Equal(vroeg.Pad.Replace("/Client/", "/Client[10003]/", StringComparison.Ordinal), laat.Pad);
    }

    // A client with a fault, good ones, and one with a fault.
    private static byte[] Make(int ertussen)
    {
        var xml = Encoding.UTF8.GetString(Fixtures.Bytes("iwmo-3.2/WMO323.xml"));
        var begin = xml.IndexOf("<wmo323:Client>", StringComparison.Ordinal);
        var einde = xml.IndexOf("</wmo323:Client>", begin, StringComparison.Ordinal) + "</wmo323:Client>".Length;
        var goed = xml[begin..einde];
        var plek = goed.IndexOf(Goed, StringComparison.Ordinal);
        var kwaad = goed.Remove(plek, Goed.Length).Insert(plek, Fout);
        return Encoding.UTF8.GetBytes(
            new StringBuilder(xml[..begin]).Append(kwaad).Insert(begin + kwaad.Length, goed, ertussen).Append(kwaad).Append(xml[einde..]).ToString());
    }
}
