namespace IB.Gateway.Tests.Cli;

/// <summary>Small schemas that are of no standard.</summary>
internal static class Schemavoorbeeld
{
    /// <summary>A list of numbers from 1 to 9.</summary>
    internal const string Lijst = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:lijst" elementFormDefault="qualified">
          <xs:include schemaLocation="Getal.XSD"/>
          <xs:element name="lijst"><xs:complexType><xs:sequence><xs:element name="getal" type="Getal" maxOccurs="unbounded" xmlns="urn:lijst"/></xs:sequence></xs:complexType></xs:element>
        </xs:schema>
        """;

    /// <summary>The type of its numbers, which the list includes under a name in another case.</summary>
    internal const string Getal = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:lijst">
          <xs:simpleType name="Getal"><xs:restriction base="xs:int"><xs:minInclusive value="1"/><xs:maxInclusive value="9"/></xs:restriction></xs:simpleType>
        </xs:schema>
        """;

    /// <summary>A list with a key, which is not compiled.</summary>
    internal const string MetSleutel = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:l="urn:lijst" targetNamespace="urn:lijst" elementFormDefault="qualified">
          <xs:element name="lijst">
            <xs:complexType><xs:sequence><xs:element name="getal" type="xs:int" maxOccurs="unbounded"/></xs:sequence></xs:complexType>
            <xs:key name="enig"><xs:selector xpath="l:getal"/><xs:field xpath="."/></xs:key>
          </xs:element>
        </xs:schema>
        """;
}
