using Microsoft.CodeAnalysis;

namespace IB.Gateway.Berichten.Tests.Generator;

/// <summary>What cannot be expressed is an error at its place in the XSD, and never a view that is silent about it.</summary>
public sealed class MeldingTests
{
    private const string Hier = "<xs:element name=\"Boom\" type=\"a:Boom\" minOccurs=\"0\"/>";
    private const string Type = "<xs:complexType name=\"Boom\">";

    public static TheoryData<string, string, string, string> Onuitdrukbaar => new()
    {
        { "IBG003", "xs:any", Hier, "<xs:any namespace=\"##other\"/>" },
        { "IBG003", "a sequence or choice that is repeated", Hier,
            "<xs:sequence maxOccurs=\"2\"><xs:element name=\"P\" type=\"xs:int\"/><xs:element name=\"Q\" type=\"xs:int\"/></xs:sequence>" },
        { "IBG003", "attributes", Hier, "<xs:element name=\"P\"><xs:complexType><xs:attribute name=\"q\"/></xs:complexType></xs:element>" },
        { "IBG003", "attributes", Hier,
            "<xs:element name=\"P\"><xs:complexType><xs:simpleContent><xs:extension base=\"xs:string\"><xs:attribute name=\"q\"/></xs:extension></xs:simpleContent></xs:complexType></xs:element>" },
        { "IBG003", "mixed content", Hier,
            "<xs:element name=\"P\"><xs:complexType mixed=\"true\"><xs:sequence><xs:element name=\"Q\" type=\"xs:int\"/></xs:sequence></xs:complexType></xs:element>" },
        { "IBG003", "nillable", Hier, "<xs:element name=\"P\" type=\"xs:int\" nillable=\"true\"/>" },
        { "IBG003", "a default or fixed value", Hier, "<xs:element name=\"P\" type=\"xs:int\" default=\"1\"/>" },
        { "IBG003", "a default or fixed value", Hier, "<xs:element name=\"P\" type=\"xs:int\" fixed=\"1\"/>" },
        { "IBG003", "derived", Hier,
            "<xs:element name=\"P\"><xs:complexType><xs:complexContent><xs:extension base=\"b:CDT_Reden\"/></xs:complexContent></xs:complexType></xs:element>" },
        { "IBG003", "a value of type integer", Hier, "<xs:element name=\"P\" type=\"xs:integer\"/>" },
        { "IBG003", "a value of type decimal", Hier, "<xs:element name=\"P\" type=\"xs:decimal\"/>" },
        { "IBG003", "a value of type token", Hier, "<xs:element name=\"P\" type=\"xs:token\"/>" },
        { "IBG003", "a value of type dateTime", Hier, "<xs:element name=\"P\" type=\"xs:dateTime\"/>" },
        { "IBG003", "a value of type NMTOKENS", Hier, "<xs:element name=\"P\" type=\"xs:NMTOKENS\"/>" },
        { "IBG003", "exactly one root element", Type, "<xs:element name=\"Tweede\" type=\"a:Boom\"/>" + Type },
        { "IBG004", "Bericht.Element", Hier, "<xs:element name=\"Element\" type=\"xs:int\"/>" },
        { "IBG004", "Bericht.Akkoord", Hier, "<xs:element name=\"akkoord\" type=\"xs:int\"/>" },
        { "IBG004", "Bericht.Header", Hier, "<xs:element name=\"Header\" type=\"a:Header\" minOccurs=\"0\"/>" },
        { "IBG004", "Read", Type, "<xs:complexType name=\"Read\"/>" + Type },
        { "IBG004", "Codes.Code", Type,
            "<xs:simpleType name=\"Code\"><xs:restriction base=\"xs:string\"><xs:enumeration value=\"1\"/></xs:restriction></xs:simpleType>" + Type },
        { "IBG002", "urn:a301:Nergens", Hier, "<xs:element name=\"P\" type=\"a:Nergens\"/>" },
        { "IBG002", "", Hier, "<xs:element name=\"P\">" },
        { "IBG002", "elders.xsd", "\"basis.xsd\"", "\"elders.xsd\"" },
    };

    [Theory]
    [MemberData(nameof(Onuitdrukbaar))]
    public void Generate_WhatItCannotExpress_IsAnErrorAtItsPlace(string id, string wat, string van, string naar)
    {
        Assert.Contains(van, Proefpack.Heen, StringComparison.Ordinal);
        var heen = Proefpack.Heen.Replace(van, naar, StringComparison.Ordinal);
        if (naar.Contains("name=\"Read\"", StringComparison.Ordinal))
            heen = heen.Replace(Hier, Hier + "<xs:element name=\"R\" type=\"a:Read\"/>", StringComparison.Ordinal);
        var resultaat = Bouw.Run(Proefpack.In("packs").Select(b => b.Pad.EndsWith("a301.xsd", StringComparison.Ordinal) ? (b.Pad, heen) : b)).GetRunResult();

        Assert.Contains(resultaat.Diagnostics, m => m.Id == id && m.Severity == DiagnosticSeverity.Error
            && m.GetMessage().Contains(wat, StringComparison.Ordinal)
            && m.Location.GetLineSpan() is { Path: "packs/proef-1.0/a301.xsd" } plaats && IsNabij(plaats.StartLinePosition.Line, heen, naar));
        Assert.Empty(resultaat.GeneratedTrees);
    }

    [Theory]
    [InlineData("{", "IBG001")]
    [InlineData("[]", "IBG001")]
    [InlineData("""{ "standaard": "A", "release": "1", "berichten": [ { "functie": "A301" } ] }""", "IBG001")]
    public void Generate_ManifestThatCannotBeRead_IsAnError(string manifest, string id)
    {
        var resultaat = Bouw.Run(Proefpack.In("packs").Select(b => b.Pad.EndsWith("manifest.json", StringComparison.Ordinal) ? (b.Pad, manifest) : b))
            .GetRunResult();

        var melding = Assert.Single(resultaat.Diagnostics);
        Assert.Equal((id, "packs/proef-1.0/manifest.json"), (melding.Id, melding.Location.GetLineSpan().Path));
    }

    [Fact]
    public void Generate_PackWithoutMessages_GivesNothing()
    {
        var resultaat = Bouw.Run(("packs/p/manifest.json", """{ "standaard": "A", "release": "1", "documenten": [] }"""), ("packs/p/a.xsd", "<broken"))
            .GetRunResult();

        Assert.Empty(resultaat.Diagnostics);
        Assert.Empty(resultaat.GeneratedTrees);
    }

    [Fact]
    public void Generate_OnePackIsFaulty_StillMakesTheOther()
    {
        var resultaat = Bouw.Run(Proefpack.In("packs")
            .Concat(Proefpack.In("packs", "ander").Select(b => b.Pad.EndsWith("a301.xsd", StringComparison.Ordinal) ? (b.Pad, "<broken") : b))).GetRunResult();

        Assert.Equal(["IBG002"], resultaat.Diagnostics.Select(d => d.Id));
        Assert.Equal(6, resultaat.GeneratedTrees.Length);
    }

    /// <summary>On the line of what was put in, or for a message of which the end is missing below it.</summary>
    private static bool IsNabij(int regel, string xsd, string wat)
    {
        var verwacht = xsd[..xsd.IndexOf(wat, StringComparison.Ordinal)].Count(c => c == '\n');
        return wat.EndsWith("name=\"P\">", StringComparison.Ordinal) || wat.Contains("Tweede", StringComparison.Ordinal) ? regel >= 0 : regel == verwacht;
    }
}
