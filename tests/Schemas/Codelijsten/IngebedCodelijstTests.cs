using System.Xml;
using System.Xml.Schema;

namespace IB.Gateway.Schemas.Tests;

/// <summary>The code lists that come with the program, against the enumerations in the XSDs beside them.</summary>
public sealed class IngebedCodelijstTests
{
    /// <summary>Lists whose type has no enumeration: what may stand there is more than the schemas can say.</summary>
    private static readonly Dictionary<string, string> ZonderOpsomming = new()
    {
        ["CBS-GEMEENTEN"] = "LDT_Gemeente is any four digits: municipalities come and go between releases.",
        ["COD002"] = "Each message schema holds its own BerichtCode as a pattern.",
        ["ieb-4.0-plaatsvervanger EB001"] = "Only the beginning of the list is public.",
        ["HULPMIDDELEN"] = "LDT_ProductCode is any five characters: most product codes are agreed by contract.",
    };

    public static TheoryData<string, string> Lijsten
        => [.. SchemaPack.LoadAllEmbedded()
            .SelectMany(p => p.Codelijsten.Where(c => c.Datatype is not null).Select(c => new TheoryDataRow<string, string>(p.Naam, c.Naam)))];

    [Theory]
    [MemberData(nameof(Lijsten))]
    public void Codes_OfAListWithAnEnumeration_AreExactlyThoseOfTheSchema(string packnaam, string naam)
    {
        var pack = SchemaPack.LoadEmbedded(packnaam);
        var lijst = pack.Codelijsten.Single(c => c.Naam == naam);
        var opsomming = Enumeration(pack, lijst.Datatype!);

        if (ZonderOpsomming.ContainsKey(naam) || ZonderOpsomming.ContainsKey($"{packnaam} {naam}"))
            Assert.Empty(opsomming);
        else
            Assert.Equal(opsomming.Order(StringComparer.Ordinal), lijst.Codes.Select(c => c.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Enumerations_OfEverySchema_HaveTheirList() => Assert.All(SchemaPack.LoadAllEmbedded().Where(p => p.Basisnamespace is not null), pack =>
    {
        var opgesomd = Basistypen(pack).Where(t => Enumeration(pack, t).Count > 0);

        Assert.Empty(opgesomd.Except(pack.Codelijsten.Select(c => c.Datatype!)));
    });

    [Fact]
    public void COD002_Codes_AreThoseOfTheMessages() => Assert.All(new[] { ("iwmo-3.2", "iWmo iJw"), ("ijw-3.2", "iWmo iJw"), ("ieb-1.0", "iEb") }, pack =>
    {
        var (naam, standaarden) = pack;
        var lijst = SchemaPack.LoadEmbedded(naam).Codelijsten.Single(c => c.Naam == "COD002");

        Assert.Equal(
            Keurmeesters.Catalogus.Packs.Where(p => !p.Plaatsvervanger && standaarden.Split(' ').Contains(p.Standaard))
                .SelectMany(p => p.Berichten).Select(b => (b.BerichtCode, b.Functie)).Order(),
            lijst.Codes.Select(c => (c.Code, c.Omschrijving)).Order());
    });

    [Fact]
    public void Find_CodeWithADay_HoldsFromThatDay()
    {
        var lijst = SchemaPack.LoadEmbedded("ijw-3.2").Codelijsten.Single(c => c.Naam == "JZ588");

        Assert.Null(lijst.Find("38", new DateOnly(2022, 3, 31)));
        Assert.Equal("Overstap naar andere aanbieder", lijst.Find("38", new DateOnly(2022, 4, 1))!.Omschrijving);
        Assert.Null(lijst.Find("99", new DateOnly(2022, 4, 1)));
    }

    [Fact]
    public void Find_SameCodeInTwoStandards_MeansWhatEachSays()
    {
        var dag = new DateOnly(2026, 3, 2);

        Assert.Equal(
            "Levering is volgens plan beëindigd", SchemaPack.LoadEmbedded("ijw-3.2").Codelijsten.Single(c => c.Naam == "JZ588").Find("31", dag)!.Omschrijving);
        Assert.Equal(
            "Verhuizing naar een andere gemeente",
            SchemaPack.LoadEmbedded("iwmo-3.2").Codelijsten.Single(c => c.Naam == "WMO588").Find("31", dag)!.Omschrijving);
    }

    private static IReadOnlyList<string> Enumeration(SchemaPack pack, string datatype)
    {
        var type = (XmlSchemaSimpleType?)Basis(pack).GlobalTypes[new XmlQualifiedName(datatype, pack.Basisnamespace)];
        Assert.True(type is not null, $"{pack.Naam} has no type {datatype}.");
        return type.Content is XmlSchemaSimpleTypeRestriction beperking ? [.. beperking.Facets.OfType<XmlSchemaEnumerationFacet>().Select(f => f.Value!)] : [];
    }

    private static IEnumerable<string> Basistypen(SchemaPack pack)
        => Basis(pack).GlobalTypes.Values.OfType<XmlSchemaSimpleType>().Where(t => t.QualifiedName.Namespace == pack.Basisnamespace)
            .Select(t => t.QualifiedName.Name);

    private static XmlSchemaSet Basis(SchemaPack pack) => pack.CompileSchemaSet(pack.Berichten[0].Functie);
}
