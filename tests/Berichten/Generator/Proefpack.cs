namespace IB.Gateway.Berichten.Tests.Generator;

/// <summary>A small pack with all that the generator can express.</summary>
internal static class Proefpack
{
    public const string Naam = "proef-1.0";

    public const string Heen = """
        <?xml version="1.0" encoding="utf-8"?>
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:b="urn:basis" xmlns:a="urn:a301" targetNamespace="urn:a301" elementFormDefault="qualified">
          <xs:import namespace="urn:basis" schemaLocation="basis.xsd"/>
          <xs:annotation><xs:appinfo><b:BasisschemaXsdVersie>2.0.0</b:BasisschemaXsdVersie><b:BerichtXsdVersie>2.0.1</b:BerichtXsdVersie></xs:appinfo></xs:annotation>
          <xs:element name="Bericht">
            <xs:complexType>
              <xs:sequence>
                <xs:element name="Header" type="a:Header"/>
                <xs:element name="Datum" type="a:Datum"/>
                <xs:group ref="a:Keuze"/>
                <xs:element name="Regel" minOccurs="0" maxOccurs="unbounded">
                  <xs:complexType><xs:sequence><xs:element name="Nummer" type="xs:int"/><xs:element name="Regel" minOccurs="0"><xs:complexType/></xs:element></xs:sequence></xs:complexType>
                </xs:element>
                <xs:sequence minOccurs="0">
                  <xs:element name="Bedrag"><xs:simpleType><xs:restriction base="xs:decimal"><xs:totalDigits value="6"/><xs:fractionDigits value="2"/></xs:restriction></xs:simpleType></xs:element>
                  <xs:element name="Akkoord" type="xs:boolean"/>
                </xs:sequence>
                <xs:element name="Dag" type="xs:date" minOccurs="0" maxOccurs="3"/>
                <xs:element name="Tijd" type="xs:time" minOccurs="0"/>
                <xs:element name="object" type="b:LDT_Code" minOccurs="0"/>
                <xs:element name="Boom" type="a:Boom" minOccurs="0"/>
              </xs:sequence>
            </xs:complexType>
          </xs:element>
          <xs:group name="Keuze"><xs:choice><xs:element name="Wel" type="xs:string"/><xs:element name="Niet" type="b:CDT_Reden"/></xs:choice></xs:group>
          <xs:complexType name="Header"><xs:sequence>
            <xs:element name="Code"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="901"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="Afzender" type="b:LDT_Partij"/>
            <xs:element name="XsdVersie" type="b:CDT_XsdVersie"/>
          </xs:sequence></xs:complexType>
          <xs:complexType name="Datum"><xs:all><xs:element name="Een" type="xs:string"/><xs:element name="Ander" type="xs:string" minOccurs="0"/></xs:all></xs:complexType>
          <xs:complexType name="Boom"><xs:annotation><xs:documentation>A tree, &lt;of&gt; trees.</xs:documentation></xs:annotation>
            <xs:sequence><xs:element name="Tak" type="a:Boom" minOccurs="0" maxOccurs="unbounded"><xs:annotation><xs:documentation>What grows
              on it</xs:documentation></xs:annotation></xs:element></xs:sequence></xs:complexType>
        </xs:schema>
        """;

