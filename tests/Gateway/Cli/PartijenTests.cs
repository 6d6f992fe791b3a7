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

        (await _proef.RunAsync("partijen", "check", pad)).AssertGoed($"{pad}: in orde (2 partijen, 1 bevriezing)");
    }

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
