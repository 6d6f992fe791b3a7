namespace IB.Gateway.Validation.Tests.Compilatie;

/// <summary>Values at and around what XML Schema part 2 allows, type by type.</summary>
public sealed class WaardeTests
{
    [Theory]
    [InlineData("string", "", "a b", " x\t\n", "é😀", "]]")]
    [InlineData("normalizedString", "", "a  b", "\ta")]
    [InlineData("token", "", "a b", "  a  ")]
    [InlineData("language", "nl", "nl-NL", "x-abc12345")]
    [InlineData("Name", "a", ":a", "_x.-1", "é·")]
    [InlineData("NCName", "a", "_x.-1")]
    [InlineData("NMTOKEN", "1a", "-", ":")]
    [InlineData("NMTOKENS", "a", " a  1 ")]
    [InlineData("boolean", "true", "false", "0", "1", " 1 ")]
    [InlineData("decimal", "0", "-0", "+1.", ".5", "-.5", "00012.3400", "123456789012345678901234567890.5")]
    [InlineData("integer", "0", "-0", "+7", "0000123", "123456789012345678901234567890")]
    [InlineData("nonPositiveInteger", "0", "-1", "-0")]
    [InlineData("negativeInteger", "-1", "-0001")]
    [InlineData("positiveInteger", "1", "+1")]
    [InlineData("long", "9223372036854775807", "-9223372036854775808", "00009223372036854775807")]
    [InlineData("int", "2147483647", "-2147483648")]
    [InlineData("short", "32767", "-32768")]
    [InlineData("byte", "127", "-128", "+0127")]
    [InlineData("unsignedLong", "18446744073709551615", "00")]
    [InlineData("unsignedInt", "4294967295")]
    [InlineData("unsignedShort", "65535")]
    [InlineData("unsignedByte", "255", "000")]
    [InlineData("float", "0", "-0", "1.", ".5e-3", "1E+10", "INF", "-INF", "NaN", "1e400")]
    [InlineData("double", "0", "-0", "12.5e+300", "INF", "-INF", "NaN")]
    [InlineData("duration", "P1Y", "-P1Y2M3DT4H5M6.7S", "PT0S", "P0D", "PT36H", "P400D")]
    [InlineData("dateTime", "2026-01-01T00:00:00", "2026-01-01T24:00:00", "2026-12-31T23:59:59.999Z", "-0001-01-01T00:00:00", "12026-01-01T00:00:00-14:00")]
    [InlineData("date", "2024-02-29", "2000-02-29", "2026-01-01Z", "2026-01-01+14:00", " 2026-01-01 ", "9999-12-31", "12026-01-01", "-0044-03-15")]
    [InlineData("time", "00:00:00", "23:59:59", "24:00:00", "10:15:00.5", "10:15:00Z", "10:15:00-13:59")]
    [InlineData("gYearMonth", "2026-01", "2026-12Z", "-0001-12")]
    [InlineData("gYear", "2026", "0001", "-2026", "12026+01:00")]
    [InlineData("gMonthDay", "--02-29", "--12-31Z")]
    [InlineData("gMonth", "--01", "--12+01:00")]
    [InlineData("gDay", "---01", "---31Z")]
    [InlineData("hexBinary", "", "00", "aF09", " 0a ")]
    [InlineData("base64Binary", "", "QQ==", "QUI=", "QUJD", "QU JD", " Q Q = = ", "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGk=")]
    [InlineData("anyURI", "", "http://www.example.org/a?b#c", "../x", "#f", "a b", "%41", "urn:x:y", "//[::1]/x", "é")]
    public void Type_ValueOfIt_IsTaken(string type, params string[] waarden)
    {
        var schema = Proefschema.Value($"xs:{type}");

        Assert.All(waarden, w => Assert.True(schema.Takes(w), $"{type}: '{w}'"));
    }

