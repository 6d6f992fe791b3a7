using System.Xml;
using System.Xml.Schema;

namespace IB.Gateway.Schemas.Tests;

/// <summary>The manifests that come with the program, against the XSDs beside them.</summary>
public sealed class EmbeddedPackTests
{
    public static TheoryData<string> Functies => [.. Keurmeesters.Catalogus.Berichten.Select(b => b.Functie)];

    [Fact]
    public void LoadAllEmbedded_Program_HoldsBothStandardsAndTheEnvelope()
        => Assert.Equal(
            [("ijw-3.2", "iJw", "3.2", 14, 0, 25), ("iwmo-3.2", "iWmo", "3.2", 14, 0, 26), ("stuf-ggk-0210", "StUF-GGk", "0210", 0, 5, 2)],
            SchemaPack.LoadAllEmbedded().Select(p => (p.Naam, p.Standaard, p.Release, p.Berichten.Count, p.Documenten.Count, p.Codelijsten.Count)));

    [Fact]
    public void LoadAllEmbedded_EveryPack_SaysWhereItComesFrom() => Assert.All(SchemaPack.LoadAllEmbedded(), p =>
    {
        Assert.True(p.Ingebed);
        Assert.NotEmpty(p.Bronnen);
        Assert.All(p.Codelijsten, c => Assert.NotEqual("", c.Bron));
    });

    [Fact]
    public void Inspect_EveryPack_HasNothingToSay() => Assert.All(SchemaPack.LoadAllEmbedded(), p => Assert.Empty(p.Inspect().Bevindingen));

    [Fact]
    public void Documents_OfStuf_AreTheRootsOfItsSchemas()
    {
        var pack = SchemaPack.LoadEmbedded("stuf-ggk-0210");

        Assert.Equal(
            StufSchemas.CompileSchemaSet().GlobalElements.Names.Cast<XmlQualifiedName>().Select(n => n.ToString()).Order(StringComparer.Ordinal),
            pack.Documenten.Select(d => $"{d.Namespace}:{d.Element}").Order(StringComparer.Ordinal));
        Assert.All(pack.Documenten, d => Assert.NotNull(pack.CompileSchemaSet(d).GlobalElements[new XmlQualifiedName(d.Element, d.Namespace)]));
    }

    [Fact]
    public void LoadAllEmbedded_Release32_HoldsFromApril2023WithoutEnd()
        => Assert.All(SchemaPack.LoadAllEmbedded().SelectMany(p => p.Berichten), b => Assert.Equal((new DateOnly(2023, 4, 1), null), (b.GeldigVan, b.GeldigTot)));

    [Theory]
    [MemberData(nameof(Functies))]
    public void Manifest_Message_AgreesWithItsSchema(string functie)
    {
        var bericht = Assert.Single(Keurmeesters.Catalogus.FindByFunctie(functie));
        var set = Keurmeesters.Catalogus.PackOf(bericht).CompileSchemaSet(functie);
        var wortel = Assert.IsType<XmlSchemaElement>(set.GlobalElements[new XmlQualifiedName("Bericht", bericht.Namespace)]);
        var kop = Child(wortel, "Header");

        Assert.Equal(bericht.BerichtCode, Pattern(Child(kop, "BerichtCode")));
        Assert.Equal(bericht.Versie.ToString(), Pattern(Child(kop, "BerichtVersie")));
        Assert.Equal(bericht.Subversie.ToString(), Pattern(Child(kop, "BerichtSubversie")));
        Assert.Equal(TypeOf(bericht.KopAfzenderRol), Child(kop, "Afzender").SchemaTypeName.Name);
        Assert.Equal(TypeOf(bericht.KopOntvangerRol), Child(kop, "Ontvanger").SchemaTypeName.Name);
        Assert.Equal(bericht.KopGespiegeld, FindChild(kop, "IdentificatieRetour") is not null);
    }

    [Fact]
    public void Basisschema_EveryPack_DeclaresTheBasisnamespace() => Assert.All(SchemaPack.LoadAllEmbedded().Where(p => p.Basisschema is not null), pack =>
    {
        using var reader = XmlReader.Create(pack.Open(pack.Basisschema!), new XmlReaderSettings { CloseInput = true });
        Assert.Equal(pack.Basisnamespace, XmlSchema.Read(reader, validationEventHandler: null)!.TargetNamespace);
    });

    [Fact]
    public void LoadEmbedded_UnknownName_SaysWhichPacksThereAre()
    {
        var e = Assert.Throws<SchemaPackException>(() => SchemaPack.LoadEmbedded("iwmo-9.9"));

        Assert.Contains("iwmo-3.2", Assert.Single(e.Fouten), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WMO301.xsd")]
    [InlineData("../ijw-3.2/jw301.xsd")]
    [InlineData("")]
    public void Open_FileThatIsNotInThePack_Throws(string bestand)
        => Assert.Throws<FileNotFoundException>(() => SchemaPack.LoadEmbedded("iwmo-3.2").Open(bestand));

    [Fact]
    public void CompileSchemaSet_FunctieOfAnotherPack_Throws()
        => Assert.Throws<ArgumentException>(() => SchemaPack.LoadEmbedded("iwmo-3.2").CompileSchemaSet("JW301"));

    private static string TypeOf(Partijrol rol) => rol == Partijrol.Gemeente ? "LDT_Gemeente" : "LDT_AgbCode";

    private static string Pattern(XmlSchemaElement element)
    {
        var beperking = Assert.IsType<XmlSchemaSimpleTypeRestriction>(((XmlSchemaSimpleType)element.ElementSchemaType!).Content);
        return Assert.IsType<XmlSchemaPatternFacet>(Assert.Single(beperking.Facets.Cast<XmlSchemaFacet>())).Value!;
    }

    private static XmlSchemaElement Child(XmlSchemaElement ouder, string naam) => Assert.IsType<XmlSchemaElement>(FindChild(ouder, naam));

    private static XmlSchemaElement? FindChild(XmlSchemaElement ouder, string naam)
        => ((XmlSchemaSequence)((XmlSchemaComplexType)ouder.ElementSchemaType!).ContentTypeParticle)
            .Items.Cast<XmlSchemaElement>().SingleOrDefault(e => e.Name == naam);
}
