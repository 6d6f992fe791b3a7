using System.Xml.Linq;
using IB.Gateway.Testing;

namespace IB.Gateway.Validation.Tests.Contract;

public abstract class GeldigContract(IBerichtValidator validator) : Validatorcontract(validator)
{
    private const string Voorbeeld = "iwmo-3.2/WMO319.xml";

    public static TheoryData<string> Berichten => [.. Fixtures.Berichten];

    [Theory]
    [MemberData(nameof(Berichten))]
    public void Validate_ExampleMessage_IsValidOfItsTypeWithItsHeader(string naam)
    {
        var oordeel = Validate(Fixtures.Bytes(naam));

        Assert.Empty(oordeel.Fouten);
        Assert.True(oordeel.Geldig);
        Assert.Equal(naam.Split('/')[0], oordeel.Definitie?.Pack);
        Assert.Equal(Fixtures.Functie(naam), oordeel.Definitie?.Functie);
        var kop = Child(XDocument.Parse(Fixtures.Text(naam)).Root!, "Header");
        Assert.Equal(
            new Berichtkop(
                Child(kop, "Afzender").Value, kop.Elements().SingleOrDefault(e => e.Name.LocalName == "Ontvanger")?.Value,
                Child(Child(kop, "BerichtIdentificatie"), "Identificatie").Value),
            oordeel.Kop);
    }

    public static TheoryData<string, Func<string, string>> Schrijfwijzen => new()
    {
        { "byte order mark", b => "\uFEFF" + b },
        { "no declaration", b => b[(b.IndexOf("?>", StringComparison.Ordinal) + 2)..].TrimStart() },
        { "lower case declaration, standalone", b => b.Replace("encoding=\"UTF-8\"", "encoding='utf-8' standalone='yes'", StringComparison.Ordinal) },
        { "line feeds only", b => b.Replace("\r\n", "\n", StringComparison.Ordinal) },
        { "carriage returns only", b => b.Replace("\r\n", "\r", StringComparison.Ordinal) },
        { "other prefixes", b => b.Replace("wmo319:", "x:", StringComparison.Ordinal).Replace(":wmo319", ":x", StringComparison.Ordinal) },
        { "default namespace", b => b.Replace("wmo319:", "", StringComparison.Ordinal).Replace("xmlns:wmo319", "xmlns", StringComparison.Ordinal) },
        { "comment in a value", b => b.Replace(">0384<", ">03<!-- -->84<", StringComparison.Ordinal) },
        { "CDATA in a value", b => b.Replace(">0384<", "><![CDATA[03]]>84<", StringComparison.Ordinal) },
        { "references in a value", b => b.Replace(">0384<", ">&#48;3&#x38;4<", StringComparison.Ordinal) },
        { "instruction", b => b.Replace("<wmo319:Antwoord>", "<?x y?><wmo319:Antwoord>", StringComparison.Ordinal) },
        { "schema locations", b => b.Replace("<wmo319:Header>", SchemaLocations("<wmo319:Header"), StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(Schrijfwijzen), DisableDiscoveryEnumeration = true)]
    public void Validate_OtherWayToWriteTheSame_IsValidWithTheSameHeader(string wat, Func<string, string> schrijf)
    {
        var bron = Fixtures.Text(Voorbeeld);
        var anders = schrijf(bron);
        Assert.True(bron != anders, wat);

        var oordeel = Validate(anders);

        Assert.Empty(oordeel.Fouten);
        Assert.Equal(new Berichtkop("0384", "42420001", "WMOD20260002"), oordeel.Kop);
    }

    [Fact]
    public void Validate_PartOfALargerBuffer_SeesOnlyThatPart()
    {
        var bericht = Fixtures.Bytes(Voorbeeld);
        byte[] buffer = [.. "voor"u8, .. bericht, .. "achter"u8];

        Assert.True(Validator.Validate(buffer.AsMemory(4, bericht.Length)).Geldig);
        Assert.False(Validator.Validate(buffer).Geldig);
    }

    private static string SchemaLocations(string tag)
        => $"{tag} xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='urn:x http://127.0.0.1:1/x.xsd' xsi:noNamespaceSchemaLocation='file:///etc/passwd'>";

    private static XElement Child(XElement ouder, string naam) => ouder.Elements().Single(e => e.Name.LocalName == naam);
}
