using System.Text;
using IB.Gateway.Schemas;
using IB.Gateway.Testing;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// Schemas come from the folder of the operator and from nowhere else; what is in them points to nothing outside their pack (X6), and
/// does not make the knooppunt work without end (X11). A knooppunt of its own, since what it learns here others should not know.
/// </summary>
public sealed class SchemasVanBuiten(Doelwit doelwit) : IClassFixture<Doelwit>
{
    private const string Xs = "xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"";
    private const string Goed = $"<xs:schema {Xs}><xs:element name=\"A\" type=\"xs:string\"/></xs:schema>";

    // Doubles per letter in an engine that goes back.
    private const string Weglooppatroon = "([a-z]+)+[0-9]";

    private static readonly Dictionary<string, Func<string, (string Schema, string Bestand)>> Vergiften = new()
    {
        ["import from elsewhere"] = kanarie => (Goed.Replace(
            "><xs:element", $"><xs:import namespace=\"urn:x\" schemaLocation=\"http://{kanarie}/x.xsd\"/><xs:element", StringComparison.Ordinal), "a.xsd"),
        ["include from elsewhere"] = kanarie =>
            (Goed.Replace("><xs:element", $"><xs:include schemaLocation=\"http://{kanarie}/x.xsd\"/><xs:element", StringComparison.Ordinal), "a.xsd"),
        ["redefine from elsewhere"] = kanarie =>
            (Goed.Replace("><xs:element", $"><xs:redefine schemaLocation=\"http://{kanarie}/x.xsd\"/><xs:element", StringComparison.Ordinal), "a.xsd"),
        ["include of a file"] = _ =>
            (Goed.Replace("><xs:element", "><xs:include schemaLocation=\"file:///etc/hostname\"/><xs:element", StringComparison.Ordinal), "a.xsd"),
        ["include up the tree"] = _ => (Goed.Replace(
            "><xs:element", "><xs:include schemaLocation=\"../../../../../../../../etc/passwd\"/><xs:element", StringComparison.Ordinal), "a.xsd"),
        ["remote dtd"] = kanarie => ($"<!DOCTYPE xs:schema SYSTEM \"http://{kanarie}/x.dtd\">" + Goed, "a.xsd"),
        ["entity of a file"] = _ => ("<!DOCTYPE xs:schema [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
            + Goed.Replace("><xs:element", ">&e;<xs:element", StringComparison.Ordinal), "a.xsd"),
        ["schema outside the pack"] = _ => (Goed, "../../../../../../../../etc/passwd"),
    };

    public static TheoryData<string> Gevallen => [.. Vergiften.Keys];

    private string Schemamap => Path.Combine(Path.GetDirectoryName(doelwit.Proefketen.Opstelling.Instellingenbestand)!, "schemapakketten");

