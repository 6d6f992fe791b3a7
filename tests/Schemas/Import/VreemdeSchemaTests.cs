using System.Text;
using System.Xml.Schema;

namespace IB.Gateway.Schemas.Tests;

/// <summary>Schemas of others: another vocabulary, other habits.</summary>
public sealed class VreemdeSchemaTests : IDisposable
{
    private const string Xs = "xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"";

    private const string Order = $"""
        <xs:schema {Xs} xmlns:o="urn:proef:order" xmlns:t="urn:proef:typen" targetNamespace="urn:proef:order" elementFormDefault="qualified">
          <!-- An order and its confirmation. -->
          <xs:import namespace="urn:proef:typen" schemaLocation="gedeeld/typen.xsd"/>
          <xs:element name="Order" type="o:Order"/>
          <xs:element name="Bevestiging"><xs:complexType><xs:sequence><xs:element name="Nummer" type="t:Nummer"/></xs:sequence></xs:complexType></xs:element>
          <xs:element name="Stam" type="o:Order" abstract="true"/>
          <xs:complexType name="Order">
            <xs:choice maxOccurs="unbounded">
              <xs:element name="Nummer" type="t:Nummer"/>
              <xs:element name="Regel"><xs:complexType><xs:attribute name="aantal" type="xs:positiveInteger" use="required"/></xs:complexType></xs:element>
            </xs:choice>
          </xs:complexType>
        </xs:schema>
        """;

    private const string Typen = $"""
        <xs:schema {Xs} targetNamespace="urn:proef:typen">
          <xs:simpleType name="Nummer"><xs:restriction base="xs:token"><xs:pattern value="[A-Z]{"{2}"}[0-9]+"/></xs:restriction></xs:simpleType>
        </xs:schema>
        """;

    private readonly Importmap _map = new();

    [Fact]
    public void Plan_OrdersInTwoFolders_GivesADocumentForEachRoot()
    {
        var pack = Ready(_map.Write("order-1.0", ("order.xsd", Order), ("gedeeld/typen.xsd", Typen)));

        Assert.Equal(("order-1.0", "order", "1.0"), (pack.Naam, pack.Standaard, pack.Release));
        Assert.Equal(
            [("Order", "urn:proef:order", "order.xsd"), ("Bevestiging", "urn:proef:order", "order.xsd")],
            pack.Documenten.Select(d => (d.Element, d.Namespace, d.Schema)));
        Assert.Empty(pack.Berichten);
        AssertJudges(
            pack, "Order", "<Order xmlns='urn:proef:order'><Nummer>AB1</Nummer><Regel aantal='2'/></Order>",
            "<Order xmlns='urn:proef:order'><Nummer>A1</Nummer></Order>");
    }

    [Fact]
    public void Plan_IncludeWithoutNamespace_TakesThatOfItsIncluder()
    {
        var pack = Ready(_map.Write(
            "kameleon-2.1",
            ("brief.xsd", $"<xs:schema {Xs} xmlns='urn:proef:brief' targetNamespace='urn:proef:brief' elementFormDefault='qualified'><xs:include schemaLocation='delen.xsd'/><xs:element name='Brief' type='Tekst'/></xs:schema>"),
            ("delen.xsd", $"<xs:schema {Xs}><xs:simpleType name='Tekst'><xs:restriction base='xs:string'><xs:maxLength value='3'/></xs:restriction></xs:simpleType></xs:schema>")));

        AssertJudges(pack, "Brief", "<Brief xmlns='urn:proef:brief'>abc</Brief>", "<Brief xmlns='urn:proef:brief'>abcd</Brief>");
    }

    [Fact]
    public void Plan_SeveralMessagesWithACommonPart_GivesEachItsOwnSchema()
    {
        static string Bericht(string naam)
            => $"<xs:schema {Xs} xmlns:c='urn:c' targetNamespace='urn:{naam}'><xs:import namespace='urn:c' schemaLocation='../deel/C.XSD'/><xs:element name='{naam}' type='c:T'/></xs:schema>";
        var pack = Ready(_map.Write(
            "set-1", ("berichten/x.xsd", Bericht("x")), ("berichten/y.xsd", Bericht("y")),
            ("deel/c.xsd", $"<xs:schema {Xs} targetNamespace='urn:c'><xs:simpleType name='T'><xs:restriction base='xs:string'><xs:enumeration value='1'/></xs:restriction></xs:simpleType></xs:schema>")));

        Assert.Equal(["berichten/x.xsd", "berichten/y.xsd"], pack.Documenten.Select(d => d.Schema));
        AssertJudges(pack, "y", "<p:y xmlns:p='urn:y'>1</p:y>", "<p:y xmlns:p='urn:y'>2</p:y>");
    }

