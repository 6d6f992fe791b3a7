using System.Xml;
using System.Xml.Schema;

namespace IB.Gateway.Schemas.Tests;

/// <summary>The version block that every schema carries in its appinfo.</summary>
public sealed class AppinfoTests
{
    /// <summary>iJw still gives the numbers of a concept release there, while its messages say 1.0.0.</summary>
    [Theory]
    [InlineData("iwmo-3.2", "iwmo", "3.2", "1.0.0")]
    [InlineData("ijw-3.2", "ijw", "3.2", "0.1.0")]
    [InlineData("ieb-4.0-plaatsvervanger", "ieb", "4.0", "0.1.0")]
    [InlineData("ipgb-2.0-plaatsvervanger", "ipgb", "2.0", "0.1.0")]
    public void Appinfo_EveryMessageSchema_NamesStandardMessageReleaseAndVersions(string naam, string standaard, string release, string versie)
    {
        var pack = SchemaPack.LoadEmbedded(naam);

        Assert.All(pack.Berichten, bericht => Assert.Equal(
            [
                ("standaard", standaard),
                ("bericht", bericht.Functie.ToLowerInvariant()),
                ("release", release),
                ("BerichtXsdVersie", versie),
                ("BerichtXsdMinVersie", versie),
                ("BerichtXsdMaxVersie", versie),
                ("BasisschemaXsdVersie", versie),
                ("BasisschemaXsdMinVersie", versie),
                ("BasisschemaXsdMaxVersie", versie),
            ],
            Read(pack, bericht)));
    }

    /// <summary>The schemas of iEb 1.0 were published three times; what a heenbericht may be made with goes back further than what a retour may.</summary>
    [Theory]
    [InlineData("WMO401", "1.0.0")]
    [InlineData("WMO402", "1.1.0")]
    [InlineData("WMO403", "1.0.0")]
    [InlineData("WMO404", "1.1.0")]
    public void Appinfo_OfIeb10_NamesTheVersionsThatMayBeUsed(string functie, string laagste)
    {
        var pack = SchemaPack.LoadEmbedded("ieb-1.0");

        Assert.Equal(
            [
                ("standaard", "ieb"), ("bericht", functie.ToLowerInvariant()), ("release", "1.0"),
                ("BerichtXsdVersie", "1.2.0"), ("BerichtXsdMinVersie", laagste), ("BerichtXsdMaxVersie", "1.2.0"),
                ("BasisschemaXsdVersie", "1.2.0"), ("BasisschemaXsdMinVersie", laagste), ("BasisschemaXsdMaxVersie", "1.2.0"),
            ],
            Read(pack, pack.Berichten.Single(b => b.Functie == functie)));
    }

    private static IEnumerable<(string Naam, string Waarde)> Read(SchemaPack pack, BerichtDefinitie bericht)
    {
        using var stream = pack.Open(bericht.Schema);
        using var reader = XmlReader.Create(stream);
        var schema = XmlSchema.Read(reader, validationEventHandler: null)!;
        var info = schema.Items.OfType<XmlSchemaAnnotation>().Single().Items.OfType<XmlSchemaAppInfo>().Single();
        return info.Markup!.OfType<XmlElement>().Select(e =>
        {
            Assert.Equal(pack.Basisnamespace, e.NamespaceURI);
            return (e.LocalName, e.InnerText);
        });
    }
}
