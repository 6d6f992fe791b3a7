using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Cli;

public sealed class ValidateEngineTests : IDisposable
{
    private const string Goed = "<lijst xmlns='urn:lijst'><getal>1</getal><getal>9</getal></lijst>";
    private const string Fout = "<lijst xmlns='urn:lijst'><getal>1</getal><getal>10</getal></lijst>";
    private const string Dubbel = "<lijst xmlns='urn:lijst'><getal>1</getal><getal>1</getal></lijst>";

    private readonly TijdelijkeMap _map = new();
    private readonly Opdrachtproef _proef = new();

    public static TheoryData<string> Motoren => ["", "--engine compiled", "--engine reference"];

    public void Dispose() => _map.Dispose();

    [Theory]
    [MemberData(nameof(Motoren))]
    public async Task Validate_Packs_AreJudgedByAnyEngine(string motor)
    {
        var goed = _map.Write("a.xml", Fixtures.Bytes("iwmo-3.2/WMO301.xml"));
        var fout = _map.Write("b.xml", Fixtures.Bytes("ongeldig/WMO301-geslacht-buiten-codelijst.xml"));

        var uitslag = await _proef.RunAsync(["validate", .. motor.Split(' ', StringSplitOptions.RemoveEmptyEntries), goed, fout]);

        Assert.Equal(1, uitslag.Uitgang);
        Assert.Equal(
            [
                $"{goed}: geldig (WMO301 3.2)", $"{fout}: ongeldig",
                "  23:23 /Bericht/Client/Geslacht: de waarde van Geslacht is onjuist, verwacht wordt een van 0, 1, 2",
            ],
            uitslag.Regels);
    }

    [Theory]
    [MemberData(nameof(Motoren))]
    public async Task Validate_AnySchema_IsJudgedByAnyEngine(string motor)
    {
        var xsd = _map.Write("lijst.xsd", Schemavoorbeeld.Lijst);
        _map.Write("getal.xsd", Schemavoorbeeld.Getal);
        var goed = _map.Write("a.xml", Goed);
        var fout = _map.Write("b.xml", Fout);

        var uitslag = await _proef.RunAsync(["validate", .. motor.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--xsd", xsd, goed, fout]);

        Assert.Equal(1, uitslag.Uitgang);
        Assert.Equal(
            [$"{goed}: geldig", $"{fout}: ongeldig", "  1:53 /lijst/getal[2]: de waarde van getal is onjuist, verwacht wordt een geheel getal, minstens 1, hoogstens 9"],
            uitslag.Regels);
    }

    [Theory]
    [InlineData("<!DOCTYPE lijst><lijst xmlns='urn:lijst'><getal>1</getal></lijst>")]
    [InlineData("<lijst xmlns='urn:lijst'><getal>1</getal>")]
    [InlineData("")]
    public async Task Validate_AnySchemaNoXml_IsInvalid(string document)
    {
        var xsd = _map.Write("lijst.xsd", Schemavoorbeeld.Lijst);
        _map.Write("getal.xsd", Schemavoorbeeld.Getal);

        Assert.Equal(1, (await _proef.RunAsync("validate", "--xsd", xsd, _map.Write("a.xml", document))).Uitgang);
    }

    [Fact]
    public async Task Validate_CompiledWithWhatIsNotCompiled_ExitsWith3AndNamesIt()
    {
        var xsd = _map.Write("lijst.xsd", Schemavoorbeeld.MetSleutel);
        var goed = _map.Write("a.xml", Goed);

        var uitslag = await _proef.RunAsync("validate", "--engine", "compiled", "--xsd", xsd, goed);

        Assert.Equal(3, uitslag.Uitgang);
        Assert.Empty(uitslag.Regels);
        Assert.Equal([$"{xsd}: de gecompileerde motor ondersteunt dit niet: element lijst: xs:key. Gebruik --engine reference."], uitslag.Foutregels);
    }

    [Fact]
    public async Task Validate_WhatIsNotCompiledWithoutEngine_IsJudgedByTheReference()
    {
        var xsd = _map.Write("lijst.xsd", Schemavoorbeeld.MetSleutel);

        Assert.Equal(0, (await _proef.RunAsync("validate", "--xsd", xsd, _map.Write("a.xml", Goed))).Uitgang);
        Assert.Equal(1, (await _proef.RunAsync("validate", "--xsd", xsd, _map.Write("b.xml", Dubbel))).Uitgang);
    }

    [Fact]
    public async Task Validate_OnlyTheReferenceTakesIt_ShowsEachVerdict()
    {
        // System.Xml.Schema trims a no-break space before a date; XML Schema does not know it as white space.
        var bericht = Fixtures.Text("iwmo-3.2/WMO301.xml").Replace("<iwmo:Dagtekening>", "<iwmo:Dagtekening>\u00a0", StringComparison.Ordinal);
        var pad = _map.Write("a.xml", bericht);

        (await _proef.RunAsync("validate", pad)).AssertGoed($"{pad}: geldig (WMO301 3.2)");
        var uitslag = await _proef.RunAsync("validate", "--engine", "compiled", pad);
        Assert.Equal(1, uitslag.Uitgang);
        Assert.Equal(
            [$"{pad}: ongeldig", "  /: alleen de gecompileerde keuring keurt dit af, de referentie niet; in het knooppunt is het geldig. Meld dit als gebrek"],
            uitslag.Regels);
    }

    [Theory]
    [InlineData("--engine", "snel", "Optie --engine is compiled of reference.")]
    [InlineData("--xsd", "weg.xsd", "Schema weg.xsd bestaat niet.")]
    [InlineData(
        "--xsd", "bericht.xml", "bericht.xml is geen schema: de naam eindigt niet op .xsd. Noem bij --xsd het schema, en het bericht zonder optie ervoor.")]
    public async Task Validate_WrongOption_ExitsWith2AndSaysWhy(string optie, string waarde, string melding)
    {
        var uitslag = await _proef.RunAsync("validate", optie, waarde, _map.Write("a.xml", Goed));

        Assert.Equal(2, uitslag.Uitgang);
        Assert.Contains(melding, uitslag.Fouten, StringComparison.Ordinal);
    }
}
