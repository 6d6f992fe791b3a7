using System.Text.RegularExpressions;
using IB.Gateway.Testing;

namespace IB.Gateway.Schemas.Tests;

/// <summary>A stand-in serves until the official schemas are there, and is never in their way.</summary>
public sealed class PlaatsvervangerTests : IDisposable
{
    private const string Plaatsvervanger = "ieb-4.0-plaatsvervanger";

    private readonly TijdelijkeMap _map = new();

    public void Dispose() => _map.Dispose();

    [Fact]
    public void Catalogus_OfficialPackWithTheSameTypes_TakesTheirPlace()
    {
        var catalogus = With("ieb-4.0", m => m);

        var berichten = catalogus.FindByFunctie("WMO405");
        Assert.Equal("ieb-4.0", Assert.Single(berichten).Pack);
        Assert.Equal(["ieb-4.0"], catalogus.Berichten.Where(b => b.Functie is "WMO405" or "WMO406" or "WMO407" or "WMO408").Select(b => b.Pack).Distinct());
        Assert.Empty(catalogus.FindByNamespace("urn:knooppunt:ieb:stub:4:wmo405"));
        Assert.Equal("ieb-4.0", catalogus.FindByFunctie("WMO405", 1, 0)!.Pack);
        Assert.Equal("ieb-4.0", catalogus.FindByBerichtCode("578", 4, 0)!.Pack);
        Assert.Equal("ieb-4.0", catalogus.FindByBerichtCode("578")!.Pack);
    }

    [Fact]
    public void Catalogus_OfficialPackOfAnotherRelease_StandsBesideIt()
    {
        var catalogus = With("ieb-3.0", m => m.Replace("\"versie\": 4", "\"versie\": 3", StringComparison.Ordinal));

        Assert.Equal([Plaatsvervanger, "ieb-3.0"], catalogus.FindByFunctie("WMO405").Select(b => b.Pack));
        Assert.Equal(Plaatsvervanger, catalogus.FindByFunctie("WMO405", 4, 0)!.Pack);
        Assert.Equal("ieb-3.0", catalogus.FindByFunctie("WMO405", 3, 0)!.Pack);
        Assert.Equal("ieb-3.0", catalogus.FindByFunctie("WMO405", 1, 0)!.Pack);
    }

    [Fact]
    public void Catalogus_OfficialTypeWithACodeThatAStandInGuessed_IsTaken()
    {
        var catalogus = With("ieb-4.0", m => m.Replace("WMO405", "WMO905", StringComparison.Ordinal).Replace("WMO406", "WMO906", StringComparison.Ordinal));

        Assert.Equal("WMO905", catalogus.FindByBerichtCode("578", 4, 0)!.Functie);
        Assert.Equal(Plaatsvervanger, catalogus.FindByFunctie("WMO405", 4, 0)!.Pack);
    }

    [Fact]
    public void FindByFunctie_VersionsThatAnEnvelopeMayName_AreTheSameType()
    {
        var catalogus = Berichtcatalogus.LoadEmbedded();

        Assert.Same(catalogus.FindByFunctie("WMO405", 4, 0), catalogus.FindByFunctie("WMO405", 1, 0));
        Assert.Null(catalogus.FindByFunctie("WMO405", 3, 0));
        Assert.Null(catalogus.FindByFunctie("WMO405", 9, 9));
        Assert.Null(catalogus.FindByFunctie("WMO401", 4, 0));
    }

    [Fact]
    public void FindByBerichtCode_CodeOfAStandIn_TellsNothing()
    {
        var catalogus = Berichtcatalogus.LoadEmbedded();

        Assert.Null(catalogus.FindByBerichtCode("578"));
        Assert.Equal("WMO301", catalogus.FindByBerichtCode("414")!.Functie);
        Assert.Equal("WMO401", catalogus.FindByBerichtCode("470")!.Functie);
    }

    [Theory]
    [InlineData("urn:knooppunt:ieb:stub:4:wmo405", Controleniveau.Schema)]
    [InlineData("urn:knooppunt:ieb:stub:4:wmo407", Controleniveau.Envelop)]
    [InlineData("http://www.istandaarden.nl/iwmo/3_2/wmo301/schema", Controleniveau.Envelop)]
    [InlineData(null, Controleniveau.Envelop)]
    public void NiveauVoor_StandInThatIsSetStricter_HoldsInItsOwnNamespaceOnly(string? ns, Controleniveau verwacht)
    {
        var catalogus = Berichtcatalogus.LoadEmbedded();
        var strenger = catalogus.FindByFunctie("WMO405", 4, 0)! with { Controleniveau = Controleniveau.Schema };

        Assert.Equal(verwacht, strenger.NiveauVoor(ns is null ? null : catalogus.FindByNamespace(ns)[0]));
    }

    [Fact]
    public void Plan_PublishedSchemas_GetWhatTheStandInKnows()
    {
        var bron = SchemaPack.LoadEmbedded(Plaatsvervanger);
        var map = Directory.CreateDirectory(_map["download"]).FullName;
        foreach (var bestand in bron.Bestanden.Where(b => b.EndsWith(".xsd", StringComparison.Ordinal)))
        {
            using var lezer = new StreamReader(bron.Open(bestand));
            File.WriteAllText(Path.Combine(map, bestand), Official(lezer.ReadToEnd()));
        }

        var plan = Schemaimport.Plan(map, Importmap.Wens with { GeldigVan = new DateOnly(2025, 4, 7) });

        Assert.DoesNotContain(plan.Bevindingen, b => b.Soort is Bevindingsoort.Fout or Bevindingsoort.Invullen);
        Assert.Equal(
            bron.Berichten.Select(b => b with
            {
                Pack = "ieb-4.0", Namespace = Official(b.Namespace), Controleniveau = Controleniveau.Schema, Plaatsvervanger = false, Toelichting = null,
            }),
            plan.Pack!.Berichten);
    }

    /// <summary>The catalog of the program with a pack that claims to be official.</summary>
    private Berichtcatalogus With(string naam, Func<string, string> rewrite)
    {
        var map = TestPack.Copy(Plaatsvervanger, _map[naam], m => Official(rewrite(m))
            .Replace(Plaatsvervanger, naam, StringComparison.Ordinal)
            .Replace("\"plaatsvervanger\": true,", "", StringComparison.Ordinal)
            .Replace("\"controleniveau\": \"envelop\",", "", StringComparison.Ordinal));
        return new Berichtcatalogus([.. SchemaPack.LoadAllEmbedded(), SchemaPack.LoadFromFolder(map)]);
    }

    private static string Official(string tekst)
        => Regex.Replace(
            tekst, "urn:knooppunt:ieb:stub:4:(?<naam>[a-z0-9]+)", "http://www.istandaarden.nl/ieb/4_0/${naam}/schema", RegexOptions.None,
            TimeSpan.FromSeconds(10));
}