    [Theory]
    [InlineData("language", "", "nl_NL", "abcdefghi", "nl-")]
    [InlineData("Name", "", "1a", "-a", "a b")]
    [InlineData("NCName", "", "a:b", "1")]
    [InlineData("NMTOKEN", "", "a b", "a,")]
    [InlineData("NMTOKENS", "", "   ")]
    [InlineData("boolean", "", "TRUE", "yes", "2", "tr ue")]
    [InlineData("decimal", "", "+", ".", "1e3", "1,5", "- 1", "INF", "1.2.3", "١")]
    [InlineData("integer", "", "1.0", "1.", "0x1", "--1", "1 2")]
    [InlineData("nonPositiveInteger", "1")]
    [InlineData("negativeInteger", "0", "-0")]
    [InlineData("positiveInteger", "0", "-1")]
    [InlineData("long", "9223372036854775808", "-9223372036854775809")]
    [InlineData("int", "2147483648", "-2147483649")]
    [InlineData("short", "32768", "-32769")]
    [InlineData("byte", "128", "-129")]
    [InlineData("unsignedLong", "18446744073709551616", "-1")]
    [InlineData("unsignedByte", "256", "-1", "+1", "-0")]
    [InlineData("float", "", "inf", "+INF", "1e", "e5", "0x1p3", "1e5.5", "nan")]
    [InlineData("double", "", "Infinity", ".", "1 e5")]
    [InlineData("duration", "", "P", "PT", "P1YT", "P1S", "P-1Y", "1Y", "P1M1Y", "PT1.5H", "P1.5D", "PT1.S", "+P1Y")]
    [InlineData("dateTime", "2026-01-01", "2026-01-01 00:00:00", "2026-01-01T24:00:01", "2026-01-01T24:00:00.1", "2026-01-01T0:00:00", "2026-02-29T00:00:00")]
    [InlineData(
        "date", "", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026-01-32", "26-01-01", "2026-1-1", "0000-01-01", "02026-01-01",
        "+2026-01-01", "2026-01-01+14:01", "2026-01-01z", "2026-01-01+1:00", "\u00a02026-01-01")]
    [InlineData("time", "25:00:00", "10:60:00", "10:00:60", "10:00", "24:00:01", "10:00:00.", "10:00:00+15:00")]
    [InlineData("gYearMonth", "2026-13", "2026", "2026-1")]
    [InlineData("gYear", "0000", "202", "02026")]
    [InlineData("gMonthDay", "--02-30", "-02-01", "--04-31", "--2-1")]
    [InlineData("gMonth", "--13", "--00", "--01--", "-01")]
    [InlineData("gDay", "---32", "---00", "--01")]
    [InlineData("hexBinary", "0", "0g", "0 0")]
    [InlineData("base64Binary", "Q", "QQ", "QQ=", "QQ===", "QR==", "QUJ=", "Q=Q=", "QUJD=", "QUJ*", "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGl=")]
    [InlineData("ENTITY", "a", "")]
    [InlineData("ENTITIES", "a b")]
    [InlineData("anyURI", "%4", "%zz", "a#b#c", "1a:b#[")]
    public void Type_NoValueOfIt_IsRefused(string type, params string[] waarden)
    {
        var schema = Proefschema.Value($"xs:{type}");

        Assert.All(waarden, w => Assert.False(schema.Takes(w), $"{type}: '{w}'"));
    }

