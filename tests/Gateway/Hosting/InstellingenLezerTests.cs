using IB.Gateway.Hosting;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Hosting;

/// <summary>What is wrong with settings is told in Dutch, all at once, with the place where it was written.</summary>
public sealed class InstellingenLezerTests : IDisposable
{
    private const string Variabele = "IBGATEWAY__LUISTER__PROEFINSTELLING";
    private readonly TijdelijkeMap _map = new();

    private string Pad => _map["ib-gateway.json"];

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variabele, null);
        _map.Dispose();
    }

    [Fact]
    public void Read_FaultsOfEveryKind_SaysAllAtOnceWithTheirLines()
    {
        var fouten = Read(
            """
            {
              "beheer": { "poort": "abc" },
              "kleur": { "a": 1 },
              "vertrouwen": { "ankers": "root.pem", "crlmap": ["x"], "cacheduur": "lang" },
              "opslag": {
                "soort": "Mysql", "mapp": "x" },
              "luister": 5,
              "bytesbudget": 7,
              "bewaren": { "perFunctie": { "WMO323": { "inhoudNaBezorging": "een uur" } } }
            }
            """);

        Assert.Contains($"{Pad}, regel 2: beheer.poort is 'abc' en moet een geheel getal zijn", fouten);
        Assert.Contains(
            fouten,
            f => f.StartsWith($"{Pad}, regel 3: kleur is geen bekende instelling; bekend zijn luister, beheer, vertrouwen, ", StringComparison.Ordinal));
        Assert.Contains($"{Pad}, regel 4: vertrouwen.ankers moet een lijst ([ ... ]) zijn", fouten);
        Assert.Contains($"{Pad}, regel 4: vertrouwen.crlmap moet een tekst zijn, en geen groep of lijst", fouten);
        Assert.Contains($"{Pad}, regel 4: vertrouwen.cacheduur is 'lang' en moet een tijdsduur (d.uu:mm:ss) zijn", fouten);
        Assert.Contains($"{Pad}, regel 6: opslag.soort is 'Mysql' en moet Sqlite of Postgres zijn", fouten);
        Assert.Contains(fouten, f => f.StartsWith($"{Pad}, regel 6: opslag.mapp is geen bekende instelling; bij opslag horen ", StringComparison.Ordinal));
        Assert.Contains($"{Pad}, regel 7: luister moet een groep ({{ ... }}) zijn", fouten);
        Assert.Contains($"{Pad}, regel 9: bewaren.perFunctie.WMO323.inhoudNaBezorging is 'een uur' en moet een tijdsduur (d.uu:mm:ss) zijn", fouten);
        Assert.Contains($"{Pad}: bytesbudget is 7 en moet minstens 1000000 zijn", fouten);
        Assert.DoesNotContain(fouten, static f => f.Contains("BinderOptions", StringComparison.Ordinal) || f.Contains("Failed", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_UnknownSettingOfTheEnvironment_NamesTheVariableAndNotTheFile()
    {
        Environment.SetEnvironmentVariable(Variabele, "1");

        Assert.Contains(Read("{}"), static f =>
            f.StartsWith($"omgevingsvariabele {Variabele}: luister.proefinstelling is geen bekende instelling; ", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("{\n  \"beheer\": }", ", regel 2, positie 13: hier is het geen geldige JSON meer.")]
    [InlineData("", ", regel 1, positie 1: hier is het geen geldige JSON meer.")]
    [InlineData("[1]", ", regel 1: het bestand moet een groep ({ ... }) zijn")]
    [InlineData("{\n \"beheer\": { \"poort\": 1,\n \"Poort\": 2 }}", ", regel 3: beheer.Poort staat er twee keer (ook op regel 2); haal er een weg")]
    public void Read_FileThatIsNoJson_SaysTheLine(string json, string fout)
        => Assert.StartsWith(Pad + fout, Assert.Single(Read(json)), StringComparison.Ordinal);

    [Fact]
    public void Read_GroupOfWhichAllIsWrong_KeepsItsDefaults()
        => Assert.DoesNotContain(
            Read("""{ "beheer": { "poort": {} }, "toezicht": { "x": [1, { "y": 2 }] } }"""),
            static f => f.Contains("null", StringComparison.OrdinalIgnoreCase));

    private IReadOnlyList<string> Read(string json)
    {
        File.WriteAllText(Pad, json);
        return Assert.Throws<InstellingenException>(() => InstellingenLezer.Read(Pad)).Fouten;
    }
}
