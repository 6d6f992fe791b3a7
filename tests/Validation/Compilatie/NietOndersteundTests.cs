using IB.Gateway.Validation.Compilatie;

namespace IB.Gateway.Validation.Tests.Compilatie;

/// <summary>What the compiled engine does not do is found when a schema is compiled.</summary>
public sealed class NietOndersteundTests
{
    [Theory]
    [InlineData(
        "element v: xs:key",
        "<xs:element name='v'><xs:complexType><xs:sequence><xs:element name='a' type='xs:int' maxOccurs='9'/></xs:sequence></xs:complexType><xs:key name='k'><xs:selector xpath='t:a'/><xs:field xpath='.'/></xs:key></xs:element>")]
    [InlineData("element w: substitutionGroup", "<xs:element name='v' type='xs:int'/><xs:element name='w' substitutionGroup='t:v'/>")]
    [InlineData(
        "patroon met \\p{IsGreek}",
        "<xs:element name='v'><xs:simpleType><xs:restriction base='xs:string'><xs:pattern value='\\p{IsGreek}'/></xs:restriction></xs:simpleType></xs:element>")]
    [InlineData(
        "type zonder naam: te groot",
        "<xs:element name='v'><xs:complexType><xs:sequence minOccurs='30000' maxOccurs='30000'><xs:element name='a'/></xs:sequence></xs:complexType></xs:element>")]
    [InlineData(
        "v: vaste waarde zonder waardetype",
        "<xs:element name='v' fixed='x'><xs:complexType mixed='true'><xs:sequence><xs:element name='a' minOccurs='0'/></xs:sequence></xs:complexType></xs:element>")]
    public void Compile_ConstructThatIsNotDone_NamesIt(string constructie, string declaraties)
        => Assert.Equal(constructie, Assert.Throws<NietOndersteundException>(() => Proefschema.Of(declaraties)).Message);
}
