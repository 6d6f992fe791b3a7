using System.Xml;
using System.Xml.Schema;
using IB.Gateway.Validation.Compilatie;

namespace IB.Gateway.Validation.Tests.Verschil;

/// <summary>What the compiled engine does not do it says, before it sees a document; the reference then judges.</summary>
public sealed class NietOndersteundTests
{
    public static TheoryData<string, string> Constructies => new()
    {
        { "xs:key", "<xs:element name='w'>" + Rijen + "<xs:key name='k'><xs:selector xpath='r'/><xs:field xpath='@n'/></xs:key></xs:element>" },
        { "xs:unique", "<xs:element name='w'>" + Rijen + "<xs:unique name='k'><xs:selector xpath='r'/><xs:field xpath='@n'/></xs:unique></xs:element>" },
        {
            "xs:keyref", "<xs:element name='w'>" + Rijen + "<xs:key name='k'><xs:selector xpath='r'/><xs:field xpath='@n'/></xs:key>"
                + "<xs:keyref name='f' refer='k'><xs:selector xpath='r'/><xs:field xpath='@m'/></xs:keyref></xs:element>"
        },
        {
            "substitution group", "<xs:element name='w'><xs:complexType><xs:sequence><xs:element ref='kop'/></xs:sequence></xs:complexType></xs:element>"
                + "<xs:element name='kop' type='xs:string'/><xs:element name='lid' type='xs:string' substitutionGroup='kop'/>"
        },
        {
            "fixed value of mixed content",
            "<xs:element name='w' fixed='x'><xs:complexType mixed='true'><xs:sequence><xs:element name='i' minOccurs='0'/></xs:sequence></xs:complexType></xs:element>"
        },
        { "more than ten elements in xs:all",
            $"<xs:element name='w'><xs:complexType><xs:all>{string.Concat(Enumerable.Range(0, 17).Select(i => $"<xs:element name='e{i}' minOccurs='0'/>"))}</xs:all></xs:complexType></xs:element>" },
    };

    private const string Rijen =
        "<xs:complexType><xs:sequence><xs:element name='r' maxOccurs='9'><xs:complexType><xs:attribute name='n'/><xs:attribute name='m'/></xs:complexType></xs:element></xs:sequence></xs:complexType>";

    [Theory]
    [MemberData(nameof(Constructies), DisableDiscoveryEnumeration = true)]
    public void Compile_ConstructThatIsNotDone_SaysSo(string constructie, string declaraties)
    {
        var fout = Assert.Throws<NietOndersteundException>(() => Schemaprogramma.Compile(Compile(declaraties)));

        Assert.True(fout.Message.Length > 0, constructie);
    }

    [Fact]
    public void Compile_TheSameWithoutTheConstruct_IsDone()
        => Assert.NotNull(Schemaprogramma.Compile(Compile($"<xs:element name='w'>{Rijen}</xs:element>")));

    private static XmlSchemaSet Compile(string declaraties)
    {
        var set = new XmlSchemaSet();
        using var lezer = XmlReader.Create(new StringReader($"<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>{declaraties}</xs:schema>"));
        set.Add(null, lezer);
        set.Compile();
        return set;
    }
}
