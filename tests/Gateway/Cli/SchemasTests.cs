using System.Text.Json.Nodes;
using IB.Gateway.Schemas;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Cli;

public sealed class SchemasTests : IDisposable
{
    private const string Inkoop = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:inkoop" elementFormDefault="qualified">
          <xs:element name="Order"><xs:complexType><xs:sequence><xs:element name="Aantal" type="xs:positiveInteger"/></xs:sequence></xs:complexType></xs:element>
        </xs:schema>
        """;

    private readonly TijdelijkeMap _map = new();
    private readonly Opdrachtproef _proef = new();

    public void Dispose() => _map.Dispose();

    [Fact]
    public async Task List_ProgramAlone_ShowsWhatComesWithIt()
        => (await _proef.RunAsync("schemas", "list", "--map", _map.Pad)).AssertGoed(
            "+--------------------------+---------------+---------+-----------+------------+------------------+-------------+----------+---------------------------+--------------+",
            "| pakket                   | standaard     | release | berichten | documenten | geldig           | codelijsten | herkomst | controle                  | motor        |",
            "|--------------------------+---------------+---------+-----------+------------+------------------+-------------+----------+---------------------------+--------------|",
            "| ieb-1.0                  | iEb           | 1.0     | 4         | 0          | vanaf 2020-01-01 | 3           | ingebed  | schema                    | gecompileerd |",
            "| ieb-4.0-plaatsvervanger  | iEb           | 4.0     | 4         | 0          | vanaf 2025-04-07 | 2           | ingebed  | envelop (plaatsvervanger) | gecompileerd |",
            "| ijw-3.2                  | iJw           | 3.2     | 14        | 0          | vanaf 2023-04-01 | 25          | ingebed  | schema                    | gecompileerd |",
            "| ipgb-2.0-plaatsvervanger | iPgb          | 2.0     | 8         | 0          | vanaf 2018-01-01 | 4           | ingebed  | envelop (plaatsvervanger) | gecompileerd |",
            "| iwmo-3.2                 | iWmo          | 3.2     | 14        | 0          | vanaf 2023-04-01 | 26          | ingebed  | schema                    | gecompileerd |",
            "| stuf-ggk-0210            | StUF-GGk      | 0210    | 0         | 5          | -                | 2           | ingebed  | -                         | gecompileerd |",
            "| wlz-1.0                  | Knooppunt-Wlz | 1.0     | 5         | 0          | vanaf 2026-01-01 | 8           | ingebed  | schema                    | gecompileerd |",
            "+--------------------------+---------------+---------+-----------+------------+------------------+-------------+----------+---------------------------+--------------+");

    [Theory]
    [InlineData("list")]
    [InlineData("functies")]
    public async Task List_FolderThatIsNotThere_IsRefused(string verb)
        => (await _proef.RunAsync("schemas", verb, "--map", _map["weg"])).AssertFout(2, $"{_map["weg"]} is geen map. Controleer de naam.");

    [Fact]
    public async Task List_AsJson_NamesEveryMessage()
    {
        var regels = (await _proef.RunAsync("schemas", "list", "--map", _map.Pad, "--json")).Regels.Select(r => JsonNode.Parse(r)!).ToList();

        Assert.Equal(
            ["ieb-1.0", "ieb-4.0-plaatsvervanger", "ijw-3.2", "ipgb-2.0-plaatsvervanger", "iwmo-3.2", "stuf-ggk-0210", "wlz-1.0"],
            regels.Select(r => (string)r["pakket"]!));
        Assert.Equal("WMO301", (string)regels[4]["berichten"]![0]!);
        Assert.Equal("2023-04-01", (string)regels[4]["geldigVan"]!);
        Assert.Null(regels[4]["nietOndersteund"]);
        Assert.Equal(
            [("schema", false), ("envelop", true)], regels.Take(2).Select(r => ((string)r["controle"]!.AsArray().Single()!, (bool)r["plaatsvervanger"]!)));
    }

    [Fact]
    public async Task Functies_ProgramAlone_ShowsEveryTypeWithItsDirectionAndLevel()
    {
        var uitslag = await _proef.RunAsync("schemas", "functies", "--map", _map.Pad);

        Assert.Equal((0, ""), (uitslag.Uitgang, uitslag.Fouten));
        var rijen = uitslag.Regels.Where(r => r.StartsWith('|')).Select(r => r.Split('|', StringSplitOptions.TrimEntries)[1..^1]).ToList();
        Assert.Equal(["functie", "versie", "code", "titel", "van", "naar", "antwoord", "controle", "pakket"], rijen[0]);
        Assert.Equal(Berichtcatalogus.LoadEmbedded().Berichten.Select(b => b.Functie).Order(StringComparer.Ordinal), rijen.Skip(2).Select(r => r[0]));
        Assert.Contains(["WMO301", "3.2", "414", "Toewijzing", "gemeente", "aanbieder", "WMO302", "schema", "iwmo-3.2"], rijen);
        Assert.Contains(["WMO402", "1.0", "471", "Start eigen bijdrage retour", "cak", "gemeente", "-", "schema", "ieb-1.0"], rijen);
        Assert.Contains(
            ["WMO405", "4.0 of 1.0", "578", "Start en stop eigen bijdrage abonnementstarief", "gemeente", "cak", "WMO406", "envelop", "ieb-4.0-plaatsvervanger"],
            rijen);
        Assert.Contains(
            ["JW501", "2.0 of 1.0", "460", "Toekenningsbericht pgb", "gemeente", "pgbuitvoerder", "JW502", "envelop", "ipgb-2.0-plaatsvervanger"], rijen);
    }

    [Fact]
    public async Task Functies_AsJson_SaysHowSureAStandInIs()
    {
        var regels = (await _proef.RunAsync("schemas", "functies", "--map", _map.Pad, "--json")).Regels.Select(r => JsonNode.Parse(r)!)
            .ToDictionary(r => (string)r["functie"]!);

        Assert.StartsWith("Het nummer WMO502 is een aanname", (string)regels["WMO502"]["toelichting"]!, StringComparison.Ordinal);
        Assert.True((bool)regels["WMO502"]["plaatsvervanger"]!);
        Assert.Null(regels["WMO401"]["toelichting"]);
    }

    [Fact]
    public async Task List_PackWithWhatIsNotCompiled_NamesTheConstruct()
    {
        var pad = Directory.CreateDirectory(_map["sleutels-1"]).FullName;
        _map.Write("sleutels-1/lijst.xsd", Schemavoorbeeld.MetSleutel);

        (await _proef.RunAsync("schemas", "import", pad, "--naar", _map["schemas"])).AssertGoed(
            $"{pad}: in orde (sleutels-1: 0 berichten, 1 document)",
            "  melding: De schemas noemen geen standaard en release; de naam sleutels-1 is die van de map.",
            "  melding: De gecompileerde motor ondersteunt dit niet: lijst.xsd: element lijst: xs:key. De referentie keurt in zijn plaats, en dat is trager.",
            $"Ingelezen in {_map["schemas/sleutels-1"]}.");

        var regels = (await _proef.RunAsync("schemas", "list", "--map", _map["schemas"])).Regels;
        Assert.EndsWith(
            "| referentie (lijst.xsd: element lijst: xs:key) |", Assert.Single(regels, r => r.StartsWith("| sleutels-1", StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_ForeignSchemas_AreAPackThatIsListedAndJudgesAtOnce()
    {
        var pad = Directory.CreateDirectory(_map["inkoop-2.1"]).FullName;
        _map.Write("inkoop-2.1/order.xsd", Inkoop);
        var goed = _map.Write("goed.xml", "<Order xmlns=\"urn:inkoop\"><Aantal>2</Aantal></Order>");
        var fout = _map.Write("fout.xml", "<Order xmlns=\"urn:inkoop\"><Aantal>0</Aantal></Order>");

        (await _proef.RunAsync("schemas", "import", pad, "--naar", _map["schemas"])).AssertGoed(
            $"{pad}: in orde (inkoop-2.1: 0 berichten, 1 document)",
            "  melding: De schemas noemen geen standaard en release; de naam inkoop-2.1 is die van de map.",
            $"Ingelezen in {_map["schemas/inkoop-2.1"]}.");

        Assert.Contains(
            (await _proef.RunAsync("schemas", "list", "--map", _map["schemas"])).Regels,
            r => string.Join(' ', r.Split([' ', '|'], StringSplitOptions.RemoveEmptyEntries)) == "inkoop-2.1 inkoop 2.1 0 1 - 0 map - gecompileerd");
        (await _proef.RunAsync("validate", "--schemas", _map["schemas"], goed)).AssertGoed($"{goed}: geldig (Order inkoop-2.1)");
        var ongeldig = await _proef.RunAsync("validate", "--schemas", _map["schemas"], fout);
        Assert.Equal(1, ongeldig.Uitgang);
        Assert.Equal($"{fout}: ongeldig", ongeldig.Regels[0]);
        Assert.StartsWith("  1:", ongeldig.Regels[1], StringComparison.Ordinal);
        Assert.Equal(1, (await _proef.RunAsync("validate", goed)).Uitgang);
    }

    [Fact]
    public async Task Import_NextReleaseOfIwmo_JudgesBothReleases()
    {
        var nieuw = _map.Write("nieuw.xml", Gepubliceerd.ToBericht33(Fixtures.Text("iwmo-3.2/WMO301.xml")));
        var oud = _map.Write("oud.xml", Fixtures.Bytes("iwmo-3.2/WMO301.xml"));

        var uitslag = await _proef.RunAsync("schemas", "import", WriteIwmo33(), "--geldig-van", "2027-04-01", "--naar", _map["schemas"]);

        Assert.Equal((0, ""), (uitslag.Uitgang, uitslag.Fouten));
        Assert.Equal($"{_map["download"]}: in orde (iwmo-3.3: 14 berichten, 0 documenten)", uitslag.Regels[0]);
        (await _proef.RunAsync("validate", nieuw, oud, "--schemas", _map["schemas"])).AssertGoed(
            $"{nieuw}: geldig (WMO301 3.3)", $"{oud}: geldig (WMO301 3.2)");
    }

    [Fact]
    public async Task Import_NothingToSayFromWhen_WritesADraftAndSaysWhatIsMissing()
    {
        var uitslag = await _proef.RunAsync("schemas", "import", WriteIwmo33(), "--naar", _map["schemas"]);

        Assert.Equal(1, uitslag.Uitgang);
        Assert.Equal($"{_map["download"]}: niet in orde", uitslag.Regels[0]);
        Assert.Equal("  invullen: geldigVan: de eerste dag waarop deze berichten mogen worden verstuurd. Vul hem in, of geef --geldig-van.", uitslag.Regels[1]);
        Assert.Equal($"Nog niet te gebruiken: vul {_map["schemas/iwmo-3.3/manifest.concept.json"]} aan en noem het daarna manifest.json.", uitslag.Regels[^1]);
        var lijst = await _proef.RunAsync("schemas", "list", "--map", _map["schemas"]);
        Assert.Equal(["iwmo-3.3: manifest.concept.json is nog niet aangevuld; vul het aan en noem het manifest.json."], lijst.Foutregels);
        Assert.Equal(0, lijst.Uitgang);
    }

    [Fact]
    public async Task Import_FolderFromTheSettings_IsUsed()
    {
        Directory.CreateDirectory(_map["inkoop-2.1"]);
        _map.Write("inkoop-2.1/order.xsd", Inkoop);
        var instellingen = _map.Write("ib-gateway.json", """{ "luister": { "poort": 1 }, "schemas": { "map": "mijn" } }""");

        Assert.Equal(0, (await _proef.RunAsync("schemas", "import", _map["inkoop-2.1"], "--instellingen", instellingen)).Uitgang);
        Assert.True(File.Exists(_map["mijn/inkoop-2.1/manifest.json"]));
    }

    [Fact]
    public async Task Import_PackThatIsThere_IsRefusedAndLeftAlone()
    {
        Directory.CreateDirectory(_map["inkoop-2.1"]);
        _map.Write("inkoop-2.1/order.xsd", Inkoop);
        await _proef.RunAsync("schemas", "import", _map["inkoop-2.1"], "--naar", _map["schemas"]);

        var uitslag = await _proef.RunAsync("schemas", "import", _map["inkoop-2.1"], "--naar", _map["schemas"]);
        var andereNaam = await _proef.RunAsync("schemas", "import", _map["inkoop-2.1"], "--naar", _map["schemas"], "--naam", "inkoop-2.2");

        Assert.Equal(
            (1, $"  fout: {_map["schemas/inkoop-2.1"]} bestaat al; haal het weg, of kies een andere naam met --naam."), (uitslag.Uitgang, uitslag.Regels[1]));
        Assert.Equal(
            (1, "  fout: document {urn:inkoop}Order komt meer dan eens voor: inkoop-2.1/order.xsd, inkoop-2.2/order.xsd."),
            (andereNaam.Uitgang, andereNaam.Regels[1]));
        Assert.Equal("Niet ingelezen; er is niets geschreven.", andereNaam.Regels[^1]);
        Assert.Equal([_map["schemas/inkoop-2.1"]], Directory.EnumerateFileSystemEntries(_map["schemas"]));
    }

    [Fact]
    public async Task Import_BrokenSchema_SaysWhereAndWritesNothing()
    {
        Directory.CreateDirectory(_map["inkoop-2.1"]);
        _map.Write("inkoop-2.1/order.xsd", Inkoop.Replace("targetNamespace", "targetNaam", StringComparison.Ordinal));
        _map.Write("inkoop-2.1/b.xsd", "<!DOCTYPE x>\n<x/>");

        var uitslag = await _proef.RunAsync("schemas", "import", _map["inkoop-2.1"], "--naar", _map["schemas"]);

        Assert.Equal((1, ""), (uitslag.Uitgang, uitslag.Fouten));
        Assert.Equal("  fout: b.xsd regel 1: een DOCTYPE is niet toegestaan: daarmee kan een schema elders gegevens ophalen. Haal hem weg.", uitslag.Regels[1]);
        Assert.False(Directory.Exists(_map["schemas"]));
    }

    [Theory]
    [InlineData("import", "weg")]
    [InlineData("check", "weg")]
    public async Task Verb_NoSuchFolder_ExitsWith2(string verb, string map)
        => (await _proef.RunAsync("schemas", verb, _map[map])).AssertFout(2, $"{_map[map]} is geen map. Controleer de naam.");

    [Fact]
    public async Task Import_SettingsThatAreNotThere_ExitsWith2()
        => (await _proef.RunAsync("schemas", "import", _map.Pad, "--instellingen", _map["weg.json"])).AssertFout(
            2, $"Het instellingenbestand {_map["weg.json"]} bestaat niet.");

    [Fact]
    public async Task Import_DayThatIsNoDay_ExitsWith2()
        => Assert.Equal(
            "Optie --geldig-van is een datum (jjjj-mm-dd).", (await _proef.RunAsync("schemas", "import", _map.Pad, "--geldig-van", "1-4-2027")).Foutregels[0]);

    [Fact]
    public async Task Check_PatternThatCanRunAway_IsMentionedWithFileAndLine()
    {
        Directory.CreateDirectory(_map["inkoop-2.1"]);
        _map.Write("inkoop-2.1/order.xsd", Inkoop.Replace(
            "type=\"xs:positiveInteger\"/>",
            ">\n<xs:simpleType><xs:restriction base=\"xs:string\"><xs:pattern value=\"([a-z]+)+\"/></xs:restriction></xs:simpleType></xs:element>",
            StringComparison.Ordinal));

        (await _proef.RunAsync("schemas", "check", _map["inkoop-2.1"])).AssertGoed(
            $"{_map["inkoop-2.1"]}: in orde (inkoop-2.1: 0 berichten, 1 document)",
            "  let op: order.xsd regel 3: het patroon ([a-z]+)+ kan op een lange waarde vastlopen: een herhaling kan dezelfde tekst op meer dan een manier lezen.",
            "  melding: De schemas noemen geen standaard en release; de naam inkoop-2.1 is die van de map.");
        Assert.Equal(["order.xsd"], Directory.EnumerateFiles(_map["inkoop-2.1"]).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Check_Pack_JudgesItsManifestAndItsSchemas()
    {
        Directory.CreateDirectory(_map["inkoop-2.1"]);
        _map.Write("inkoop-2.1/order.xsd", Inkoop);
        _map.Write("inkoop-2.1/los.xsd", Inkoop);
        _map.Write("inkoop-2.1/X1.csv", "code");
        _map.Write(
            "inkoop-2.1/manifest.json",
            """{"pack":"inkoop-2.1","standaard":"i","release":"1","documenten":[{"element":"Order","namespace":"urn:inkoop","titel":"x","schema":"order.xsd"}]}""");

        (await _proef.RunAsync("schemas", "check", _map["inkoop-2.1"])).AssertGoed(
            $"{_map["inkoop-2.1"]}: in orde (inkoop-2.1: 0 berichten, 1 document)",
            "  let op: X1.csv: het manifest noemt dit bestand niet.",
            "  let op: los.xsd: dit schema wordt door geen bericht of document gebruikt.");
        _map.Write("inkoop-2.1/manifest.json", """{"pack":"x","standaard":"","release":"1"}""");
        var uitslag = await _proef.RunAsync("schemas", "check", _map["inkoop-2.1"]);
        Assert.Equal(1, uitslag.Uitgang);
        Assert.Equal(
            [
                $"{_map["inkoop-2.1"]}: niet in orde",
                "  fout: manifest: pack is x, maar de map heet inkoop-2.1.",
                "  fout: manifest: standaard ontbreekt of is leeg.",
                "  fout: manifest: berichten en documenten ontbreken of zijn leeg.",
            ],
            uitslag.Regels);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("import")]
    public async Task Verb_ReleaseThatComesWithTheProgram_IsRefused(string verb)
    {
        var pack = SchemaPack.LoadEmbedded("iwmo-3.2");
        Directory.CreateDirectory(_map["iwmo32"]);
        foreach (var bestand in pack.Bestanden.Where(b => b.EndsWith(".xsd", StringComparison.Ordinal)))
        {
            await using var van = pack.Open(bestand);
            await using var naar = File.Create(_map[$"iwmo32/{bestand}"]);
            await van.CopyToAsync(naar, TestContext.Current.CancellationToken);
        }

        string[] doel = verb == "import" ? ["--naar", _map["schemas"]] : [];
        var uitslag = await _proef.RunAsync(["schemas", verb, _map["iwmo32"], "--geldig-van", "2023-04-01", .. doel]);

        Assert.Equal((1, "  fout: packnaam iwmo-3.2 komt meer dan eens voor: iwmo-3.2, iwmo-3.2."), (uitslag.Uitgang, uitslag.Regels[1]));
        Assert.False(Directory.Exists(_map["schemas"]));
    }

    [Fact]
    public async Task Check_AsJson_HasEveryFindingByItsParts()
    {
        Directory.CreateDirectory(_map["inkoop-2.1"]);
        _map.Write("inkoop-2.1/order.xsd", "\n<x/>");

        var uitslag = await _proef.RunAsync("schemas", "check", "--json", _map["inkoop-2.1"]);

        var json = JsonNode.Parse(Assert.Single(uitslag.Regels))!;
        Assert.Equal((1, false), (uitslag.Uitgang, (bool)json["inOrde"]!));
        Assert.Equal(
            """{"soort":"fout","bestand":"order.xsd","regel":2,"tekst":"het bestand is geen XSD: het begint met x en niet met xs:schema."}""",
            json["bevindingen"]![0]!.ToJsonString());
    }

    private string WriteIwmo33()
    {
        var pack = SchemaPack.LoadEmbedded("iwmo-3.2");
        return Gepubliceerd.WriteIwmo33(_map["download"], pack.Bestanden, pack.Open, t => t);
    }
}