    [Theory]
    [InlineData("xs:string", "<xs:length value='2'/>", "é😀", "a")]
    [InlineData("xs:string", "<xs:minLength value='2'/><xs:maxLength value='3'/>", "abc", "abcd")]
    [InlineData("xs:string", "<xs:maxLength value='40'/>", "1234567890123456789012345678901234567890", "12345678901234567890123456789012345678901")]
    [InlineData("xs:string", "<xs:enumeration value='a'/><xs:enumeration value='een lang woord'/>", "een lang woord", "een lang woor")]
    [InlineData("xs:string", "<xs:enumeration value='a'/><xs:enumeration value=''/>", "", "b")]
    [InlineData("xs:token", "<xs:enumeration value='a b'/>", " a  b ", "ab")]
    [InlineData("xs:string", "<xs:pattern value='[0-9]{4}'/>", "0384", "0384\n")]
    [InlineData("xs:string", "<xs:pattern value='a'/><xs:pattern value='b'/>", "b", "ab")]
    [InlineData("xs:integer", "<xs:minInclusive value='-5'/><xs:maxExclusive value='100'/>", "-5", "100")]
    [InlineData("xs:integer", "<xs:totalDigits value='3'/>", "000999", "1000")]
    [InlineData("xs:integer", "<xs:pattern value='[0-9]*'/>", "7", "+7")]
    [InlineData("xs:integer", "<xs:enumeration value='7'/>", "+007", "8")]
    [InlineData("xs:decimal", "<xs:totalDigits value='4'/><xs:fractionDigits value='2'/>", "0012.3400", "1.234")]
    [InlineData("xs:decimal", "<xs:minExclusive value='0'/>", "0.0000000000000000000000000001", "0")]
    [InlineData("xs:decimal", "<xs:enumeration value='1.50'/>", "+1.5", "1.51")]
    [InlineData("xs:double", "<xs:maxInclusive value='1'/>", "-INF", "NaN")]
    [InlineData("xs:float", "<xs:enumeration value='0'/>", "-0", "1e-10")]
    [InlineData("xs:date", "<xs:minInclusive value='2026-01-01'/>", "2026-01-01", "2025-12-31")]
    [InlineData("xs:date", "<xs:minInclusive value='2026-01-01'/>", "2026-01-03Z", "2026-01-01Z")]
    [InlineData("xs:dateTime", "<xs:enumeration value='2026-01-01T00:00:00Z'/>", "2026-01-01T01:00:00+01:00", "2026-01-01T00:00:00")]
    [InlineData("xs:duration", "<xs:maxInclusive value='P1M'/>", "P27D", "P28D")]
    [InlineData("xs:hexBinary", "<xs:length value='2'/>", "aaFF", "aaF0aa")]
    [InlineData("xs:base64Binary", "<xs:maxLength value='2'/>", "QUI=", "QUJD")]
    [InlineData("xs:hexBinary", "<xs:enumeration value='aa'/>", "AA", "ab")]
    [InlineData("xs:NMTOKENS", "<xs:maxLength value='2'/>", "a b", "a b c")]
    public void Facet_ValueAtItsEdge_IsTakenAndTheNextRefused(string type, string facetten, string goed, string fout)
    {
        var schema = Proefschema.Value(type, facetten);

        Assert.True(schema.Takes(goed), goed);
        Assert.False(schema.Takes(fout), fout);
    }

    [Fact]
    public void List_OfUnion_JudgesEveryWordByItsOwnType()
    {
        var schema = Proefschema.Of("""
            <xs:simpleType name='Maat'><xs:union memberTypes='xs:int'><xs:simpleType><xs:restriction base='xs:string'><xs:enumeration value='onbekend'/></xs:restriction></xs:simpleType></xs:union></xs:simpleType>
            <xs:element name='v'><xs:simpleType><xs:list itemType='t:Maat'/></xs:simpleType></xs:element>
            """);

        Assert.True(schema.Takes(" 1  onbekend\n3 "));
        Assert.True(schema.Takes(""));
        Assert.False(schema.Takes("1 bekend"));
    }

    [Fact]
    public void QName_Prefix_IsThatOfTheDocument()
    {
        var schema = Proefschema.Value("xs:QName", "<xs:enumeration value='t:a'/>");

        Assert.True(schema.IsGeldig("<x:v xmlns:x='urn:t'>x:a</x:v>"));
        Assert.True(schema.IsGeldig("<v xmlns='urn:t'>a</v>"));
        Assert.False(schema.IsGeldig("<v xmlns='urn:t' xmlns:t='urn:u'>t:a</v>"));
        Assert.False(schema.IsGeldig("<v xmlns='urn:t'>t:a</v>"));
    }

    [Fact]
    public void Id_Twice_IsRefusedAndAnIdrefMustHaveOne()
    {
        var schema = Proefschema.Of("""
            <xs:element name='v'><xs:complexType><xs:sequence><xs:element name='k' maxOccurs='9'><xs:complexType>
              <xs:attribute name='id' type='xs:ID'/><xs:attribute name='naar' type='xs:IDREFS'/></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
            """);

        Assert.True(schema.IsGeldig("<v xmlns='urn:t'><k naar='b a'/><k id='a'/><k id=' b '/></v>"));
        Assert.False(schema.IsGeldig("<v xmlns='urn:t'><k id='a'/><k id='a'/></v>"));
        Assert.False(schema.IsGeldig("<v xmlns='urn:t'><k id='a' naar='a c'/></v>"));
    }
}
