using System.Text;
using IB.Gateway.Schemas;
using IB.Gateway.Testing;

namespace IB.Gateway.Validation.Tests.Contract;

/// <summary>
/// Two releases of one standard side by side: the one that comes with the program, and a later one from a folder, in which a
/// Geslacht may also be 9.
/// </summary>
public abstract class TweeReleasesContract(Func<ICatalogusBron, IBerichtValidator> create) : IDisposable
{
    private const string Oud = "/iwmo/3_2/";

    private readonly TijdelijkeMap _map = new();

    [Theory]
    [InlineData("/iwmo/3_3/")]
    [InlineData(Oud)]
    public void Validate_MessageOfEitherRelease_IsJudgedByItsOwn(string nieuw)
    {
        var validator = create(Catalogus(nieuw));
        var oudBericht = Fixtures.Text("iwmo-3.2/WMO301.xml");
        var nieuwBericht = ToRelease(oudBericht, nieuw);

        Assert.Equal(("iwmo-3.2", 2), Judge(validator, oudBericht, []));
        Assert.Equal(("iwmo-3.3", 3), Judge(validator, nieuwBericht, []));
        Assert.Equal(("iwmo-3.2", 2), Judge(validator, WithGeslacht9(oudBericht), ["/Bericht/Client/Geslacht"]));
        Assert.Equal(("iwmo-3.3", 3), Judge(validator, WithGeslacht9(nieuwBericht), []));
    }

    [Fact]
    public void Validate_HeaderOfTheOtherReleaseInAnOwnNamespace_IsForTheSchemaToRefuse()
    {
        var validator = create(Catalogus("/iwmo/3_3/"));
        var bericht = Fixtures.Text("iwmo-3.2/WMO301.xml").Replace("<wmo301:BerichtSubversie>2<", "<wmo301:BerichtSubversie>3<", StringComparison.Ordinal);

        Assert.Equal(("iwmo-3.2", 2), Judge(validator, bericht, ["/Bericht/Header/BerichtSubversie"]));
    }

    [Theory]
    [InlineData("<wmo301:BerichtSubversie>2<", "<wmo301:BerichtSubversie>4<")]
    [InlineData("<wmo301:BerichtSubversie>2<", "<wmo301:BerichtSubversie><")]
    [InlineData("<wmo301:BerichtVersie>3<", "<wmo301:BerichtVersie>-3<")]
    [InlineData("<wmo301:BerichtCode>414<", "<wmo301:BerichtCode>415<")]
    [InlineData("wmo301:Header>", "wmo301:Kop>")]
    public void Validate_SharedNamespaceAndAHeaderOfNeither_IsOfAnUnknownStandard(string van, string naar)
    {
        var validator = create(Catalogus(Oud));
        var bericht = Fixtures.Text("iwmo-3.2/WMO301.xml");
        Assert.Contains(van, bericht, StringComparison.Ordinal);

        var oordeel = validator.Validate(Encoding.UTF8.GetBytes(bericht.Replace(van, naar, StringComparison.Ordinal)));

        Assert.Null(oordeel.Definitie);
        var fout = Assert.Single(oordeel.Fouten);
        Assert.Equal(
            (Schemafoutcode.OnbekendeStandaard, "de namespace van het bericht hoort bij meer dan een berichttype, en BerichtCode, BerichtVersie en BerichtSubversie in de Header noemen geen daarvan"),
            (fout.Code, fout.Tekst));
    }

    [Theory]
    [InlineData("<wmo301:BerichtSubversie>2<", "<wmo301:BerichtSubversie> 2 \n<")]
    [InlineData("<wmo301:BerichtSubversie>2<", "<wmo301:BerichtSubversie><!-- -->&#50;<")]
    public void Find_SharedNamespace_ReadsTheHeaderAsXmlDoes(string van, string naar)
        => Assert.Equal("iwmo-3.2", Berichtherkenning.Find(
            Encoding.UTF8.GetBytes(Fixtures.Text("iwmo-3.2/WMO301.xml").Replace(van, naar, StringComparison.Ordinal)), Catalogus(Oud))?.Pack);

    [Fact]
    public void Find_PayloadCutOffAfterItsHeader_StillTells()
    {
        var bericht = Fixtures.Text("iwmo-3.2/WMO301.xml");
        var stuk = bericht[..bericht.IndexOf("<wmo301:Client>", StringComparison.Ordinal)];

        Assert.Equal("iwmo-3.2", Berichtherkenning.Find(Encoding.UTF8.GetBytes(stuk), Catalogus(Oud))?.Pack);
        Assert.Null(
            Berichtherkenning.Find(Encoding.UTF8.GetBytes(bericht[..bericht.IndexOf("<wmo301:BerichtSubversie>", StringComparison.Ordinal)]), Catalogus(Oud)));
    }