    [Fact]
    public void Plan_NoNamespaceAndXmlLang_RequiresTheAttribute()
    {
        var pack = Ready(_map.Write("los-1", ("los.xsd", $"""
            <xs:schema {Xs}>
              <xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="http://www.w3.org/2001/xml.xsd"/>
              <xs:element name="Los"><xs:complexType mixed="true"><xs:attribute ref="xml:lang" use="required"/></xs:complexType></xs:element>
            </xs:schema>
            """)));

        Assert.Equal("", Assert.Single(pack.Documenten).Namespace);
        AssertJudges(pack, "Los", "<Los xml:lang='nl'/>", "<Los/>");
    }

    [Fact]
    public void Plan_TwoSchemasThatIncludeEachOther_BothCount()
    {
        static string Half(string naam, string ander)
            => $"<xs:schema {Xs} targetNamespace='urn:r'><xs:include schemaLocation='{ander}.xsd'/><xs:element name='{naam}' type='xs:int'/></xs:schema>";

        Assert.Equal(["A", "B"], Ready(_map.Write("rond-1", ("A.xsd", Half("A", "B")), ("B.xsd", Half("B", "A")))).Documenten.Select(d => d.Element));
    }

    [Fact]
    public void Plan_SchemaThatOnlyGathers_GivesWhatItGathers()
    {
        static string Deel(string naam) => $"<xs:schema {Xs} targetNamespace='urn:g'><xs:element name='{naam}' type='xs:int'/></xs:schema>";
        var pack = Ready(_map.Write(
            "geheel-1",
            ("alles.xsd", $"<xs:schema {Xs} targetNamespace='urn:g'><xs:include schemaLocation='a.xsd'/><xs:include schemaLocation='c.xsd'/></xs:schema>"),
            ("a.xsd", Deel("A")), ("c.xsd", Deel("C"))));

        Assert.Equal([("A", "alles.xsd"), ("C", "alles.xsd")], pack.Documenten.Select(d => (d.Element, d.Schema)));
    }

    [Fact]
    public void Plan_Redefine_WorksAndIsMentioned()
    {
        var plan = Schemaimport.Plan(
            _map.Write(
                "her-1",
                ("her.xsd", $"<xs:schema {Xs} xmlns='urn:h' targetNamespace='urn:h'><xs:redefine schemaLocation='oud.xsd'>\n<xs:simpleType name='T'><xs:restriction base='T'><xs:maxLength value='2'/></xs:restriction></xs:simpleType></xs:redefine><xs:element name='H' type='T'/></xs:schema>"),
                ("oud.xsd", $"<xs:schema {Xs} targetNamespace='urn:h'><xs:simpleType name='T'><xs:restriction base='xs:string'/></xs:simpleType></xs:schema>")),
            Importmap.Wens);

        Assert.Equal(
            ["De schemas noemen geen standaard en release; de naam her-1 is die van de map.", "her.xsd regel 1: xs:redefine verandert wat een ander schema zegt; ga na of de uitgever dat nog zo bedoelt."],
            plan.Bevindingen.Select(b => b.ToString()).Order());
        AssertJudges(plan.Pack!, "H", "<H xmlns='urn:h'>ab</H>", "<H xmlns='urn:h'>abc</H>");
    }

    [Fact]
    public void Plan_NameAsked_IsThatOfThePack()
        => Assert.Equal("inkoop-2026.1", Schemaimport.Plan(
            _map.Write("map", ("typen.xsd", Typen), ("gedeeld/typen.xsd", Typen), ("order.xsd", Order)), Importmap.Wens with { Naam = "inkoop-2026.1" }).Naam);

