using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using IB.Gateway.Testing;

namespace IB.Gateway.Validation.Tests.Verschil;

public sealed class WaardegevalTests : IDisposable
{
    private readonly TijdelijkeMap _map = new();

    public static TheoryData<int> Nummers => [.. Enumerable.Range(0, Waardegeval.Alle.Count)];

    [Theory]
    [MemberData(nameof(Nummers))]
    public void Judge_ValueOnWhichOraclesDiffer_IsWhatTheStandardSays(int nummer)
    {
        var geval = Waardegeval.Alle[nummer];
        var xsd =
            $"<xs:schema xmlns:xs='{XmlSchema.Namespace}'><xs:element name='w'><xs:simpleType><xs:restriction base='xs:{geval.Basis}'>{geval.Facetten}</xs:restriction></xs:simpleType></xs:element></xs:schema>";
        File.WriteAllText(_map["w.xsd"], xsd);
        using var schema = new Proefschema("w", () => Eigenschemas.Compile(_map["w.xsd"]), _map["w.xsd"]);
        var document = Document(geval.Waarde);
        var type = ((XmlSchemaElement)schema.Schemas.GlobalElements[new XmlQualifiedName("w")]!).ElementSchemaType!;

        Assert.Equal((geval.ToString(), geval.Geldig), (geval.ToString(), Waardespec.IsGeldig(type, geval.Waarde)));
        Assert.Equal((geval.ToString(), new Oordelen(geval.Geldig, geval.SystemXml, geval.Libxml2)), (geval.ToString(), schema.Judge(document)));
    }

    public void Dispose() => _map.Dispose();

    private static byte[] Document(string waarde)
        => Encoding.UTF8.GetBytes(new XElement("w", waarde).ToString(SaveOptions.DisableFormatting).Replace("\r", "&#13;", StringComparison.Ordinal));
}
