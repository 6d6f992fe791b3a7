using IB.Gateway.Testing;

namespace IB.Gateway.Schemas.Tests;

public sealed class ManifestTests : IDisposable
{
    private readonly TijdelijkeMap _map = new();

    [Fact]
    public void LoadFromFolder_SoundManifest_GivesItsMessages()
    {
        var pack = SchemaPack.LoadFromFolder(Write(m => m));

        Assert.Equal(("a-1.0", "A", "1.0", "urn:basis", "a301.xsd"), (pack.Naam, pack.Standaard, pack.Release, pack.Basisnamespace, pack.Basisschema));
        Assert.Equal(["A301", "A302"], pack.Berichten.Select(b => b.Functie));
        Assert.Equal(["a301.xsd", "manifest.json"], pack.Bestanden);
    }

    [Fact]
    public void LoadFromFolder_DatesOfThePack_HoldForEveryMessageThatHasNoneOfItsOwn()
    {
        var pack = SchemaPack.LoadFromFolder(Write(m => m
            .Replace("\"2026-01-01\"", "\"2026-01-01\", \"geldigTot\": \"2026-12-31\"", StringComparison.Ordinal)
            .Replace(
                "\"titel\": \"Retour\"", "\"titel\": \"Retour\", \"geldigVan\": \"2026-01-05\", \"geldigTot\": \"2027-01-14\"", StringComparison.Ordinal)));

        Assert.Equal(
            [
                ("A301", new DateOnly(2026, 1, 1), (DateOnly?)new DateOnly(2026, 12, 31)),
                ("A302", new DateOnly(2026, 1, 5), (DateOnly?)new DateOnly(2027, 1, 14)),
            ],
            pack.Berichten.Select(b => (b.Functie, b.GeldigVan, b.GeldigTot)));
    }

