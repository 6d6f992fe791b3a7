using IB.Gateway.Testing;

namespace IB.Gateway.Schemas.Tests;

public sealed class BerichtcatalogusTests
{
    private static readonly Berichtcatalogus Catalogus = Berichtcatalogus.LoadEmbedded();

    [Fact]
    public void Finds_EveryMessage_AllThreeWaysLeadToTheSame() => Assert.All(Catalogus.Berichten, b =>
    {
        Assert.Same(b, Assert.Single(Catalogus.FindByFunctie(b.Functie)));
        Assert.Same(b, Catalogus.FindByFunctie(b.Functie, b.Versie, b.Subversie));
        Assert.Same(b, Assert.Single(Catalogus.FindByNamespace(b.Namespace)));
        Assert.Same(b, Catalogus.FindByBerichtCode(b.BerichtCode, b.Versie, b.Subversie));
        Assert.Equal(b.Pack, Catalogus.PackOf(b).Naam);
    });

    [Theory]
    [InlineData("wmo301")]
    [InlineData("WMO303")]
    [InlineData("WMO301 ")]
    [InlineData("")]
    public void FindByFunctie_UnknownName_FindsNothing(string functie)
    {
        Assert.Empty(Catalogus.FindByFunctie(functie));
        Assert.Null(Catalogus.FindByFunctie(functie, 3, 2));
    }

    [Fact]
    public void FindByFunctie_OtherVersion_FindsNothing()
    {
        Assert.Null(Catalogus.FindByFunctie("WMO301", 3, 1));
        Assert.Null(Catalogus.FindByBerichtCode("414", 2, 3));
        Assert.Empty(Catalogus.FindByNamespace("http://www.istandaarden.nl/iwmo/3_1/wmo301/schema"));
    }

    [Theory]
    [InlineData("WMO301", Gespreksrol.Heenbericht, Partijrol.Gemeente, Partijrol.Gemeente, false, true, false)]
    [InlineData("WMO302", Gespreksrol.Retourbericht, Partijrol.Aanbieder, Partijrol.Gemeente, true, false, true)]
    [InlineData("JW305", Gespreksrol.Heenbericht, Partijrol.Aanbieder, Partijrol.Aanbieder, false, true, false)]
    [InlineData("JW306", Gespreksrol.Retourbericht, Partijrol.Gemeente, Partijrol.Aanbieder, true, false, true)]
    [InlineData("JW320", Gespreksrol.Retourbericht, Partijrol.Aanbieder, Partijrol.Gemeente, true, false, true)]
    [InlineData("WMO325", Gespreksrol.Antwoordbericht, Partijrol.Gemeente, Partijrol.Gemeente, false, true, true)]
    [InlineData("CizStatus", Gespreksrol.Mededeling, Partijrol.Ciz, Partijrol.Ciz, false, true, false)]
    [InlineData("WlzSignaal", Gespreksrol.Mededeling, Partijrol.Knooppunt, Partijrol.Knooppunt, false, true, false)]
    [InlineData("RegistertoetsAntwoord", Gespreksrol.Antwoordbericht, Partijrol.Knooppunt, Partijrol.Knooppunt, false, true, true)]
    public void Definitie_PerKindOfMessage_SaysWhoSendsAndHow(
        string functie, Gespreksrol rol, Partijrol afzender, Partijrol kopAfzender, bool gespiegeld, bool inDi01, bool inDu01)
    {
        var bericht = Assert.Single(Catalogus.FindByFunctie(functie));

        Assert.Equal(
            (rol, afzender, kopAfzender, gespiegeld, inDi01, inDu01),
            (bericht.Gespreksrol, bericht.AfzenderRol, bericht.KopAfzenderRol, bericht.KopGespiegeld, bericht.MagInDi01, bericht.MagInDu01));
        Assert.NotEqual(bericht.AfzenderRol, bericht.OntvangerRol);
        Assert.NotEqual(bericht.KopAfzenderRol, bericht.KopOntvangerRol);
    }

    [Theory]
    [InlineData("WMO301", "WMO302", 3, null)]
    [InlineData("JW315", "JW316", 3, 5)]
    [InlineData("WMO317", "WMO318", 3, 5)]
    [InlineData("JW323", "JW325", 10, null)]
    public void Definitie_Heenbericht_SaysWhatAnswersItAndWhen(string functie, string antwoord, int dagen, int? inhoudelijk)
    {
        var bericht = Assert.Single(Catalogus.FindByFunctie(functie));

        Assert.Equal((antwoord, dagen, inhoudelijk), (bericht.BeantwoordDoor, bericht.ReactietermijnWerkdagen, bericht.InhoudelijkeTermijnWerkdagen));
        Assert.Equal(functie, Assert.Single(Catalogus.FindByFunctie(antwoord)).Beantwoordt);
    }