    [Theory]
    [Trait(Aanvalslijst.Kenmerk, "X6")]
    [MemberData(nameof(Gevallen))]
    public async Task Pack_ThatPointsOutside_IsRefusedAndNothingIsFetched(string welk)
    {
        using var kanarie = new Kanarie();
        var naam = $"vergif-{welk.Replace(' ', '-')}";
        var (schema, bestand) = Vergiften[welk](kanarie.Adres);

        await doelwit.WithstandAsync(schema.Length, journaal: 0, async () =>
        {
            Directory.CreateDirectory(Path.Combine(Schemamap, naam));
            await File.WriteAllTextAsync(Path.Combine(Schemamap, naam, "a.xsd"), schema, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(
                Path.Combine(Schemamap, naam, "manifest.json"),
                $$"""{"pack":"{{naam}}","standaard":"vergif","release":"1","documenten":[{"element":"A","namespace":"","titel":"A","schema":"{{bestand}}"}]}""",
                TestContext.Current.CancellationToken);
            await Wacht.TotAsync(
                () => doelwit.Kind.Regels.Any(
                    r => r.Contains("de vorige schemapakketten blijven gelden", StringComparison.Ordinal) && r.Contains(naam, StringComparison.Ordinal)),
                $"The operator is not told of {naam}.");
            Directory.Delete(Path.Combine(Schemamap, naam), recursive: true);
            return naam;
        });

        Assert.False(kanarie.Zong, "The knooppunt made a connection.");
    }

    [Theory]
    [Trait(Aanvalslijst.Kenmerk, "X6")]
    [InlineData("PUT", "/stuf/ggk0210/ggk0210.xsd")]
    [InlineData("POST", "/stuf/ggk0210/ggk0210.xsd")]
    [InlineData("POST", "/v1/schemas")]
    [InlineData("PUT", "/v1/schemas/iwmo-3.2/wmo301.xsd")]
    [InlineData("POST", "/schemas")]
    public async Task Schema_SentByAParty_HasNoDoor(string methode, string pad)
    {
        var antwoord = await doelwit.AttackAsync(doelwit.Aanbieder, Ruwverzoek.Of(methode, pad, Encoding.UTF8.GetBytes(Goed), "Content-Type: application/xml"));

        Assert.True(antwoord.Status is 404 or 405, $"{antwoord.Status} {antwoord.Tekst}");
    }

    [Fact]
    [Trait(Aanvalslijst.Kenmerk, "X11")]
    public async Task PatternThatRunsAway_IsNamedToTheOperatorAndCostsAHostileValueNoMoreThanItsTime()
    {
        using var aanbouw = new TijdelijkeMap();
        var bron = SchemaPack.LoadEmbedded("iwmo-3.2");
        Tweederelease.Write(aanbouw.Pad, "2020-01-01", bron.Bestanden, bron.Open);
        var xsd = Path.Combine(aanbouw[Tweederelease.Pack], "wmo301.xsd");
        var schema = await File.ReadAllTextAsync(xsd, TestContext.Current.CancellationToken);
        Assert.Contains("<xs:enumeration value=\"nieuw\"/>", schema, StringComparison.Ordinal);
        await File.WriteAllTextAsync(
            xsd, schema.Replace("<xs:enumeration value=\"nieuw\"/>", $"<xs:pattern value=\"{Weglooppatroon}\"/>", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        Directory.CreateDirectory(Schemamap);
        CopyTo(aanbouw[Tweederelease.Pack], Path.Combine(Schemamap, Tweederelease.Pack));
        await Wacht.TotAsync(
            () => doelwit.Kind.Regels.Any(
                r => r.Contains("Schemapakketten gelezen", StringComparison.Ordinal) && r.Contains(Tweederelease.Pack, StringComparison.Ordinal)),
            "The pack was not taken over.");

        var goed = Make("abcdef7");
        var kwaad = Make(new string('a', 40) + "!");

        Assert.Contains(doelwit.Kind.Regels, r => r.Contains("wmo301.xsd", StringComparison.Ordinal) && r.Contains("WARN", StringComparison.OrdinalIgnoreCase));
        await doelwit.Proefketen.Diemen.SendAsync(goed);
        Assert.Equal(goed.Inhoud, await doelwit.Proefketen.ZorgThuis.ReceiveAsync(goed.Referentie));
        var fout = await doelwit.WithstandAsync(kwaad.Inhoud.Length, journaal: 2, async () =>
        {
            await doelwit.Proefketen.Diemen.SendAsync(kwaad);
            return (await doelwit.Proefketen.Diemen.WaitForFoutAsync(kwaad.Referentie)).Foutbericht!;
        });
        Assert.Equal("StUF055", fout.Code);
    }

    private static Proefbericht Make(string waarde)
    {
        var bericht = Proefbericht.Toewijzing().InVolgendeRelease();
        return (bericht with { Inhoud = Tweederelease.MetNieuwElement(bericht.Inhoud) }).With(">nieuw<", $">{waarde}<");
    }

    private static void CopyTo(string van, string naar)
    {
        foreach (var bestand in Directory.EnumerateFiles(van, "*", SearchOption.AllDirectories))
        {
            var doel = Path.Combine(naar, Path.GetRelativePath(van, bestand));
            Directory.CreateDirectory(Path.GetDirectoryName(doel)!);
            File.Copy(bestand, doel);
        }
    }
}
