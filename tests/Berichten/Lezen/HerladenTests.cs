using System.Text;
using IB.Gateway.Berichten.Iwmo32;
using IB.Gateway.Schemas;
using IB.Gateway.Testing;
using IB.Gateway.Validation;

namespace IB.Gateway.Berichten.Tests.Lezen;

/// <summary>Views are made when the program is built; the pack in use may have been loaded, or changed, after that.</summary>
public sealed class HerladenTests
{
    private const string Pack = "iwmo-3.2";
    private const string Nieuw = "<xs:element name=\"Aanhef\" type=\"xs:string\" minOccurs=\"0\"/>";
    private const string Bsn = "<xs:element name=\"Bsn\" type=\"iwmo:LDT_BurgerServicenummer\"";

    [Fact]
    public void Read_PackWithOneElementMore_ShowsTheRest()
    {
        using var map = new TijdelijkeMap();
        var lezer = new Berichtlezer(Proef.Compile(Load(map, Pack, xsd => xsd.Replace(Bsn, Nieuw + Bsn, StringComparison.Ordinal))));
        var inhoud = Fixtures.Text($"{Pack}/WMO301.xml")
            .Replace("<wmo301:Client>", "<wmo301:Client><wmo301:Aanhef>Beste</wmo301:Aanhef>", StringComparison.Ordinal);

        using var nieuw = lezer.Read(Encoding.UTF8.GetBytes(inhoud));
        using var oud = Proef.Lezer.Read(Fixtures.Bytes($"{Pack}/WMO301.xml"));

        // Two compilations with other numbers, and one view.
        Assert.Equal(Bladen.Lines(Wmo301.Read(oud)!.Value.ToDraft()), Bladen.Lines(Wmo301.Read(nieuw)!.Value.ToDraft()));
        Assert.True(Wmo301.Read(oud)!.Value.Client.Bsn.Is("999900006"u8));
        Assert.False(Proef.Validator.Validate(Encoding.UTF8.GetBytes(inhoud)).Geldig);
    }

    [Fact]
    public void Read_PackThatNoLongerRequiresAnElement_RefusesOnlyThatElement()
    {
        using var map = new TijdelijkeMap();
        var lezer = new Berichtlezer(Proef.Compile(Load(map, Pack, xsd => xsd.Replace(Bsn, Bsn + " minOccurs=\"0\"", StringComparison.Ordinal))));
        var inhoud = Fixtures.Text($"{Pack}/WMO301.xml").Replace("<wmo301:Bsn>999900006</wmo301:Bsn>", "", StringComparison.Ordinal);

        using var lezing = lezer.Read(Encoding.UTF8.GetBytes(inhoud));
        var client = Wmo301.Read(lezing)!.Value.Client;

        Assert.Contains("Bsn", Assert.Throws<InvalidOperationException>(() => client.Bsn).Message, StringComparison.Ordinal);
        Assert.True(client.Geslacht.Is("2"u8));
    }

    [Fact]
    public void Read_MessageOfAPackOfAnotherName_GivesNothing()
    {
        using var map = new TijdelijkeMap();
        var lezer = new Berichtlezer(Proef.Compile(Load(map, "iwmo-3.2-proef", xsd => xsd)));

        using var lezing = lezer.Read(Fixtures.Bytes($"{Pack}/WMO301.xml"));

        Assert.True(lezing.Oordeel.Geldig);
        Assert.Null(Wmo301.Read(lezing));
    }

    [Fact]
    public void Write_ByAPackOfAnotherName_IsRefused()
    {
        using var map = new TijdelijkeMap();
        var catalogus = Load(map, "iwmo-3.2-proef", xsd => xsd);
        using var lezing = Proef.Lezer.Read(Fixtures.Bytes($"{Pack}/WMO301.xml"));
        var draft = Wmo301.Read(lezing)!.Value.ToDraft();

        Assert.Throws<InvalidOperationException>(() => new Berichtschrijver(Proef.Compile(catalogus), new ReferentieValidator(catalogus)).Write(draft));
    }

    private static Berichtcatalogus Load(TijdelijkeMap map, string naam, Func<string, string> wijzig)
    {
        var bron = SchemaPack.LoadEmbedded(Pack);
        foreach (var bestand in bron.Bestanden)
        {
            using var lezer = new StreamReader(bron.Open(bestand));
            var tekst = lezer.ReadToEnd();
            var doel = Path.Combine(map.Pad, naam, bestand);
            Directory.CreateDirectory(Path.GetDirectoryName(doel)!);
            File.WriteAllText(doel, bestand switch
            {
                "wmo301.xsd" => wijzig(tekst),
                "manifest.json" => tekst.Replace($"\"pack\": \"{Pack}\"", $"\"pack\": \"{naam}\"", StringComparison.Ordinal),
                _ => tekst,
            });
        }

        return new Berichtcatalogus([SchemaPack.LoadFromFolder(map[naam])]);
    }
}
