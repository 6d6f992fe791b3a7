using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using IB.Gateway.Stuf;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>The WSDL describes this knooppunt: its address, its schemas, and messages that exist in them (WSDL 1.1 sections 2 and 3).</summary>
public sealed class DeWsdl(Proefketen keten)
{
    private static readonly XNamespace Wsdl = "http://schemas.xmlsoap.org/wsdl/";
    private static readonly XNamespace Soap = "http://schemas.xmlsoap.org/wsdl/soap/";
    private static readonly XNamespace Xs = XmlSchema.Namespace;

    private Uri Port => new UriBuilder(keten.Knooppunt.Adres) { Host = "localhost", Path = Stuf.Wsdl.Pad, Query = "wsdl" }.Uri;

    [Fact]
    public async Task Address_InTheWsdl_IsThatOfThisKnooppunt()
    {
        var wsdl = await ReadAsync();

        Assert.Equal(Port.GetLeftPart(UriPartial.Path), wsdl.Descendants(Soap + "address").Single().Attribute("location")!.Value);
    }

    [Fact]
    public async Task Parts_Operations_AndBindings_ReferToEachOtherAndToElementsOfTheSchemas()
    {
        var wsdl = await ReadAsync();
        var schemas = await CompileAsync(wsdl);
        var berichten = wsdl.Elements(Wsdl + "message").ToDictionary(m => m.Attribute("name")!.Value);
        var poort = Assert.Single(wsdl.Elements(Wsdl + "portType"));
        var binding = Assert.Single(wsdl.Elements(Wsdl + "binding"));

        Assert.All(berichten.Values.Elements(Wsdl + "part"), p => Assert.NotNull(schemas.GlobalElements[Qualified(p, "element")]));
        Assert.All(poort.Descendants().Where(e => e.Attribute("message") is not null), e => Assert.Contains(Qualified(e, "message").Name, berichten.Keys));
        Assert.Equal(poort.Attribute("name")!.Value, Qualified(binding, "type").Name);
        Assert.Equal(Names(poort), Names(binding));
        Assert.Equal(
            [StufNamen.ActieDi01, StufNamen.ActieDu01, StufNamen.ActieFo01],
            binding.Descendants(Soap + "operation").Select(o => o.Attribute("soapAction")!.Value));
        var dienst = Assert.Single(wsdl.Element(Wsdl + "service")!.Elements(Wsdl + "port"));
        Assert.Equal(binding.Attribute("name")!.Value, Qualified(dienst, "binding").Name);
    }

    [Fact]
    public async Task Xmllint_WithThePublishedSchemas_FindsARealRequestAndItsReceiptValid()
    {
        var bestanden = new Dictionary<string, byte[]>();
        foreach (var import in (await ReadAsync()).Descendants(Xs + "import"))
            bestanden[import.Attribute("schemaLocation")!.Value] = await GetAsync(new Uri(Port, import.Attribute("schemaLocation")!.Value));
        var bericht = Proefbericht.Toewijzing();
        var verzoek = new Stufuitslag(200, await bericht.ToSoapAsync());
        var bevestiging = await keten.Diemen.SendStufAsync(bericht);

        await Xmllint.RequireValidAsync(Bytes(verzoek.Bericht), "ggk0210.xsd", bestanden);
        await Xmllint.RequireValidAsync(Bytes(bevestiging.Bericht), "stuf0301.xsd", bestanden);
    }

    [Fact]
    public async Task Port_WithoutTheQuestion_SaysThatItWantsAPost()
    {
        var antwoord = await RuweVerbinding.AskAsync(keten.Knooppunt.Adres, keten.Diemen.Certificaat, Ruwverzoek.Get(Stuf.Wsdl.Pad));

        Assert.Equal(405, antwoord.Status);
        Assert.Equal("POST", antwoord.Header("Allow"));
    }

    [Theory]
    [InlineData("HTTP/1.0\r\n")]
    [InlineData("HTTP/1.1\r\nHost:\r\n")]
    [InlineData("HTTP/1.1\r\nHost: a:99999\r\n")]
    [InlineData("HTTP/1.1\r\nHost: a..b_\r\n")]
    public async Task Address_ThatTheRequestDoesNotHave_IsAnErrorOfTheClient(string rest)
    {
        var antwoord = await RuweVerbinding.AskAsync(keten.Knooppunt.Adres, null, Encoding.Latin1.GetBytes($"GET {Stuf.Wsdl.Pad}?wsdl {rest}\r\n"));

        Assert.Equal(400, antwoord.Status);
        Assert.Contains("de header Host ontbreekt of noemt geen bestaand adres", antwoord.Tekst, StringComparison.Ordinal);
    }

    private static byte[] Bytes(XElement element) => Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting));

    private static IEnumerable<string> Names(XElement poort) => poort.Elements(Wsdl + "operation").Select(o => o.Attribute("name")!.Value);

    private static XmlQualifiedName Qualified(XElement element, string attribuut)
    {
        var delen = element.Attribute(attribuut)!.Value.Split(':');
        return new XmlQualifiedName(delen[1], element.GetNamespaceOfPrefix(delen[0])!.NamespaceName);
    }

    private async Task<XElement> ReadAsync()
    {
        using var lezer = XmlReader.Create(new MemoryStream(await GetAsync(Port)));
        return XDocument.Load(lezer).Root!;
    }

    private async Task<XmlSchemaSet> CompileAsync(XElement wsdl)
    {
        var schemas = new XmlSchemaSet { XmlResolver = null };
        foreach (var import in wsdl.Descendants(Xs + "import"))
        {
            using var lezer = XmlReader.Create(new MemoryStream(await GetAsync(new Uri(Port, import.Attribute("schemaLocation")!.Value))));
            schemas.Add(import.Attribute("namespace")!.Value, lezer);
        }

        schemas.Compile();
        return schemas;
    }

    // Without a certificate: what describes the interface is for everybody.
    private static async Task<byte[]> GetAsync(Uri adres)
    {
        var antwoord = await RuweVerbinding.AskAsync(adres, null, Ruwverzoek.Of("GET", adres.PathAndQuery, default, $"Host: {adres.Authority}"));
        Assert.Equal(200, antwoord.Status);
        return antwoord.Body;
    }
}