    [Fact]
    public void Catalogus_TwoReleasesOfOneStandard_KeepsBoth()
    {
        using var map = new TijdelijkeMap();
        var nieuw = TestPack.Copy("iwmo-3.2", map["iwmo-3.10"], m => m
            .Replace("iwmo-3.2", "iwmo-3.10", StringComparison.Ordinal)
            .Replace("\"subversie\": 2", "\"subversie\": 10", StringComparison.Ordinal)
            .Replace("/3_2/", "/3_10/", StringComparison.Ordinal));
        var catalogus = new Berichtcatalogus([.. SchemaPack.LoadAllEmbedded(), SchemaPack.LoadFromFolder(nieuw)]);

        Assert.Equal([10, 2], catalogus.FindByFunctie("WMO301").Select(b => b.Subversie));
        Assert.Equal("iwmo-3.2", catalogus.FindByFunctie("WMO301", 3, 2)!.Pack);
        Assert.Equal("iwmo-3.10", catalogus.FindByBerichtCode("414", 3, 10)!.Pack);
        Assert.Equal("iwmo-3.10", Assert.Single(catalogus.FindByNamespace("http://www.istandaarden.nl/iwmo/3_10/wmo301/schema")).Pack);
    }

    [Fact]
    public void Catalogus_TwoReleasesInOneNamespace_AreBothCandidatesNewestFirst()
    {
        using var map = new TijdelijkeMap();
        var nieuw = TestPack.Copy("iwmo-3.2", map["iwmo-3.3"], m => m
            .Replace("iwmo-3.2", "iwmo-3.3", StringComparison.Ordinal)
            .Replace("\"subversie\": 2", "\"subversie\": 3", StringComparison.Ordinal));
        var catalogus = new Berichtcatalogus([.. SchemaPack.LoadAllEmbedded(), SchemaPack.LoadFromFolder(nieuw)]);

        Assert.Equal(["iwmo-3.3", "iwmo-3.2"], catalogus.FindByNamespace("http://www.istandaarden.nl/iwmo/3_2/wmo301/schema").Select(b => b.Pack));
    }

    [Fact]
    public void FindDocument_EnvelopeOfStuf_IsFoundByItsRoot()
    {
        Assert.Equal("stuf0301.xsd", Catalogus.FindDocument(StufSchemas.StufNamespace, "Bv03Bericht")!.Schema);
        Assert.Null(Catalogus.FindDocument(StufSchemas.GgkNamespace, "Bv03Bericht"));
        Assert.Null(Catalogus.FindDocument(StufSchemas.StufNamespace, "bv03Bericht"));
    }

    [Fact]
    public void FindDocument_MessageType_IsNoDocument()
        => Assert.All(Catalogus.Berichten, b => Assert.Null(Catalogus.FindDocument(b.Namespace, "Bericht")));

    [Fact]
    public void Catalogus_TwoDocumentsWithOneRoot_IsRefused()
    {
        using var map = new TijdelijkeMap();
        var ander = TestPack.Copy(
            "stuf-ggk-0210", map["ander-1"], m => m.Replace("\"pack\": \"stuf-ggk-0210\"", "\"pack\": \"ander-1\"", StringComparison.Ordinal));

        var e = Assert.Throws<SchemaPackException>(() => new Berichtcatalogus([SchemaPack.LoadEmbedded("stuf-ggk-0210"), SchemaPack.LoadFromFolder(ander)]));

        Assert.Equal(5, e.Fouten.Count);
        Assert.Contains(
            "document {http://www.egem.nl/StUF/StUF0301}Bv03Bericht komt meer dan eens voor: stuf-ggk-0210/stuf0301.xsd, ander-1/stuf0301.xsd.", e.Fouten);
    }

    [Fact]
    public void Catalogus_SamePackTwice_NamesEveryClash()
    {
        var pack = SchemaPack.LoadEmbedded("iwmo-3.2");

        var e = Assert.Throws<SchemaPackException>(() => new Berichtcatalogus([pack, pack]));

        Assert.Equal(1 + (2 * 14), e.Fouten.Count);
        Assert.Contains("berichtcode 414 3.2 komt meer dan eens voor: iwmo-3.2/WMO301, iwmo-3.2/WMO301.", e.Fouten);
    }
}