    [Fact]
    public void Plan_OtherFiles_AreLeftBehind()
    {
        var plan = Schemaimport.Plan(
            _map.Write("order-1.0", ("order.xsd", Order), ("gedeeld/typen.xsd", Typen), ("leesmij.txt", "x"), ("doc/uitleg.pdf", "y")), Importmap.Wens);

        Assert.Equal(
            ["doc/uitleg.pdf", "leesmij.txt"],
            plan.Bevindingen.Where(b => b.Tekst == "het bestand is geen XSD en wordt niet overgenomen.").Select(b => b.Bestand));
        Assert.Equal(["gedeeld/typen.xsd", "manifest.json", "order.xsd"], plan.Pack!.Bestanden);
    }

    public static TheoryData<string, string, string> Gebreken => new()
    {
        { "not well-formed", "<xs:schema", "a.xsd regel 1: het bestand is geen welgevormde XML: " },
        { "no schema", "\n<html/>", "a.xsd regel 2: het bestand is geen XSD: het begint met html en niet met xs:schema." },
        { "DOCTYPE", $"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>\n<xs:schema {Xs}/>",
            "a.xsd regel 1: een DOCTYPE is niet toegestaan: daarmee kan een schema elders gegevens ophalen. Haal hem weg." },
        { "import that is not there", Schema("<xs:import namespace='urn:b' schemaLocation='b.xsd'/>"),
            "a.xsd regel 2: xs:import verwijst naar b.xsd, en dat bestand is er niet. Zet het schema in de map en noem het met schemaLocation." },
        { "import without location", Schema("<xs:import namespace='urn:proef:typen'/>"),
            "a.xsd regel 2: xs:import noemt geen schemaLocation. De namespace urn:proef:typen staat in typen.xsd; noem dat met schemaLocation." },
        { "include without location", Schema("<xs:include/>"),
            "a.xsd regel 2: xs:include noemt geen schemaLocation. Zet het schema in de map en noem het met schemaLocation." },
        { "http", Schema("<xs:import namespace='urn:b' schemaLocation='http://example.org/b.xsd'/>"),
            "a.xsd regel 2: xs:import verwijst naar http://example.org/b.xsd. Dat ligt buiten de map, en er wordt niets opgehaald. Zet het schema in de map en noem het met schemaLocation." },
        { "file", Schema("<xs:include schemaLocation='file:///etc/hostname'/>"),
            "a.xsd regel 2: xs:include verwijst naar file:///etc/hostname. Dat ligt buiten de map" },
        { "absolute", Schema("<xs:include schemaLocation='/etc/hostname'/>"), "a.xsd regel 2: xs:include verwijst naar /etc/hostname. Dat ligt buiten de map" },
        { "out of the folder", Schema("<xs:include schemaLocation='gedeeld/../../b.xsd'/>"),
            "a.xsd regel 2: xs:include verwijst naar gedeeld/../../b.xsd. Dat ligt buiten de map" },
        { "escaped way out", Schema("<xs:include schemaLocation='%2e%2e/b.xsd'/>"),
            "a.xsd regel 2: xs:include verwijst naar %2e%2e/b.xsd. Dat ligt buiten de map" },
        { "backslash", Schema("<xs:include schemaLocation='gedeeld\\b.xsd'/>"),
            "a.xsd regel 2: xs:include verwijst naar gedeeld\\b.xsd. Dat ligt buiten de map" },
        { "unknown type", Schema("<xs:element name='E' type='xs:geheel'/>"), "a.xsd regel 2: " },
        { "import of another namespace", Schema("<xs:import namespace='urn:b' schemaLocation='typen.xsd'/>"), "a.xsd regel 2: " },
        { "ambiguous content", Schema(
            "<xs:element name='E'><xs:complexType><xs:sequence>\n<xs:element name='x' minOccurs='0'/><xs:element name='x'/></xs:sequence></xs:complexType></xs:element>"),
            "a.xsd regel 3: " },
        { "pattern that is no pattern", Schema(
            "<xs:simpleType name='T'><xs:restriction base='xs:string'>\n<xs:pattern value='[a-'/></xs:restriction></xs:simpleType>"), "a.xsd regel 3: " },
    };

    [Theory]
    [MemberData(nameof(Gebreken))]
    public void Plan_BrokenSchema_IsRefusedWithFileLineAndReason(string wat, string schema, string fout)
    {
        var plan = Schemaimport.Plan(_map.Write("proef-1", ("a.xsd", schema), ("typen.xsd", Typen)), Importmap.Wens);

        var fouten = plan.Bevindingen.Where(b => b.Soort == Bevindingsoort.Fout).Select(b => b.ToString()).ToList();
        Assert.True(fouten.Exists(f => f.StartsWith(fout, StringComparison.Ordinal)), $"{wat}: {string.Join(" | ", fouten)}");
        Assert.Null(plan.Pack);
        Assert.False(plan.Schrijfbaar);
    }

