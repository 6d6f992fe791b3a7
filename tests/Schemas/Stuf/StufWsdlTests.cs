using System.Xml;
using System.Xml.Linq;

namespace IB.Gateway.Schemas.Tests;

/// <summary>The WSDL against the names of the standard (koppelvlak 2) and against the schemas beside it.</summary>
public sealed class StufWsdlTests
{
    private static readonly XNamespace Wsdl = "http://schemas.xmlsoap.org/wsdl/";
    private static readonly XNamespace Soap = "http://schemas.xmlsoap.org/wsdl/soap/";
    private static readonly XNamespace Xs = "http://www.w3.org/2001/XMLSchema";
    private readonly XElement _wsdl = Load();

    [Theory]
    [InlineData("ggk_Di01", StufSchemas.GgkNamespace, "envelopHeenbericht-ggk_Di01", "http://www.stufstandaarden.nl/koppelvlak/ggk0210/ggk_Di01")]
    [InlineData("ggk_Du01", StufSchemas.GgkNamespace, "envelopRetourbericht-ggk_Du01", "http://www.stufstandaarden.nl/koppelvlak/ggk0210/ggk_Du01")]
    [InlineData("Fo01", StufSchemas.StufNamespace, "Fo01Bericht", "http://www.egem.nl/StUF/StUF0301/Fo01")]
    public void Operation_OfTheStandard_TakesItsMessageAndGivesBv03OrFo03(string naam, string xmlNamespace, string element, string soapAction)
    {
        var operatie = Named(Named(_wsdl, "portType", "OntvangAsynchroon"), "operation", naam);
        var binding = Named(Named(_wsdl, "binding", "SOAPOntvangAsynchroon"), "operation", naam);

        Assert.Equal(XName.Get(element, xmlNamespace), ElementOf(operatie.Element(Wsdl + "input")!));
        Assert.Equal(XName.Get("Bv03Bericht", StufSchemas.StufNamespace), ElementOf(operatie.Element(Wsdl + "output")!));
        Assert.Equal(XName.Get("Fo03Bericht", StufSchemas.StufNamespace), ElementOf(Named(operatie, "fault", "fout")));
        Assert.Equal(soapAction, (string?)binding.Element(Soap + "operation")!.Attribute("soapAction"));
        Assert.Equal("fout", (string?)Named(binding, "fault", "fout").Element(Soap + "fault")!.Attribute("name"));
        Assert.All(binding.Descendants().Where(e => e.Attribute("use") is not null), e => Assert.Equal("literal", (string?)e.Attribute("use")));
    }

    [Fact]
    public void Operations_PortTypeAndBinding_AreTheSameThree()
    {
        Assert.Equal(["ggk_Di01", "ggk_Du01", "Fo01"], Named(_wsdl, "portType", "OntvangAsynchroon").Elements(Wsdl + "operation").Select(Name));
        Assert.Equal(["ggk_Di01", "ggk_Du01", "Fo01"], Named(_wsdl, "binding", "SOAPOntvangAsynchroon").Elements(Wsdl + "operation").Select(Name));
    }

    [Fact]
    public void Service_OnePort_IsSoap11DocumentLiteralAtTheAddressToReplace()
    {
        var port = Named(Named(_wsdl, "service", "StUFOntvangAsynchroonGGK0210Service"), "port", "OntvangAsynchroon");
        var binding = Assert.Single(_wsdl.Elements(Wsdl + "binding"));
        var soap = binding.Element(Soap + "binding")!;

        Assert.Equal(Resolve(port, "binding"), XName.Get(Name(binding), StufSchemas.GgkNamespace));
        Assert.Equal(Resolve(binding, "type"), XName.Get("OntvangAsynchroon", StufSchemas.GgkNamespace));
        Assert.Equal(("document", "http://schemas.xmlsoap.org/soap/http"), ((string?)soap.Attribute("style"), (string?)soap.Attribute("transport")));
        Assert.Equal(StufSchemas.WsdlAdres, (string?)port.Element(Soap + "address")!.Attribute("location"));
    }

    [Fact]
    public void Messages_EveryPart_NamesAnElementOfTheSchemas()
    {
        var set = StufSchemas.CompileSchemaSet();

        Assert.All(_wsdl.Elements(Wsdl + "message"), m =>
        {
            var element = Resolve(Assert.Single(m.Elements(Wsdl + "part")), "element");
            Assert.True(set.GlobalElements.Contains(new XmlQualifiedName(element.LocalName, element.NamespaceName)), element.ToString());
        });
    }

    [Fact]
    public void Types_EveryImport_IsAPublishedFileWithThatNamespace()
        => Assert.All(_wsdl.Descendants(Xs + "import"), import =>
        {
            var bestand = (string)import.Attribute("schemaLocation")!;
            using var stream = StufSchemas.Open(bestand);
            Assert.Equal((string?)import.Attribute("namespace"), (string?)XElement.Load(stream).Attribute("targetNamespace"));
        });

    [Fact]
    public void Bestanden_Pack_AreTheThreeThatAHostPublishes()
        => Assert.Equal([StufSchemas.Wsdl, StufSchemas.GgkSchema, StufSchemas.StufSchema], StufSchemas.Bestanden);

    private static XElement Load()
    {
        using var stream = StufSchemas.Open(StufSchemas.Wsdl);
        return XElement.Load(stream);
    }

    private static XElement Named(XElement ouder, string soort, string naam) => ouder.Elements(Wsdl + soort).Single(e => Name(e) == naam);

    private static string Name(XElement element) => (string)element.Attribute("name")!;

    private XName ElementOf(XElement gebruik)
        => Resolve(Named(_wsdl, "message", Resolve(gebruik, "message").LocalName).Element(Wsdl + "part")!, "element");

    private static XName Resolve(XElement element, string attribuut)
    {
        var delen = ((string)element.Attribute(attribuut)!).Split(':');
        return element.GetNamespaceOfPrefix(delen[0])! + delen[1];
    }
}
