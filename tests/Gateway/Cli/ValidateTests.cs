using System.Text;
using System.Text.Json;
using IB.Gateway.Schemas;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Cli;

public sealed class ValidateTests : IDisposable
{
    private const string Geldig = "iwmo-3.2/WMO301.xml";
    private const string Ongeldig = "ongeldig/WMO301-geslacht-buiten-codelijst.xml";
    private const string Geslachtfout = "  23:23 /Bericht/Client/Geslacht: de waarde van Geslacht is onjuist, verwacht wordt een van 0, 1, 2";
    private const int MaxBytes = 26_214_400;

    private readonly TijdelijkeMap _map = new();
    private readonly Opdrachtproef _proef = new();

    public static TheoryData<string, byte[]> Vijandig => new()
    {
        { "leeg", [] },
        { "nullen", new byte[1000] },
        { "utf-16", Encoding.Unicode.GetBytes("<?xml version=\"1.0\" encoding=\"utf-16\"?><a/>") },
        { "xxe", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>"u8.ToArray() },
        { "diep", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<a>", 100_000))) },
        { "halve tag", "<Bericht"u8.ToArray() },
        { "andere standaard", "<a xmlns=\"urn:onbekend\"/>"u8.ToArray() },
    };

    public void Dispose() => _map.Dispose();

    [Fact]
    public async Task Validate_ValidFile_SaysTypeAndVersion()
    {
        var pad = _map.Write("a.xml", Fixtures.Bytes(Geldig));

        (await _proef.RunAsync("validate", pad)).AssertGoed($"{pad}: geldig (WMO301 3.2)");
    }

    [Fact]
    public async Task Validate_InvalidFile_NamesEachFaultWithItsPlace()
    {
        var pad = _map.Write("a.xml", Fixtures.Bytes(Ongeldig));

        var uitslag = await _proef.RunAsync("validate", pad);

        Assert.Equal(1, uitslag.Uitgang);
        Assert.Equal([$"{pad}: ongeldig", Geslachtfout], uitslag.Regels);
        Assert.Equal("", uitslag.Fouten);
    }

    [Fact]
    public async Task Validate_EveryExample_IsValidInOneRun()
    {
        var namen = Fixtures.Berichten.ToList();
        var paden = namen.Select((n, i) => _map.Write($"{i}.xml", Fixtures.Bytes(n))).ToArray();

        (await _proef.RunAsync(["validate", .. paden])).AssertGoed([.. namen.Zip(paden).SelectMany(p => Verwacht(p.First, p.Second))]);
    }

    [Fact]
    public async Task Validate_FaultInAStandIn_IsToldWithWhatThatMeans()
    {
        var pad = _map.Write(
            "a.xml", Fixtures.Text("ieb-4.0-plaatsvervanger/WMO405.xml").Replace("<wmo405:Bsn>999900006</wmo405:Bsn>", "", StringComparison.Ordinal));

        var uitslag = await _proef.RunAsync("validate", pad);

        Assert.Equal(1, uitslag.Uitgang);
        Assert.Equal([$"{pad}: ongeldig", Letop], uitslag.Regels.Take(2));
        Assert.Contains(
            "/Bericht/Client/PeriodeEigenBijdrageAbo: element PeriodeEigenBijdrageAbo is hier niet toegestaan, verwacht wordt Bsn",
            Assert.Single(uitslag.Regels.Skip(2)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_Json_IsOneObjectForEachFile()
    {
        var geldig = _map.Write("a.xml", Fixtures.Bytes(Geldig));
        var ongeldig = _map.Write("b.xml", Fixtures.Bytes(Ongeldig));
        var onbekend = _map.Write("c.xml", "<a/>");

        var uitslag = await _proef.RunAsync("validate", "--json", geldig, ongeldig, onbekend);

        Assert.Equal((1, "", 3), (uitslag.Uitgang, uitslag.Fouten, uitslag.Regels.Count));
        Assert.Equal(
            $$"""{"bestand":"{{geldig}}","berichttype":"WMO301","versie":"3.2","geldig":true,"fouten":[],"controle":"schema","plaatsvervanger":false}""",
            uitslag.Regels[0]);
        using var json = JsonDocument.Parse(uitslag.Regels[1]);
        var fout = Assert.Single(json.RootElement.GetProperty("fouten").EnumerateArray());
        Assert.Equal("XSD", fout.GetProperty("code").GetString());
        Assert.Equal((23, 23), (fout.GetProperty("regel").GetInt32(), fout.GetProperty("kolom").GetInt32()));
        Assert.Equal("/Bericht/Client/Geslacht", fout.GetProperty("pad").GetString());
        Assert.EndsWith(fout.GetProperty("tekst").GetString()!, Geslachtfout, StringComparison.Ordinal);
        using var zonderType = JsonDocument.Parse(uitslag.Regels[2]);
        Assert.Equal(JsonValueKind.Null, zonderType.RootElement.GetProperty("berichttype").ValueKind);
    }

    [Fact]
    public async Task Validate_UnreadableAmongOthers_JudgesTheOthersAndExitsWith2()
    {
        var geldig = _map.Write("a.xml", Fixtures.Bytes(Geldig));
        var ongeldig = _map.Write("b.xml", Fixtures.Bytes(Ongeldig));

        var uitslag = await _proef.RunAsync("validate", _map["weg.xml"], ongeldig, _map.Pad, geldig, "");

        Assert.Equal(2, uitslag.Uitgang);
        Assert.Equal([$"{ongeldig}: ongeldig", Geslachtfout, $"{geldig}: geldig (WMO301 3.2)"], uitslag.Regels);
        Assert.Equal(
            [$"{_map["weg.xml"]} bestaat niet. Controleer de naam.", $"{_map.Pad} is een map. Noem de bestanden zelf.", " bestaat niet. Controleer de naam."],
            uitslag.Foutregels);
    }

    [Fact]
    public async Task Validate_Dash_ReadsStandardInput()
    {
        _proef.Invoer = Fixtures.Bytes(Geldig);

        (await _proef.RunAsync("validate", "-")).AssertGoed("-: geldig (WMO301 3.2)");
    }

    [Theory]
    [InlineData(MaxBytes, "  1:1 /: ")]
    [InlineData(MaxBytes + 1, "  /: het bestand is groter dan 25 MiB (26214400 bytes), en dat neemt het knooppunt niet aan; verdeel het over meer berichten")]
    public async Task Validate_AroundTheLimit_JudgesUpTo25MiB(int lengte, string fout)
    {
        using (var bestand = new FileStream(_map["groot.xml"], FileMode.CreateNew))
            bestand.SetLength(lengte);

        var uitslag = await _proef.RunAsync("validate", _map["groot.xml"]);

        Assert.Equal(1, uitslag.Uitgang);
        Assert.Equal($"{_map["groot.xml"]}: ongeldig", uitslag.Regels[0]);
        Assert.StartsWith(fout, uitslag.Regels[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_EndlessDevice_StopsAtTheLimit()
    {
        var uitslag = await _proef.RunAsync("validate", "--json", "/dev/zero");

        Assert.Equal(1, uitslag.Uitgang);
        using var json = JsonDocument.Parse(Assert.Single(uitslag.Regels));
        Assert.Equal("GROOTTE", json.RootElement.GetProperty("fouten")[0].GetProperty("code").GetString());
    }

    [Theory]
    [MemberData(nameof(Vijandig))]
    public async Task Validate_HostileContent_IsInvalidAndNeverAnError(string naam, byte[] inhoud)
    {
        var pad = _map.Write("a.xml", inhoud);

        var uitslag = await _proef.RunAsync("validate", pad);

        Assert.Equal((naam, 1, ""), (naam, uitslag.Uitgang, uitslag.Fouten));
        Assert.Equal($"{pad}: ongeldig", uitslag.Regels[0]);
        Assert.Equal(2, uitslag.Regels.Count);
    }

    [Theory]
    [InlineData("rood\u001b[31m\r\nregel.xml", @"rood\u{1b}[31m\u{d}\u{a}regel.xml")]
    [InlineData("links\u202eLMX.xml", @"links\u{202e}LMX.xml")]
    [InlineData("[red]markup.xml", "[red]markup.xml")]
    [InlineData("@antwoorden.xml", "@antwoorden.xml")]
    [InlineData("één naam met \"aanhaling\".xml", "één naam met \"aanhaling\".xml")]
    public async Task Validate_HostileFileName_IsShownOnOneLineWithoutObeyingIt(string naam, string getoond)
    {
        var pad = _map.Write(naam, Fixtures.Bytes(Geldig));

        (await _proef.RunAsync("validate", pad)).AssertGoed($"{Path.Combine(_map.Pad, getoond)}: geldig (WMO301 3.2)");
        var json = (await _proef.RunAsync("validate", "--json", pad)).Regels;
        using var regel = JsonDocument.Parse(Assert.Single(json));
        Assert.Equal(pad, regel.RootElement.GetProperty("bestand").GetString());
        Assert.DoesNotContain(json[0], char.IsControl);
    }

    [Fact]
    public async Task Validate_NameLikeAnOption_IsAFileAfterTwoDashes()
        => (await _proef.RunAsync("validate", "--", "--json")).AssertFout(2, "--json bestaat niet. Controleer de naam.");

    [Fact]
    public async Task Validate_PersonalDataInFaultyPlaces_IsNotRepeated()
    {
        const string Bsn = "999900006";
        var bron = Fixtures.Text(Geldig);
        foreach (var element in new[] { "Geslacht", "Geboortedatum", "Bsn", "BerichtCode" })
        {
            var begin = bron.IndexOf($"{element}>", StringComparison.Ordinal) + element.Length + 1;
            var kapot = string.Concat(bron.AsSpan(0, begin), $"{Bsn}-{Bsn}", bron.AsSpan(begin));
            var pad = _map.Write("a.xml", kapot);

            var mens = await _proef.RunAsync("validate", pad);
            var json = await _proef.RunAsync("validate", "--json", pad);

            Assert.Equal((1, 1), (mens.Uitgang, json.Uitgang));
            Assert.DoesNotContain(Bsn, mens.Uit + mens.Fouten + json.Uit + json.Fouten, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Validate_LongName_IsNotFolded()
    {
        var map = Directory.CreateDirectory(Path.Combine(_map.Pad, new string('m', 200), new string('n', 200))).FullName;
        var pad = Path.Combine(map, "een naam met spaties.xml");
        File.WriteAllBytes(pad, Fixtures.Bytes(Geldig));

        (await _proef.RunAsync("validate", pad)).AssertGoed($"{pad}: geldig (WMO301 3.2)");
    }

    private static IEnumerable<string> Verwacht(string naam, string pad)
    {
        var definitie = Berichtcatalogus.LoadEmbedded().FindByFunctie(Fixtures.Functie(naam)).Single();
        yield return $"{pad}: geldig ({definitie.Functie} {definitie.Versie}.{definitie.Subversie})";
        if (definitie.Plaatsvervanger)
            yield return Letop;
    }

    private static string Letop
        => "  let op: gekeurd naar een plaatsvervanger, niet naar het officiële schema; een bericht in een andere namespace wordt alleen op de envelop gecontroleerd.";
}