    [Fact]
    public void Plan_FaultsInSeveralFiles_AreReportedTogether()
    {
        var plan = Schemaimport.Plan(
            _map.Write("proef-1", ("a.xsd", "<xs:schema"), ("c.xsd", Schema("<xs:include schemaLocation='weg.xsd'/>")), ("d.xsd", "<html/>")), Importmap.Wens);

        Assert.Equal(["a.xsd", "c.xsd", "d.xsd"], plan.Bevindingen.Select(b => b.Bestand).Where(b => b.Length > 0));
    }

    [Fact]
    public void Plan_LinkOutOfTheFolder_IsRefused()
    {
        var map = _map.Write("proef-1", ("a.xsd", Order));
        File.CreateSymbolicLink(Path.Combine(map, "typen.xsd"), _map["elders.xsd"]);

        Assert.Equal(
            ["typen.xsd is een koppeling naar een andere plaats; zet het bestand zelf in de map."],
            Assert.Throws<SchemaPackException>(() => Schemaimport.Plan(map, Importmap.Wens)).Fouten);
    }

    [Theory]
    [InlineData("../weg-1")]
    [InlineData("weg/1-1")]
    [InlineData("Iwmo-3.3")]
    [InlineData("iwmo")]
    [InlineData("iwmo-")]
    [InlineData("-1")]
    [InlineData("iwmo-3.3\n")]
    public void Plan_NameThatIsNoName_IsRefused(string naam)
    {
        var plan = Schemaimport.Plan(_map.Write("order-1.0", ("order.xsd", Order), ("gedeeld/typen.xsd", Typen)), Importmap.Wens with { Naam = naam });

        Assert.StartsWith(
            $"De naam {naam} is niet te gebruiken", Assert.Single(plan.Bevindingen, b => b.Soort == Bevindingsoort.Fout).Tekst, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_NothingThatGivesAName_AsksForOne()
        => Assert.Equal(
            "De schemas noemen geen standaard en release, en de map heet niet standaard-release; noem de naam met --naam.",
            Assert.Single(Schemaimport.Plan(_map.Write("Downloads", ("a.xsd", Typen)), Importmap.Wens).Bevindingen).Tekst);

    [Fact]
    public void Plan_FolderWithoutSchemas_IsRefused()
        => Assert.Equal(
            "De map bevat geen XSD-bestanden.",
            Assert.Single(Schemaimport.Plan(_map.Write("leeg-1", ("x.txt", "")), Importmap.Wens).Bevindingen, b => b.Soort == Bevindingsoort.Fout).Tekst);

    [Fact]
    public void Plan_TwoSchemasWithOneRoot_IsRefused()
    {
        var plan = Schemaimport.Plan(_map.Write("dubbel-1", ("a.xsd", Order), ("c.xsd", Order), ("gedeeld/typen.xsd", Typen)), Importmap.Wens);

        Assert.Contains("document {urn:proef:order}Order komt meer dan eens voor: a.xsd, c.xsd.", plan.Bevindingen.Select(b => b.Tekst));
    }

    public void Dispose() => _map.Dispose();

    private static string Schema(string inhoud) => $"<xs:schema {Xs} targetNamespace='urn:a'>\n{inhoud}\n</xs:schema>";

    private static SchemaPack Ready(string map)
    {
        var plan = Schemaimport.Plan(map, Importmap.Wens);
        Assert.DoesNotContain(plan.Bevindingen, b => b.Soort is Bevindingsoort.Fout or Bevindingsoort.Invullen);
        return Assert.IsType<SchemaPack>(plan.Pack);
    }

    private static void AssertJudges(SchemaPack pack, string element, string goed, string fout)
    {
        XmlSchemaSet set = pack.CompileSchemaSet(pack.Documenten.Single(d => d.Element == element));
        Assert.Empty(SystemXml.Validate(set, Encoding.UTF8.GetBytes(goed)));
        Assert.NotEmpty(SystemXml.Validate(set, Encoding.UTF8.GetBytes(fout)));
    }
}
