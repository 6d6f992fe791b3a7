namespace IB.Gateway.Validation.Tests.Compilatie;

/// <summary>What may stand where, by XML Schema part 1.</summary>
public sealed class InhoudTests
{
    private const string Kinderen = "<xs:element name='a' type='xs:string'/><xs:element name='b' type='xs:string' minOccurs='0'/>";

    [Theory]
    [InlineData("<a/>", true)]
    [InlineData("<a/><b/>", true)]
    [InlineData(" <a/>\r\n\t<b/><!-- --><?x?> ", true)]
    [InlineData("<a/>&#32;<b/>", true)]
    [InlineData("", false)]
    [InlineData("<b/>", false)]
    [InlineData("<b/><a/>", false)]
    [InlineData("<a/><b/><b/>", false)]
    [InlineData("<a/>x<b/>", false)]
    [InlineData("<a/><c/>", false)]
    [InlineData("<a xmlns=''/>", false)]
    public void Sequence_InOrder_IsTaken(string inhoud, bool geldig) => AssertInhoud($"<xs:sequence>{Kinderen}</xs:sequence>", inhoud, geldig);

    [Theory]
    [InlineData("<a/>", true)]
    [InlineData("<b/><a/>", true)]
    [InlineData("<a/><b/>", true)]
    [InlineData("<a/><a/>", false)]
    [InlineData("<b/>", false)]
    public void All_InAnyOrder_IsTaken(string inhoud, bool geldig) => AssertInhoud($"<xs:all>{Kinderen}</xs:all>", inhoud, geldig);

    [Theory]
    [InlineData("<a/><a/>", true)]
    [InlineData("<a/><c/><a/><c/>", true)]
    [InlineData("<a/><a/><a/><a/><a/>", false)]
    [InlineData("<a/>", false)]
    [InlineData("<c/><c/>", false)]
    public void Choice_RepeatedWithinBounds_IsTaken(string inhoud, bool geldig) => AssertInhoud(
        """
        <xs:choice minOccurs='2' maxOccurs='4'>
          <xs:sequence><xs:element name='a' type='xs:string'/><xs:element name='c' type='xs:string' minOccurs='0'/></xs:sequence>
        </xs:choice>
        """,
        inhoud,
        geldig);

    [Theory]
    [InlineData("##any", "lax", "<x xmlns='urn:x'/>", true)]
    [InlineData("##any", "strict", "<x xmlns='urn:x'/>", false)]
    [InlineData("##any", "strict", "<getal>1</getal>", true)]
    [InlineData("##any", "lax", "<getal>een</getal>", false)]
    [InlineData("##any", "skip", "<getal>een</getal>", true)]
    [InlineData("##any", "skip", "<getal><getal>een</x></getal>", false)]
    [InlineData("##any", "lax", "<x xmlns='urn:x'><getal xmlns='urn:t'>een</getal></x>", false)]
    [InlineData("##other", "skip", "<x xmlns='urn:x'/>", true)]
    [InlineData("##other", "skip", "<x xmlns=''/>", false)]
    [InlineData("##other", "skip", "<x/>", false)]
    [InlineData("##local", "skip", "<x xmlns=''/>", true)]
    [InlineData("##local", "skip", "<x/>", false)]
    [InlineData("urn:x ##targetNamespace", "skip", "<x/>", true)]
    [InlineData("urn:x ##targetNamespace", "skip", "<x xmlns='urn:y'/>", false)]
    public void Wildcard_NamespaceAndStrictness_Decide(string ns, string strengheid, string inhoud, bool geldig)
        => AssertInhoud($"<xs:sequence><xs:any namespace='{ns}' processContents='{strengheid}'/></xs:sequence>", inhoud, geldig);

    [Theory]
    [InlineData("verplicht='1'", true)]
    [InlineData("verplicht='&#32;1&#x20;'", true)]
    [InlineData("verplicht='1' vast='x y'", true)]
    [InlineData("verplicht='1' vast='x\ny'", true)]
    [InlineData("verplicht='1' vast='z'", false)]
    [InlineData("verplicht='een'", false)]
    [InlineData("", false)]
    [InlineData("verplicht='1' vreemd='1'", false)]
    [InlineData("verplicht='1' o:vreemd='1' xmlns:o='urn:o'", true)]
    [InlineData("t:verplicht='1' xmlns:t='urn:t'", false)]
    [InlineData("verplicht='1' xml:lang='nl'", true)]
    [InlineData("verplicht='1' xsi:schemaLocation='a b' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'", true)]
    public void Attributes_AsDeclared_AreTaken(string attributen, bool geldig)
    {
        var schema = Proefschema.Of("""
            <xs:element name='v'><xs:complexType>
              <xs:attribute name='verplicht' type='xs:int' use='required'/><xs:attribute name='vast' type='xs:token' fixed='x y'/>
              <xs:anyAttribute namespace='##other' processContents='lax'/></xs:complexType></xs:element>
            """);

        Assert.Equal(geldig, schema.IsGeldig($"<v xmlns='urn:t' {attributen}/>"));
    }

