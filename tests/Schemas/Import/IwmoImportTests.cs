namespace IB.Gateway.Schemas.Tests;

/// <summary>A next release of a known standard, imported without a change to the program.</summary>
public sealed class IwmoImportTests : IDisposable
{
    private static readonly DateOnly Begin = new(2027, 4, 1);

    private readonly Importmap _map = new();

    [Fact]
    public void Plan_NextRelease_KnowsEveryMessageOfIt()
    {
        var plan = Schemaimport.Plan(_map.WriteIwmo33("download"), Importmap.Wens with { GeldigVan = Begin });

        Assert.DoesNotContain(plan.Bevindingen, b => b.Soort is Bevindingsoort.Fout or Bevindingsoort.Invullen);
        Assert.Equal(("iwmo-3.3", "iWmo", "3.3", "basisschema.xsd"), (plan.Pack!.Naam, plan.Pack.Standaard, plan.Pack.Release, plan.Pack.Basisschema));
        Assert.Equal(
            SchemaPack.LoadEmbedded("iwmo-3.2").Berichten.Select(b => b with
            {
                Pack = "iwmo-3.3",
                Subversie = 3,
                Namespace = b.Namespace.Replace("3_2", "3_3", StringComparison.Ordinal),
                GeldigVan = Begin,
                Schema = $"{b.Functie}.xsd",
            }),
            plan.Pack.Berichten);
        Assert.Empty(plan.Pack.Documenten);
    }

    [Fact]
    public void Plan_SchemaLocationInAnotherCase_IsFollowedAndMentioned()
    {
        var plan = Schemaimport.Plan(_map.WriteIwmo33("download"), Importmap.Wens with { GeldigVan = Begin });

        Assert.Equal(14, plan.Bevindingen.Count(b => b.Soort == Bevindingsoort.Waarschuwing));
        Assert.Contains(
            "WMO301.xsd regel 8: xs:import schrijft Basisschema.xsd en het bestand heet basisschema.xsd; dat bestand wordt gebruikt.",
            plan.Bevindingen.Select(b => b.ToString()));
    }

    [Fact]
    public void Write_ReadyPlan_IsAPackThatLoadsBesideTheOldOne()
    {
        var map = Schemaimport.Plan(_map.WriteIwmo33("download"), Importmap.Wens with { GeldigVan = Begin, GeldigTot = Begin.AddYears(2) })
            .Write(_map["schemas"]);

        var catalogus = new Berichtcatalogus([.. SchemaPack.LoadAllEmbedded(), SchemaPack.LoadFromFolder(map)]);

        Assert.Equal(["iwmo-3.3", "iwmo-3.2"], catalogus.FindByFunctie("WMO301").Select(b => b.Pack));
        Assert.Equal(Begin.AddYears(2), catalogus.FindByFunctie("WMO325", 3, 3)!.GeldigTot);
        Assert.Equal([Path.Combine(_map["schemas"], "iwmo-3.3")], Directory.EnumerateFileSystemEntries(_map["schemas"]));
        Assert.Equal(File.ReadAllBytes(Path.Combine(_map["download"], "WMO301.xsd")), File.ReadAllBytes(Path.Combine(map, "WMO301.xsd")));
        Assert.Equal([new("Ingelezen uit de map download", Importmap.Wens.Vandaag)], catalogus.Packs[^1].Bronnen);
    }

    [Fact]
    public void Write_FolderThatIsThere_IsLeftAsItIs()
    {
        var plan = Schemaimport.Plan(_map.WriteIwmo33("download"), Importmap.Wens with { GeldigVan = Begin });
        var map = plan.Write(_map["schemas"]);
        File.Delete(Path.Combine(map, "WMO301.xsd"));

        Assert.Throws<IOException>(() => plan.Write(_map["schemas"]));
        Assert.False(File.Exists(Path.Combine(map, "WMO301.xsd")));
    }

