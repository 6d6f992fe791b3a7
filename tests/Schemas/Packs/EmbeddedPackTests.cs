using System.Globalization;
using System.Xml;
using System.Xml.Schema;

namespace IB.Gateway.Schemas.Tests;

/// <summary>The manifests that come with the program, against the XSDs beside them.</summary>
public sealed class EmbeddedPackTests
{
    public static TheoryData<string> Functies => [.. Keurmeesters.Catalogus.Berichten.Select(b => b.Functie)];

    [Fact]
    public void LoadAllEmbedded_Program_HoldsTheStandardsTheEnvelopeAndItsOwnMessages()
        => Assert.Equal(
            [
                ("ieb-1.0", "iEb", "1.0", 4, 0, 3), ("ieb-4.0-plaatsvervanger", "iEb", "4.0", 4, 0, 2), ("ijw-3.2", "iJw", "3.2", 14, 0, 25),
                ("ipgb-2.0-plaatsvervanger", "iPgb", "2.0", 8, 0, 4), ("iwmo-3.2", "iWmo", "3.2", 14, 0, 26), ("stuf-ggk-0210", "StUF-GGk", "0210", 0, 5, 2),
                ("wlz-1.0", "Knooppunt-Wlz", "1.0", 5, 0, 8),
            ],
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

    [Theory]
    [InlineData("ieb-1.0", "2020-01-01")]
    [InlineData("ieb-4.0-plaatsvervanger", "2025-04-07")]
    [InlineData("ijw-3.2", "2023-04-01")]
    [InlineData("ipgb-2.0-plaatsvervanger", "2018-01-01")]
    [InlineData("iwmo-3.2", "2023-04-01")]
    public void LoadEmbedded_Messages_HoldFromTheDayOfTheirReleaseWithoutEnd(string naam, string dag)
        => Assert.All(
            SchemaPack.LoadEmbedded(naam).Berichten, b => Assert.Equal((DateOnly.Parse(dag, CultureInfo.InvariantCulture), null), (b.GeldigVan, b.GeldigTot)));

    [Fact]
    public void LoadAllEmbedded_StandIns_LookAtTheEnvelopeOnlyAndSayHowSureTheyAre() => Assert.All(Keurmeesters.Catalogus.Berichten, b =>
    {
        Assert.Equal(b.Pack.EndsWith("-plaatsvervanger", StringComparison.Ordinal), b.Plaatsvervanger);
        Assert.Equal(b.Plaatsvervanger ? Controleniveau.Envelop : Controleniveau.Schema, b.Controleniveau);
        Assert.Equal(b.Plaatsvervanger || b.Pack == "wlz-1.0", b.Namespace.StartsWith("urn:knooppunt:", StringComparison.Ordinal));
        Assert.Equal(b.Plaatsvervanger, b.Toelichting is not null);
    });

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
        Assert.Equal(HasOntvanger(bericht) ? TypeOf(bericht.KopOntvangerRol) : null, FindChild(kop, "Ontvanger")?.SchemaTypeName.Name);
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

    // What goes to a chain partner names it in the envelope alone.
    private static bool HasOntvanger(BerichtDefinitie bericht) => bericht.KopOntvangerRol is Partijrol.Gemeente or Partijrol.Aanbieder or Partijrol.Knooppunt;

    private static string TypeOf(Partijrol rol) => rol switch
    {
        Partijrol.Gemeente => "LDT_Gemeente",
        Partijrol.Pgbuitvoerder => "LDT_Pgbuitvoerder",
        Partijrol.Ciz => "LDT_Ciz",
        Partijrol.Knooppunt => "LDT_Knooppunt",
        _ => "LDT_AgbCode",
    };

    private static string Pattern(XmlSchemaElement element)
    {
        var beperking = Assert.IsType<XmlSchemaSimpleTypeRestriction>(((XmlSchemaSimpleType)element.ElementSchemaType!).Content);
        return Assert.IsType<XmlSchemaPatternFacet>(Assert.Single(beperking.Facets.Cast<XmlSchemaFacet>())).Value!;
    }

    private static XmlSchemaElement Child(XmlSchemaElement ouder, string naam) => Assert.IsType<XmlSchemaElement>(FindChild(ouder, naam));

    private static XmlSchemaElement? FindChild(XmlSchemaElement ouder, string naam)
        => ((XmlSchemaSequence)((XmlSchemaComplexType)ouder.ElementSchemaType!).ContentTypeParticle)
            .Items.OfType<XmlSchemaElement>().SingleOrDefault(e => e.Name == naam);
}