    [Theory]
    [InlineData("<v xmlns='urn:t'><a/></v>", true)]
    [InlineData("<v xmlns='urn:t' x:type='Meer' xmlns:x='http://www.w3.org/2001/XMLSchema-instance'><a/><b/></v>", true)]
    [InlineData("<t:v xmlns:t='urn:t' x:type=' t:Meer ' xmlns:x='http://www.w3.org/2001/XMLSchema-instance'><t:a/><t:b/></t:v>", true)]
    [InlineData("<v xmlns='urn:t'><a/><b/></v>", false)]
    [InlineData("<v xmlns='urn:t' x:type='Meer' xmlns:x='http://www.w3.org/2001/XMLSchema-instance'><a/></v>", false)]
    [InlineData("<v xmlns='urn:t' x:type='Anders' xmlns:x='http://www.w3.org/2001/XMLSchema-instance'><a/></v>", false)]
    [InlineData("<v xmlns='urn:t' x:type='Weg' xmlns:x='http://www.w3.org/2001/XMLSchema-instance'><a/></v>", false)]
    [InlineData("<v xmlns='urn:t' x:type='y:Meer' xmlns:x='http://www.w3.org/2001/XMLSchema-instance'><a/><b/></v>", false)]
    [InlineData("<v xmlns='urn:t' x:nil='true' xmlns:x='http://www.w3.org/2001/XMLSchema-instance'/>", true)]
    [InlineData("<v xmlns='urn:t' x:nil='1' xmlns:x='http://www.w3.org/2001/XMLSchema-instance'><!-- --></v>", true)]
    [InlineData("<v xmlns='urn:t' x:nil='false' xmlns:x='http://www.w3.org/2001/XMLSchema-instance'><a/></v>", true)]
    [InlineData("<v xmlns='urn:t' x:nil='true' xmlns:x='http://www.w3.org/2001/XMLSchema-instance'><a/></v>", false)]
    [InlineData("<v xmlns='urn:t' x:nil='true' xmlns:x='http://www.w3.org/2001/XMLSchema-instance'> </v>", false)]
    [InlineData("<v xmlns='urn:t' x:nil='ja' xmlns:x='http://www.w3.org/2001/XMLSchema-instance'/>", false)]
    public void TypeAndNil_InTheDocument_AreFollowed(string document, bool geldig)
    {
        var schema = Proefschema.Of("""
            <xs:complexType name='Basis'><xs:sequence><xs:element name='a' type='xs:string'/></xs:sequence></xs:complexType>
            <xs:complexType name='Meer'><xs:complexContent><xs:extension base='t:Basis'><xs:sequence><xs:element name='b' type='xs:string'/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
            <xs:complexType name='Anders'><xs:sequence><xs:element name='a' type='xs:string'/></xs:sequence></xs:complexType>
            <xs:element name='v' type='t:Basis' nillable='true'/>
            """);

        Assert.Equal(geldig, schema.IsGeldig(document));
    }

    [Theory]
    [InlineData("block='extension'", "", false)]
    [InlineData("", "block='#all'", false)]
    [InlineData("block='restriction'", "block='restriction'", true)]
    public void Block_OfElementOrType_KeepsADerivedTypeOut(string element, string type, bool geldig)
    {
        var schema = Proefschema.Of($"""
            <xs:complexType name='Basis' {type}><xs:sequence/></xs:complexType>
            <xs:complexType name='Meer'><xs:complexContent><xs:extension base='t:Basis'/></xs:complexContent></xs:complexType>
            <xs:element name='v' type='t:Basis' {element}/>
            """);

        Assert.Equal(geldig, schema.IsGeldig("<v xmlns='urn:t' x:type='Meer' xmlns:x='http://www.w3.org/2001/XMLSchema-instance'/>"));
    }