    public const string Retour = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:b="urn:basis" xmlns:a="urn:a302" targetNamespace="urn:a302" elementFormDefault="qualified">
          <xs:import namespace="urn:basis" schemaLocation="basis.xsd"/>
          <xs:annotation><xs:appinfo><b:BasisschemaXsdVersie>2.0.0</b:BasisschemaXsdVersie><b:BerichtXsdVersie>2.0.2</b:BerichtXsdVersie></xs:appinfo></xs:annotation>
          <xs:element name="Bericht" type="a:Root"/>
          <xs:complexType name="Root"><xs:sequence><xs:element name="Header" type="a:Header"/></xs:sequence></xs:complexType>
          <xs:complexType name="Header"><xs:sequence>
            <xs:element name="Code"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="902"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="Afzender" type="b:LDT_Partij"/>
            <xs:element name="XsdVersie" type="b:CDT_XsdVersie"/>
            <xs:element name="XsdVersieRetour" type="b:CDT_XsdVersie"/>
            <xs:element name="Object" type="b:LDT_Code" minOccurs="0"/>
            <xs:element name="Reden" type="b:CDT_Reden"/>
            <xs:element name="Eigen" type="a:RedenType" minOccurs="0"/>
          </xs:sequence></xs:complexType>
          <xs:complexType name="RedenType"><xs:sequence><xs:element name="Tekst" type="a:Tekst"/></xs:sequence></xs:complexType>
          <xs:complexType name="Tekst"><xs:sequence><xs:element name="Inhoud" type="xs:string"/></xs:sequence></xs:complexType>
        </xs:schema>
        """;

    public const string Basis = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:b="urn:basis" targetNamespace="urn:basis" elementFormDefault="qualified">
          <xs:simpleType name="LDT_Partij"><xs:restriction base="xs:string"><xs:pattern value="[0-9]{4}"/></xs:restriction></xs:simpleType>
          <xs:simpleType name="LDT_Code"><xs:restriction base="xs:string"><xs:enumeration value="a-1"/><xs:enumeration value="A.1"/><xs:enumeration value="02"/></xs:restriction></xs:simpleType>
          <xs:complexType name="CDT_Reden"><xs:sequence><xs:element name="Reden" type="xs:string" maxOccurs="unbounded"/></xs:sequence></xs:complexType>
          <xs:complexType name="CDT_XsdVersie"><xs:sequence><xs:element name="BasisschemaXsdVersie" type="xs:string"/><xs:element name="BerichtXsdVersie" type="xs:string"/></xs:sequence></xs:complexType>
        </xs:schema>
        """;

    public const string Manifest = """
        {
          "pack": "proef-1.0", "standaard": "Proef", "release": "1.0", "geldigVan": "2026-01-01", "basisnamespace": "urn:basis", "basisschema": "basis.xsd",
          "berichten": [
            {
              "functie": "A301", "berichtCode": "901", "versie": 1, "subversie": 0, "namespace": "urn:a301", "titel": "Heen & weer",
              "afzenderRol": "gemeente", "ontvangerRol": "aanbieder", "gespreksrol": "heenbericht",
              "beantwoordDoor": "A302", "reactietermijnWerkdagen": 3, "schema": "a301.xsd"
            },
            {
              "functie": "A302", "berichtCode": "902", "versie": 1, "subversie": 0, "namespace": "urn:a302", "titel": "Retour",
              "afzenderRol": "aanbieder", "ontvangerRol": "gemeente", "gespreksrol": "retourbericht",
              "beantwoordt": "A301", "schema": "a302.xsd"
            }
          ],
          "codelijsten": [
            { "naam": "P1", "titel": "Proef", "bestand": "codelijsten/P1.csv", "datatype": "LDT_Code", "bron": "proef", "bronDatum": "2026-01-01" }
          ]
        }
        """;

    public const string Codes = "code,omschrijving,geldigVan,geldigTot\na-1,\"Een, met komma\",,\nA.1,Twee <3>,,\n02,Drie,,\n";

    /// <summary>The files by their path in the pack.</summary>
    public static IReadOnlyDictionary<string, string> Bestanden { get; } = new Dictionary<string, string>
    {
        ["manifest.json"] = Manifest,
        ["a301.xsd"] = Heen,
        ["a302.xsd"] = Retour,
        ["basis.xsd"] = Basis,
        ["codelijsten/P1.csv"] = Codes,
    };

    /// <summary>The files with the path that they would have below a folder.</summary>
    public static IEnumerable<(string Pad, string Tekst)> In(string map, string naam = Naam) => Bestanden.Select(b => ($"{map}/{naam}/{b.Key}", b.Value));
}
