using System.Xml;
using System.Xml.Schema;

namespace IB.Gateway.Schemas.Tests;

/// <summary>The version block that every schema carries in its appinfo.</summary>
public sealed class AppinfoTests
{
    /// <summary>iJw still gives the numbers of a concept release there, while its messages say 1.0.0.</summary>
    [Theory]
    [InlineData("iwmo-3.2", "iwmo", "1.0.0")]
    [InlineData("ijw-3.2", "ijw", "0.1.0")]
    public void Appinfo_EveryMessageSchema_NamesStandardMessageReleaseAndVersions(string naam, string standaard, string versie)
    {
        var pack = SchemaPack.LoadEmbedded(naam);

        Assert.All(pack.Berichten, bericht => Assert.Equal(
            [
                ("standaard", standaard),
                ("bericht", bericht.Functie.ToLowerInvariant()),
                ("release", "3.2"),
                ("BerichtXsdVersie", versie),
                ("BerichtXsdMinVersie", versie),
                ("BerichtXsdMaxVersie", versie),
                ("BasisschemaXsdVersie", versie),
                ("BasisschemaXsdMinVersie", versie),
                ("BasisschemaXsdMaxVersie", versie),
            ],
            Read(pack, bericht)));
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