    [Fact]
    public void Abstract_ElementOrType_MayNotStandThere()
    {
        var schema = Proefschema.Of("""
            <xs:complexType name='Basis' abstract='true'><xs:sequence/></xs:complexType>
            <xs:complexType name='Echt'><xs:complexContent><xs:extension base='t:Basis'/></xs:complexContent></xs:complexType>
            <xs:element name='v' type='t:Basis'/><xs:element name='w' type='t:Echt' abstract='true'/>
            """);

        Assert.False(schema.IsGeldig("<v xmlns='urn:t'/>"));
        Assert.True(schema.IsGeldig("<v xmlns='urn:t' x:type='Echt' xmlns:x='http://www.w3.org/2001/XMLSchema-instance'/>"));
        Assert.False(schema.IsGeldig("<w xmlns='urn:t'/>"));
    }

    [Theory]
    [InlineData("<v xmlns='urn:t'/>", true)]
    [InlineData("<v xmlns='urn:t'>007</v>", true)]
    [InlineData("<v xmlns='urn:t'> +7 </v>", true)]
    [InlineData("<v xmlns='urn:t'>8</v>", false)]
    public void Fixed_SameValueOrNothing_IsTaken(string document, bool geldig)
        => Assert.Equal(geldig, Proefschema.Of("<xs:element name='v' type='xs:int' fixed='7'/>").IsGeldig(document));

    [Theory]
    [InlineData("<v xmlns='urn:t'>tekst <a>1</a> en <b/> meer</v>", true)]
    [InlineData("<v xmlns='urn:t'>tekst <b/></v>", false)]
    [InlineData("<v xmlns='urn:t'><a>1</a>]]></v>", false)]
    public void Mixed_TextBetweenElements_IsTaken(string document, bool geldig)
        => Assert.Equal(geldig, Proefschema.Of(
            $"<xs:element name='v'><xs:complexType mixed='true'><xs:sequence>{Kinderen}</xs:sequence></xs:complexType></xs:element>").IsGeldig(document));

    [Theory]
    [InlineData("<v xmlns='urn:t' eenheid='m'>12</v>", true)]
    [InlineData("<v xmlns='urn:t'>12</v>", false)]
    [InlineData("<v xmlns='urn:t' eenheid='m'>120</v>", false)]
    [InlineData("<v xmlns='urn:t' eenheid='m'><a/></v>", false)]
    [InlineData("<v xmlns='urn:t' eenheid='m'>1<!-- -->2</v>", true)]
    [InlineData("<v xmlns='urn:t' eenheid='m'><![CDATA[1]]>&#50;</v>", true)]
    public void SimpleContent_ExtendedAndRestricted_KeepsBoth(string document, bool geldig)
    {
        var schema = Proefschema.Of("""
            <xs:complexType name='Maat'><xs:simpleContent><xs:extension base='xs:int'><xs:attribute name='eenheid' use='required'/></xs:extension></xs:simpleContent></xs:complexType>
            <xs:complexType name='Klein'><xs:simpleContent><xs:restriction base='t:Maat'><xs:maxInclusive value='99'/></xs:restriction></xs:simpleContent></xs:complexType>
            <xs:element name='v' type='t:Klein'/>
            """);

        Assert.Equal(geldig, schema.IsGeldig(document));
    }

    [Theory]
    [InlineData("<v xmlns='urn:t'/>", true)]
    [InlineData("<v xmlns='urn:t'><!-- --></v>", true)]
    [InlineData("<v xmlns='urn:t'> </v>", false)]
    [InlineData("<v xmlns='urn:t'><![CDATA[]]></v>", true)]
    public void Empty_NotEvenWhiteSpace_IsTaken(string document, bool geldig)
        => Assert.Equal(geldig, Proefschema.Of("<xs:element name='v'><xs:complexType/></xs:element>").IsGeldig(document));

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void Document_AroundTheLimit_IsTakenUpToIt(int meer, bool geldig)
    {
        const string Omlijsting = "<v xmlns='urn:t'></v>";
        var document = Omlijsting.Insert(Omlijsting.IndexOf("</", StringComparison.Ordinal), new string('x', XmlLimieten.MaxTekens - Omlijsting.Length + meer));

        Assert.Equal(geldig, Proefschema.Value("xs:string").IsGeldig(document));
    }

    private static void AssertInhoud(string model, string inhoud, bool geldig)
    {
        var schema = Proefschema.Of($"<xs:element name='getal' type='xs:int'/><xs:element name='v'><xs:complexType>{model}</xs:complexType></xs:element>");

        Assert.Equal(geldig, schema.IsGeldig($"<v xmlns='urn:t'>{inhoud}</v>"));
    }
}
