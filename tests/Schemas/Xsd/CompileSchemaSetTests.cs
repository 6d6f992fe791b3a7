using System.Net;
using System.Net.Sockets;
using System.Text;
using IB.Gateway.Testing;

namespace IB.Gateway.Schemas.Tests;

/// <summary>What a schema of a pack on disk can reach: the files of that pack and nothing else.</summary>
public sealed class CompileSchemaSetTests : IDisposable
{
    private const string Typen = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:basis">
          <xs:simpleType name="Cijfer"><xs:restriction base="xs:string"><xs:pattern value="[0-9]"/></xs:restriction></xs:simpleType>
        </xs:schema>
        """;

    private readonly TijdelijkeMap _map = new();

    [Fact]
    public void CompileSchemaSet_ImportInThePack_IsFollowed()
    {
        var pack = Load(Schema("typen.xsd"), ("typen.xsd", Typen));

        var set = pack.CompileSchemaSet("A301");

        Assert.Empty(SystemXml.Validate(set, "<Bericht xmlns='urn:a301'>7</Bericht>"u8.ToArray()));
        Assert.NotEmpty(SystemXml.Validate(set, "<Bericht xmlns='urn:a301'>x</Bericht>"u8.ToArray()));
    }

    [Fact]
    public void CompileSchemaSet_PackInAFolderWithOddCharacters_FindsBothSchemas()
    {
        var map = TestPack.Write(_map["a b#1%20é"], Schema("typen.xsd"), ("typen.xsd", Typen));

        Assert.Equal(2, SchemaPack.LoadFromFolder(map).CompileSchemaSet("A301").Count);
    }

    [Theory]
    [InlineData("../buiten.xsd")]
    [InlineData("weg.xsd")]
    [InlineData("file:///etc/hostname")]
    [InlineData("/etc/hostname")]
    public void CompileSchemaSet_ImportOutsideThePack_IsRefused(string locatie)
    {
        File.WriteAllText(_map["buiten.xsd"], Typen);

        var e = Assert.Throws<SchemaPackException>(() => Load(Schema(locatie)).CompileSchemaSet("A301"));

        Assert.Contains(e.Fouten, f => f.Contains("urn:basis", StringComparison.Ordinal));
    }

    [Fact]
    public void CompileSchemaSet_ImportOverHttp_OpensNoConnection()
    {
        using var luisteraar = new TcpListener(IPAddress.Loopback, 0);
        luisteraar.Start();

        Assert.Throws<SchemaPackException>(() => Load(Schema($"http://{luisteraar.LocalEndpoint}/typen.xsd")).CompileSchemaSet("A301"));

        Assert.False(luisteraar.Pending());
    }

    [Fact]
    public void CompileSchemaSet_Dtd_IsRefused()
    {
        var schema = "<!DOCTYPE schema [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>" + Schema("typen.xsd");

        var e = Assert.Throws<SchemaPackException>(() => Load(schema, ("typen.xsd", Typen)).CompileSchemaSet("A301"));

        Assert.StartsWith("a301.xsd: ", Assert.Single(e.Fouten), StringComparison.Ordinal);
    }

    [Fact]
    public void CompileSchemaSet_DtdInAnImport_IsRefused()
        => Assert.Throws<SchemaPackException>(() => Load(Schema("typen.xsd"), ("typen.xsd", "<!DOCTYPE schema>" + Typen)).CompileSchemaSet("A301"));

    [Fact]
    public void CompileSchemaSet_SeveralFaults_AreReportedTogether()
    {
        const string Fout = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:a301">
              <xs:element name="Bericht" type="xs:nietBestaand"/>
              <xs:simpleType name="T"><xs:restriction base="xs:string"><xs:pattern value="[a-"/></xs:restriction></xs:simpleType>
            </xs:schema>
            """;

        var e = Assert.Throws<SchemaPackException>(() => Load(Fout).CompileSchemaSet("A301"));

        Assert.Contains(e.Fouten, f => f.StartsWith("a301.xsd regel 2: ", StringComparison.Ordinal));
        Assert.Contains(e.Fouten, f => f.StartsWith("a301.xsd regel 3: ", StringComparison.Ordinal));
    }

    [Fact]
    public void CompileSchemaSet_MessageThatNamesASchemaLocation_IsNotFollowed()
    {
        using var luisteraar = new TcpListener(IPAddress.Loopback, 0);
        luisteraar.Start();
        var set = Load(Schema("typen.xsd"), ("typen.xsd", Typen)).CompileSchemaSet("A301");
        var bericht = $"""
            <Bericht xmlns="urn:a301" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                     xsi:schemaLocation="urn:a301 http://{luisteraar.LocalEndpoint}/ander.xsd">7</Bericht>
            """;

        Assert.Empty(SystemXml.Validate(set, Encoding.UTF8.GetBytes(bericht)));
        Assert.False(luisteraar.Pending());
    }

    public void Dispose() => _map.Dispose();

    private SchemaPack Load(string schema, params (string Naam, string Inhoud)[] bestanden)
        => SchemaPack.LoadFromFolder(TestPack.Write(_map["a-1.0"], schema, bestanden));

    private static string Schema(string locatie) => $"""
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:b="urn:basis" targetNamespace="urn:a301">
          <xs:import namespace="urn:basis" schemaLocation="{locatie}"/>
          <xs:element name="Bericht" type="b:Cijfer"/>
        </xs:schema>
        """;
}