    [Fact]
    public void Validate_SourceThatTakesANewCatalog_FollowsIt()
    {
        var bron = new Wisselbron { Huidig = Proef.Catalogus };
        var validator = create(bron);
        var bericht = Encoding.UTF8.GetBytes(ToRelease(Fixtures.Text("iwmo-3.2/WMO301.xml"), "/iwmo/3_3/"));

        Assert.Equal(Schemafoutcode.OnbekendeStandaard, Assert.Single(validator.Validate(bericht).Fouten).Code);
        bron.Huidig = Catalogus("/iwmo/3_3/");
        Assert.Equal("iwmo-3.3", validator.Validate(bericht).Definitie?.Pack);
        bron.Huidig = Proef.Catalogus;
        Assert.False(validator.Validate(bericht).Geldig);
    }

    [Fact]
    public void Validate_DocumentOfAPack_IsJudgedByItsSchema()
    {
        const string Bv03 = """
            <Bv03Bericht xmlns="http://www.egem.nl/StUF/StUF0301"><stuurgegevens><berichtcode>Di01</berichtcode></stuurgegevens></Bv03Bericht>
            """;

        var oordeel = create(Proef.Catalogus).Validate(Encoding.UTF8.GetBytes(Bv03));

        Assert.Null(oordeel.Definitie);
        Assert.Null(oordeel.Kop);
        Assert.Equal("Bv03Bericht", oordeel.Document?.Element);
        Assert.Equal("/Bv03Bericht/stuurgegevens/berichtcode", oordeel.Fouten[0].Pad);
    }

    public void Dispose()
    {
        _map.Dispose();
        GC.SuppressFinalize(this);
    }

    private static (string? Pack, int? Subversie) Judge(IBerichtValidator validator, string bericht, string[] paden)
    {
        var oordeel = validator.Validate(Encoding.UTF8.GetBytes(bericht));
        Assert.Equal(paden, oordeel.Fouten.Select(f => f.Pad));
        return (oordeel.Definitie?.Pack, oordeel.Definitie?.Subversie);
    }

    private static string WithGeslacht9(string bericht)
    {
        var begin = bericht.IndexOf("<wmo301:Geslacht>", StringComparison.Ordinal) + "<wmo301:Geslacht>".Length;
        return string.Concat(bericht.AsSpan(0, begin), "9", bericht.AsSpan(begin + 1));
    }

    private static string ToRelease(string tekst, string nieuw) => tekst
        .Replace(Oud, nieuw, StringComparison.Ordinal)
        .Replace("<wmo301:BerichtSubversie>2<", "<wmo301:BerichtSubversie>3<", StringComparison.Ordinal);

    private Berichtcatalogus Catalogus(string nieuw)
    {
        var bron = SchemaPack.LoadEmbedded("iwmo-3.2");
        var map = _map["iwmo-3.3"];
        foreach (var bestand in bron.Bestanden)
        {
            using var lezer = new StreamReader(bron.Open(bestand));
            var doel = Path.Combine(map, bestand);
            Directory.CreateDirectory(Path.GetDirectoryName(doel)!);
            File.WriteAllText(doel, Rewrite(bestand, lezer.ReadToEnd(), nieuw));
        }

        return new Berichtcatalogus([.. SchemaPack.LoadAllEmbedded(), SchemaPack.LoadFromFolder(map)]);
    }

    private static string Rewrite(string bestand, string tekst, string nieuw) => bestand switch
    {
        "manifest.json" => tekst.Replace("iwmo-3.2", "iwmo-3.3", StringComparison.Ordinal).Replace("\"3.2\"", "\"3.3\"", StringComparison.Ordinal)
            .Replace("\"subversie\": 2", "\"subversie\": 3", StringComparison.Ordinal).Replace(Oud, nieuw, StringComparison.Ordinal),
        "basisschema.xsd" => AddGeslacht9(tekst).Replace(Oud, nieuw, StringComparison.Ordinal),
        _ => tekst.Replace("<xs:pattern value=\"2\"/>", "<xs:pattern value=\"3\"/>", StringComparison.Ordinal).Replace(Oud, nieuw, StringComparison.Ordinal),
    };

    private static string AddGeslacht9(string basisschema)
    {
        var type = basisschema.IndexOf("name=\"LDT_Geslacht\"", StringComparison.Ordinal);
        var plaats = basisschema.IndexOf("<xs:enumeration", type, StringComparison.Ordinal);
        return basisschema.Insert(plaats, "<xs:enumeration value=\"9\"/>");
    }

    private sealed class Wisselbron : ICatalogusBron
    {
        public required Berichtcatalogus Huidig { get; set; }
    }
}
