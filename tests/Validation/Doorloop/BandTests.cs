using System.Text;
using System.Xml.Linq;
using IB.Gateway.Testing;
using IB.Gateway.Validation.Tests.Contract;

namespace IB.Gateway.Validation.Tests.Doorloop;

/// <summary>The band tells of every element what and where it is.</summary>
public sealed class BandTests : IDisposable
{
    private readonly Loopgeheugen _geheugen = new();
    private readonly Band _band = new();

    public static TheoryData<string> Berichten => [.. Fixtures.Berichten];

    public void Dispose() => _band.Dispose();

    [Theory]
    [MemberData(nameof(Berichten))]
    public void Run_Message_LeavesEveryElementInOrderWithItsText(string naam)
    {
        var tekst = Fixtures.Text(naam);
        AssertBand(tekst);

        // The same, written as few would.
        AssertBand(tekst.Replace("a<", "&#97;<", StringComparison.Ordinal).Replace("e<", "<![CDATA[e]]><", StringComparison.Ordinal));
        AssertBand(
            tekst.Replace(">", " >", StringComparison.Ordinal).Replace("? >", "?>", StringComparison.Ordinal).Replace("/ >", "/>", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_OneAfterAnother_AllocatesNothing()
    {
        var data = Fixtures.Bytes("iwmo-3.2/WMO301.xml");
        var programmas = new Programmacatalogus(Proef.Catalogus);
        for (var i = 0; i < 3; i++)
            Assert.NotNull(Schemaloop.Run(data, programmas, _geheugen, _band));

        var voor = GC.GetAllocatedBytesForCurrentThread();
        var programma = Schemaloop.Run(data, programmas, _geheugen, _band);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - voor);
        Assert.NotNull(programma);
    }

    [Fact]
    public void Run_MoreElementsThanFit_MakesRoom()
    {
        var bericht = Fixtures.Text("iwmo-3.2/WMO301.xml");
        var begin = bericht.IndexOf("<wmo301:ToegewezenProduct>", StringComparison.Ordinal);
        var einde = bericht.IndexOf("</wmo301:ToegewezenProduct>", StringComparison.Ordinal) + "</wmo301:ToegewezenProduct>".Length;

        AssertBand(bericht.Insert(begin, new StringBuilder().Insert(0, bericht[begin..einde], 500).ToString()));
    }

    private void AssertBand(string tekst)
    {
        var data = Encoding.UTF8.GetBytes(tekst);
        var programma = Schemaloop.Run(data, new Programmacatalogus(Proef.Catalogus), _geheugen, _band);
        Assert.NotNull(programma);
        var elementen = XDocument.Parse(tekst, LoadOptions.PreserveWhitespace).Descendants().ToList();
        Assert.Equal(elementen.Count, _band.Count);
        for (var i = 0; i < elementen.Count; i++)
        {
            var element = elementen[i];
            Assert.Equal(element.Name, XName.Get(programma.Namen.LokaalTekst(_band[i].Naam), programma.Namen.NamespaceTekst(_band[i].Naam)));
            Assert.Equal(i + 1 + element.Descendants().Count(), _band[i].Einde);
            Assert.Equal((byte)'>', data[_band[i].Vanaf - 1]);
            Assert.Equal((byte)'<', data[_band[i].Vanaf + _band[i].Lengte]);
            if (!element.HasElements)
                Assert.Equal(element.Value, Encoding.UTF8.GetString(Waardelezer.Read(_band[i], data)));
        }
    }
}