    [Fact]
    public void Plan_NoFirstDay_AsksForItAndMakesADraft()
    {
        var plan = Schemaimport.Plan(_map.WriteIwmo33("download"), Importmap.Wens);

        Assert.Equal(
            ["geldigVan: de eerste dag waarop deze berichten mogen worden verstuurd. Vul hem in, of geef --geldig-van."],
            plan.Bevindingen.Where(b => b.Soort == Bevindingsoort.Invullen).Select(b => b.ToString()));
        Assert.Null(plan.Pack);
        var map = plan.Write(_map["schemas"]);
        Assert.Contains("\"geldigVan\": null", File.ReadAllText(Path.Combine(map, "manifest.concept.json")), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(map, "manifest.json")));
    }

    [Fact]
    public void Plan_DraftThatIsCompleted_Loads()
    {
        var map = Schemaimport.Plan(_map.WriteIwmo33("download"), Importmap.Wens).Write(_map["schemas"]);
        var concept = Path.Combine(map, "manifest.concept.json");
        File.WriteAllText(
            Path.Combine(map, "manifest.json"),
            File.ReadAllText(concept).Replace("\"geldigVan\": null", "\"geldigVan\": \"2027-04-01\"", StringComparison.Ordinal));
        File.Delete(concept);

        Assert.Equal(14, SchemaPack.LoadFromFolder(map).Berichten.Count);
    }

    [Fact]
    public void Plan_HeaderWithOtherParties_AsksWhoTheyAre()
    {
        var plan = Schemaimport.Plan(
            _map.WriteIwmo33("download", t => t.Contains("/wmo301/", StringComparison.Ordinal)
                ? t.Replace("\"iwmo:LDT_AgbCode\"", "\"iwmo:LDT_Gemeente\"", StringComparison.Ordinal)
                : t),
            Importmap.Wens with { GeldigVan = Begin });

        Assert.Equal(
            ["WMO301.xsd: WMO301: afzenderRol en ontvangerRol. De Header heeft andere typen dan in iwmo-3.2."],
            plan.Bevindingen.Where(b => b.Soort == Bevindingsoort.Invullen).Select(b => b.ToString()));
    }

    [Fact]
    public void Plan_VersionThatTheSchemaLeavesOpen_IsAskedFor()
    {
        var plan = Schemaimport.Plan(
            _map.WriteIwmo33("download", t => t.Replace("<xs:pattern value=\"3\"/>", "<xs:pattern value=\"[0-9]\"/>", StringComparison.Ordinal)),
            Importmap.Wens with { GeldigVan = Begin });

        Assert.Equal(14, plan.Bevindingen.Count(b => b.Soort == Bevindingsoort.Invullen && b.Tekst.Contains("versie en subversie", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("<xs:enumeration value=\"414\"/>")]
    [InlineData("<xs:pattern value=\"414\"/><xs:enumeration value=\"414\"/>")]
    public void Plan_CodeByEnumeration_IsReadToo(string facet)
    {
        var plan = Schemaimport.Plan(
            _map.WriteIwmo33("download", t => t.Replace("<xs:pattern value=\"414\"/>", facet, StringComparison.Ordinal)),
            Importmap.Wens with { GeldigVan = Begin });

        Assert.Equal("414", plan.Pack!.Berichten[0].BerichtCode);
    }

    [Fact]
    public void Plan_MessageThatIsNotKnown_BecomesADocumentAndSaysWhatIsMissing()
    {
        var map = _map.WriteIwmo33("download");
        File.WriteAllText(
            Path.Combine(map, "WMO399.xsd"),
            File.ReadAllText(Path.Combine(map, "WMO301.xsd")).Replace("wmo301", "wmo399", StringComparison.Ordinal)
                .Replace("\"414\"", "\"499\"", StringComparison.Ordinal));

        var plan = Schemaimport.Plan(map, Importmap.Wens with { GeldigVan = Begin });

        Assert.Equal(14, plan.Pack!.Berichten.Count);
        Assert.Equal("WMO399.xsd", Assert.Single(plan.Pack.Documenten).Schema);
        Assert.Contains(
            plan.Bevindingen,
            b => b.Bestand == "WMO399.xsd" && b.Tekst.StartsWith("WMO399 (BerichtCode 499, versie 3.3) is ingelezen als document: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Plan_MessageWithoutItsAnswer_IsRefused()
    {
        var map = _map.WriteIwmo33("download");
        File.Delete(Path.Combine(map, "WMO302.xsd"));

        var plan = Schemaimport.Plan(map, Importmap.Wens with { GeldigVan = Begin });

        Assert.Equal(
            ["WMO301: beantwoordDoor noemt WMO302, en dat bericht is er niet."],
            plan.Bevindingen.Where(b => b.Soort == Bevindingsoort.Fout).Select(b => b.ToString()));
        Assert.Throws<InvalidOperationException>(() => plan.Write(_map["schemas"]));
    }

    [Fact]
    public void Plan_TwoReleasesInOneFolder_IsRefused()
    {
        var map = _map.WriteIwmo33("download");
        using var lezer = new StreamReader(SchemaPack.LoadEmbedded("iwmo-3.2").Open("basisschema.xsd"));
        File.WriteAllText(Path.Combine(map, "oud.xsd"), lezer.ReadToEnd());

        var plan = Schemaimport.Plan(map, Importmap.Wens);

        Assert.Equal(
            "De schemas zijn niet van een standaard en release: ze noemen 3.3 (xs:appinfo) en 3.2 (xs:appinfo). Zet elke release in een eigen map, of noem de naam met --naam.",
            Assert.Single(plan.Bevindingen, b => b.Soort == Bevindingsoort.Fout).Tekst);
    }

    public void Dispose() => _map.Dispose();
}
