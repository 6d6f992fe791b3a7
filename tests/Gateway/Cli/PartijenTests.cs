using IB.Gateway.Schemas;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Cli;

public sealed class PartijenTests : IDisposable
{
    private const string Goed = """
        {"partijen": [
          {"code": "0384", "rol": "Gemeente", "naam": "Diemen", "certificaten": [{"oin": "00000099000000384000"}],
           "functies": ["WMO*"], "bezorging": [{"wijze": "postbus"}]},
          {"code": "42420001", "rol": "Instelling", "naam": "Zorg Thuis", "certificaten": [{"oin": "00000099042420001000"}],
           "functies": ["WMO*"], "bezorging": [{"wijze": "postbus"}]}],
         "bevriezingen": [{"functies": ["WMO*"], "van": "2026-06-08T00:00:00+02:00", "tot": "2026-06-09T00:00:00+02:00"}]}
        """;

    private readonly TijdelijkeMap _map = new();
    private readonly Opdrachtproef _proef = new();

    public void Dispose() => _map.Dispose();

    [Fact]
    public async Task Check_GoodDirectory_CountsWhatIsInIt()
    {
        var pad = _map.Write("partijen.json", Goed);

        (await _proef.RunAsync("partijen", "check", pad)).AssertGoed($"{pad}: in orde (2 partijen, 0 regels over releases, 1 bevriezing, 0 onderwerpen)");
    }

    [Fact]
    public async Task Check_OnADay_ShowsReleasesAndFreezes()
    {
        var pad = _map.Write("partijen.json", Goed.Replace(
            "\"bevriezingen\"", "\"releases\": [{\"pack\": \"iwmo-3.2\", \"tot\": \"2026-06-07\"}], \"bevriezingen\"", StringComparison.Ordinal));

        (await _proef.RunAsync("partijen", "check", pad, "--op", "2026-06-08")).AssertGoed(
            $"{pad}: in orde (2 partijen, 1 regel over releases, 1 bevriezing, 0 onderwerpen)",
            "  ieb-1.0: open",
            "  ieb-4.0-plaatsvervanger: open",
            "  ijw-3.2: open",
            "  ipgb-2.0-plaatsvervanger: open",
            "  iwmo-3.2: gesloten sinds 2026-06-08, antwoorden nog tot en met 2026-07-07",
            "  wlz-1.0: open",
            "  bevriezing (refuse) van 2026-06-08 00:00 tot 2026-06-09 00:00: WMO*");
    }

    [Fact]
    public async Task Check_WithPacksOfTheOperator_KnowsTheirReleases()
    {
        var bron = SchemaPack.LoadEmbedded("iwmo-3.2");
        Tweederelease.Write(_map["schemas"], "2027-04-03", bron.Bestanden, bron.Open);
        var pad = _map.Write("partijen.json", Goed.Replace(
            "\"bevriezingen\"", "\"releases\": [{\"pack\": \"iwmo-3.3\"}], \"bevriezingen\"", StringComparison.Ordinal));

        var goed = await _proef.RunAsync("partijen", "check", pad, "--schemas", _map["schemas"], "--op", "2027-04-02");
        var fout = await _proef.RunAsync("partijen", "check", pad);

        Assert.Contains("  iwmo-3.3: nog niet open, vanaf 2027-04-03", goed.Regels);
        Assert.Equal(
            [
                $"{pad}: niet in orde (1 fout)",
                $"  releases[0].pack: iwmo-3.3 is geen geladen schemapakket; wel geladen: {string.Join(", ", SchemaPack.LoadAllEmbedded().Select(p => p.Naam))}",
            ], fout.Regels);
    }

    [Fact]
    public async Task Check_UnusablePack_JudgesNothing()
    {
        var pak = _map.Write("manifest.json", "{}");
        Directory.CreateDirectory(_map["schemas/kapot"]);
        File.Move(pak, _map["schemas/kapot/manifest.json"]);

        var uitslag = await _proef.RunAsync("partijen", "check", _map.Write("partijen.json", Goed), "--schemas", _map["schemas"]);

        Assert.Equal((2, 0), (uitslag.Uitgang, uitslag.Regels.Count));
        Assert.Contains("kapot", uitslag.Fouten, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_NoSuchFolderOfPacks_IsRefused()
        => (await _proef.RunAsync("partijen", "check", _map.Write("partijen.json", Goed), "--schemas", _map["weg"])).AssertFout(
            2, $"{_map["weg"]} is geen map. Controleer de naam.");

    [Theory]
    [InlineData("8 juni")]
    [InlineData("2100-01-01")]
    public async Task Check_NoSuchDay_IsRefused(string dag)
        => Assert.Equal(2, (await _proef.RunAsync("partijen", "check", _map.Write("partijen.json", Goed), "--op", dag)).Uitgang);

    [Fact]
    public async Task Check_WrongDirectory_NamesEveryErrorAtOnce()
    {
        var pad = _map.Write("partijen.json", Goed.Replace("\"Diemen\"", "\"\"", StringComparison.Ordinal)
            .Replace("Instelling", "Baas", StringComparison.Ordinal).Replace("2026-06-09", "2026-06-07", StringComparison.Ordinal));

        var uitslag = await _proef.RunAsync("partijen", "check", pad);

        Assert.Equal((1, ""), (uitslag.Uitgang, uitslag.Fouten));
        Assert.Equal(
            [
                $"{pad}: niet in orde (3 fouten)",
                "  partijen[0].naam: ontbreekt",
                "  partijen[1].rol: moet een van deze zijn: Gemeente, Instelling, Praktijk, Zorgverlener, Ketenpartner, Intermediair",
                "  bevriezingen[0].tot: moet na van liggen",
            ],
            uitslag.Regels);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"partijen\": 1}")]
    [InlineData("{\"partijen\": [], \"partijen\": []}")]
    [InlineData("\0\u001b[2J")]
    public async Task Check_Nonsense_IsRefusedOnLinesOfItsOwn(string json)
    {
        var pad = _map.Write("partijen.json", json);

        var uitslag = await _proef.RunAsync("partijen", "check", pad);

        Assert.Equal((1, ""), (uitslag.Uitgang, uitslag.Fouten));
        Assert.Equal([$"{pad}: niet in orde (1 fout)"], uitslag.Regels.Take(1));
        Assert.Equal(2, uitslag.Regels.Count);
        Assert.DoesNotContain(uitslag.Uit, c => c != '\n' && char.IsControl(c));
    }

    [Fact]
    public async Task Check_NoSuchFile_ExitsWith2()
        => (await _proef.RunAsync("partijen", "check", _map["weg.json"])).AssertFout(2, $"{_map["weg.json"]} bestaat niet. Controleer de naam.");

    [Fact]
    public async Task Check_EndlessFile_StopsAtTheLimit()
    {
        var uitslag = await _proef.RunAsync("partijen", "check", "/dev/zero");

        Assert.Equal(1, uitslag.Uitgang);
        Assert.Equal(["/dev/zero: niet in orde (1 fout)", "  groter dan 67108864 bytes"], uitslag.Regels);
    }
}