    [Theory]
    [InlineData("\"pack\": \"a-1.0\"", "\"pack\": \"b-1.0\"", "manifest: pack is b-1.0, maar de map heet a-1.0.")]
    [InlineData("\"standaard\": \"A\", ", "", "manifest: standaard ontbreekt of is leeg.")]
    [InlineData("\"release\": \"1.0\"", "\"release\": \" \"", "manifest: release ontbreekt of is leeg.")]
    [InlineData("\"geldigVan\": \"2026-01-01\", ", "", "manifest: geldigVan ontbreekt of is leeg.")]
    [InlineData("2026-01-01", "2026-02-30", "manifest: geldigVan 2026-02-30 is geen datum (jjjj-mm-dd).")]
    [InlineData("2026-01-01", "1-1-2026", "manifest: geldigVan 1-1-2026 is geen datum (jjjj-mm-dd).")]
    [InlineData("\"2026-01-01\"", "\"2026-01-01\", \"geldigTot\": \"2025-12-31\"", "manifest: geldigTot 2025-12-31 ligt voor geldigVan 2026-01-01.")]
    [InlineData("\"titel\": \"Heen\"", "\"titel\": \"Heen\", \"geldigVan\": \"\"", "A301: geldigVan ontbreekt of is leeg.")]
    [InlineData("\"titel\": \"Heen\"", "\"titel\": \"Heen\", \"geldigTot\": \"2025-12-31\"", "A301: geldigTot 2025-12-31 ligt voor geldigVan 2026-01-01.")]
    [InlineData("\"titel\": \"Heen\"", "\"titel\": \"Heen\", \"geldigTot\": \"later\"", "A301: geldigTot later is geen datum (jjjj-mm-dd).")]
    [InlineData("urn:basis", "basis", "manifest: basisnamespace basis is geen absolute URI.")]
    [InlineData("\"basisschema\": \"a301.xsd\"", "\"basisschema\": \"../a301.xsd\"", "manifest: basisschema noemt ../a301.xsd, en dat bestand is er niet.")]
    [InlineData("\"standaard\"", "\"geldigVanaf\": 2024, \"standaard\"", "manifest: geldigVanaf is geen bekend veld.")]
    [InlineData("\"titel\": \"Heen\"", "\"titel\": \"Heen\", \"kleur\": \"rood\"", "A301: kleur is geen bekend veld.")]
    [InlineData("\"titel\": \"Heen\",", "", "A301: titel ontbreekt of is leeg.")]
    [InlineData("\"berichtCode\": \"901\"", "\"berichtCode\": \"9O1\"", "A301: berichtCode 9O1 bestaat niet alleen uit cijfers.")]
    [InlineData("\"berichtCode\": \"901\"", "\"berichtCode\": \"9011\"", "A301: berichtCode heeft 4 tekens; toegestaan zijn er 3.")]
    [InlineData("\"berichtCode\": \"901\"", "\"berichtCode\": \"902\"", "berichtCode 902 komt meer dan eens voor: A301, A302.")]
    [InlineData("\"versie\": 1", "\"versie\": 100", "A301: versie is 100; toegestaan is 0 tot en met 99.")]
    [InlineData("\"subversie\": 0, ", "", "A301: subversie ontbreekt.")]
    [InlineData(
        "\"afzenderRol\": \"gemeente\"", "\"afzenderRol\": \"Gemeente\"",
        "A301: afzenderRol is Gemeente; toegestaan is gemeente, aanbieder, cak, svb, vws, ciz, cbs, pgbuitvoerder, knooppunt.")]
    [InlineData("\"afzenderRol\": \"gemeente\"", "\"afzenderRol\": \"aanbieder\"", "A301: A302 reist niet in omgekeerde richting.")]
    [InlineData("heenbericht", "heen", "A301: gespreksrol is heen; toegestaan is heenbericht, retourbericht, antwoordbericht, mededeling.")]
    [InlineData("heenbericht", "mededeling", "A301: een mededeling heeft geen veld beantwoordDoor of beantwoordt.")]
    [InlineData("heenbericht", "mededeling", "A301: een mededeling heeft geen termijn.")]
    [InlineData("retourbericht", "mededeling", "A302: een mededeling heeft geen veld beantwoordDoor of beantwoordt.")]
    [InlineData("\"beantwoordDoor\": \"A302\", ", "", "A301: beantwoordDoor ontbreekt.")]
    [InlineData("\"beantwoordDoor\": \"A302\"", "\"beantwoordDoor\": \"A304\"", "A301: beantwoordDoor noemt A304, en dat bericht is er niet.")]
    [InlineData("\"beantwoordt\": \"A301\", ", "", "A302: beantwoordt ontbreekt.")]
    [InlineData("\"reactietermijnWerkdagen\": 3, ", "", "A301: reactietermijnWerkdagen ontbreekt.")]
    [InlineData("\"reactietermijnWerkdagen\": 3", "\"reactietermijnWerkdagen\": 0", "A301: reactietermijnWerkdagen is 0; toegestaan is 1 tot en met 60.")]
    [InlineData("\"beantwoordt\": \"A301\"", "\"beantwoordt\": \"A301\", \"reactietermijnWerkdagen\": 3", "A302: alleen een heenbericht heeft een termijn.")]
    [InlineData(
        "\"titel\": \"Heen\"", "\"titel\": \"Heen\", \"controleniveau\": \"Schema\"", "A301: controleniveau is Schema; toegestaan is envelop, schema, regels.")]
    [InlineData(
        "\"titel\": \"Heen\"", "\"titel\": \"Heen\", \"controleniveau\": \"regels\"",
        "A301: controleniveau regels kan nog niet: het programma heeft geen bedrijfsregels. Gebruik schema.")]
    [InlineData("\"titel\": \"Heen\"", "\"titel\": \"Heen\", \"toelichting\": \" \"", "A301: toelichting ontbreekt of is leeg.")]
    [InlineData(
        "\"titel\": \"Heen\"", "\"titel\": \"Heen\", \"ookInEnvelop\": \"1\"",
        "A301: ookInEnvelop is 1; een versie is twee getallen van hoogstens 4 cijfers, zoals 3.2.")]
    [InlineData(
        "\"titel\": \"Heen\"", "\"titel\": \"Heen\", \"ookInEnvelop\": \"1.00000\"",
        "A301: ookInEnvelop is 1.00000; een versie is twee getallen van hoogstens 4 cijfers, zoals 3.2.")]
    [InlineData(
        "\"titel\": \"Heen\"", "\"titel\": \"Heen\", \"ookInEnvelop\": \"1.0\"",
        "A301: ookInEnvelop is 1.0, en dat is de versie van het bericht zelf; haal het veld weg.")]
    [InlineData("\"functie\": \"A302\"", "\"functie\": \"A301\"", "functie A301 komt meer dan eens voor: a301.xsd, a301.xsd.")]
    public void LoadFromFolder_OneFault_IsNamed(string oud, string nieuw, string fout)
    {
        var e = Assert.Throws<SchemaPackException>(() => SchemaPack.LoadFromFolder(Write(m => ReplaceFirst(m, oud, nieuw))));

        Assert.Contains(fout, e.Fouten);
        Assert.Contains(fout, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://www.istandaarden.nl/a301", true)]
    [InlineData("http://istandaarden.nl/a301", true)]
    [InlineData("http://www.istandaarden.nl.voorbeeld.nl/a301", false)]
    [InlineData("urn:istandaarden.nl:a301", false)]
    public void LoadFromFolder_StandInInTheNamespaceOfTheOfficialMessages_IsRefused(string ns, bool geweigerd)
    {
        var map = Write(m => ReplaceFirst(m, "urn:a301", ns).Replace("\"standaard\"", "\"plaatsvervanger\": true, \"standaard\"", StringComparison.Ordinal));

        var e = Record.Exception(() => SchemaPack.LoadFromFolder(map));

        Assert.Equal(
            geweigerd ? [$"A301: een plaatsvervanger heeft een eigen namespace; {ns} is die van de officiële berichten."] : null,
            (e as SchemaPackException)?.Fouten);
    }

    [Theory]
    [InlineData("", "", Controleniveau.Schema)]
    [InlineData("", "\"controleniveau\": \"envelop\", ", Controleniveau.Envelop)]
    [InlineData("", "\"controleniveau\": \"schema\", ", Controleniveau.Schema)]
    [InlineData("\"plaatsvervanger\": true, ", "", Controleniveau.Envelop)]
    [InlineData("\"plaatsvervanger\": true, ", "\"controleniveau\": \"schema\", ", Controleniveau.Schema)]
    public void LoadFromFolder_Controleniveau_IsThatOfTheManifestOrElseOfTheKindOfPack(string pack, string bericht, Controleniveau verwacht)
    {
        var map = Write(m => m.Replace("\"standaard\"", pack + "\"standaard\"", StringComparison.Ordinal)
            .Replace("\"titel\": \"Heen\"", bericht + "\"titel\": \"Heen\"", StringComparison.Ordinal));

        Assert.Equal(verwacht, SchemaPack.LoadFromFolder(map).Berichten[0].Controleniveau);
    }

    [Fact]
    public void LoadFromFolder_ManyFaults_AreReportedTogether()
    {
        var map = Write(m => m
            .Replace("\"release\": \"1.0\"", "\"release\": \"\"", StringComparison.Ordinal)
            .Replace("\"versie\": 1", "\"versie\": -1", StringComparison.Ordinal)
            .Replace("\"titel\": \"Retour\"", "\"titel\": \"\"", StringComparison.Ordinal)
            .Replace("a301.xsd", "weg.xsd", StringComparison.Ordinal));

        var e = Assert.Throws<SchemaPackException>(() => SchemaPack.LoadFromFolder(map));

        Assert.Equal(
            [
                "manifest: release ontbreekt of is leeg.",
                "manifest: basisschema noemt weg.xsd, en dat bestand is er niet.",
                "A301: versie is -1; toegestaan is 0 tot en met 99.",
                "A301: schema noemt weg.xsd, en dat bestand is er niet.",
                "A302: versie is -1; toegestaan is 0 tot en met 99.",
                "A302: titel ontbreekt of is leeg.",
                "A302: schema noemt weg.xsd, en dat bestand is er niet.",
            ],
            e.Fouten);
    }

    [Fact]
    public void LoadFromFolder_WrongJsonTypeInOneMessage_DoesNotHideTheOther()
    {
        var map = Write(m => ReplaceFirst(m, "\"versie\": 1", "\"versie\": \"1\"").Replace("\"Retour\"", "\"\"", StringComparison.Ordinal));

        var e = Assert.Throws<SchemaPackException>(() => SchemaPack.LoadFromFolder(map));

        Assert.Contains(e.Fouten, f => f.StartsWith("berichten[0]: ", StringComparison.Ordinal) && f.Contains("$.versie", StringComparison.Ordinal));
        Assert.Contains("A302: titel ontbreekt of is leeg.", e.Fouten);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{ \"pack\": \"a-1.0\", \"pack\": \"a-1.0\" }")]
    public void LoadFromFolder_NoJsonObject_IsRefused(string manifest)
    {
        var e = Assert.Throws<SchemaPackException>(() => SchemaPack.LoadFromFolder(Write(_ => manifest)));

        Assert.StartsWith("manifest.json is geen geldige JSON: ", Assert.Single(e.Fouten), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null", "manifest.json bevat alleen null.")]
    [InlineData("{ \"berichten\": [null] }", "berichten[0] is null.")]
    [InlineData("{ \"berichten\": [] }", "manifest: berichten en documenten ontbreken of zijn leeg.")]
    public void LoadFromFolder_NothingInIt_IsRefused(string manifest, string fout)
        => Assert.Contains(fout, Assert.Throws<SchemaPackException>(() => SchemaPack.LoadFromFolder(Write(_ => manifest))).Fouten);

    [Fact]
    public void LoadFromFolder_NoFolder_SaysWhere()
        => Assert.Contains(
            _map["weg"], Assert.Single(Assert.Throws<SchemaPackException>(() => SchemaPack.LoadFromFolder(_map["weg"])).Fouten), StringComparison.Ordinal);

    [Fact]
    public void LoadFromFolder_HugeFile_IsRefusedUnread()
    {
        var map = Write(m => m);
        using (var groot = File.Create(Path.Combine(map, "groot.csv")))
            groot.SetLength((8 * 1024 * 1024) + 1);

        var e = Assert.Throws<SchemaPackException>(() => SchemaPack.LoadFromFolder(map));

        Assert.Equal(["Bestand groot.csv is 8388609 bytes; toegestaan zijn er 8388608."], e.Fouten);
    }

    public void Dispose() => _map.Dispose();

    private string Write(Func<string, string> rewrite)
    {
        var map = TestPack.Write(_map["a-1.0"], "<schema/>");
        File.WriteAllText(Path.Combine(map, "manifest.json"), rewrite(TestPack.Manifest("a-1.0")));
        return map;
    }

    private static string ReplaceFirst(string tekst, string oud, string nieuw)
    {
        var plaats = tekst.IndexOf(oud, StringComparison.Ordinal);
        Assert.True(plaats >= 0, $"{oud} is not in the manifest");
        return string.Concat(tekst.AsSpan(0, plaats), nieuw, tekst.AsSpan(plaats + oud.Length));
    }
}
