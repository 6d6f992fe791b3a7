using System.Xml.Schema;
using IB.Gateway.Demo;
using IB.Gateway.LoadTests.Groot;
using IB.Gateway.Schemas;
using IB.Gateway.Testing;

namespace IB.Gateway.LoadTests.Validator;

/// <summary>A document to validate and the schema that it is valid by.</summary>
/// <param name="Naam">What it is called in the report.</param>
/// <param name="Inhoud">The document.</param>
/// <param name="Schemas">Its schema, compiled by the framework.</param>
/// <param name="Xsd">File with its schema, for libxml2.</param>
/// <param name="Bericht">Whether it is a message of a pack, so that <c>ReferentieValidator</c> knows it.</param>
internal sealed record Proefbestand(string Naam, byte[] Inhoud, XmlSchemaSet Schemas, string Xsd, bool Bericht)
{
    private const int Groot = 6_000_000;

    /// <summary>Two messages as they travel all day, the largest kind, and an envelope with a payload in base64.</summary>
    /// <param name="catalogus">The messages and their schemas.</param>
    /// <param name="map">Where the schemas are written for libxml2.</param>
    internal static IReadOnlyList<Proefbestand> CreateAll(Berichtcatalogus catalogus, string map)
    {
        var stuf = Path.Combine(map, "stuf");
        Uitgeschreven.WriteOut(stuf, StufSchemas.Bestanden, StufSchemas.Open);
        return
        [
            Create(catalogus, map, "WMO301", "WMO301", Demoinhoud.Read("WMO301.xml")),
            Create(catalogus, map, "JW323", "JW323", Demoinhoud.Read("JW323.xml")),
            Create(catalogus, map, "JW323-6MB", "JW323", Grootbericht.Jeugddeclaratie(Groot)),
            new Proefbestand(
                "Di01", Fixtures.Bytes("stuf/Di01.xml"), StufSchemas.CompileSchemaSet(), Path.Combine(stuf, StufSchemas.GgkSchema), Bericht: false),
        ];
    }

    private static Proefbestand Create(Berichtcatalogus catalogus, string map, string naam, string functie, byte[] inhoud)
    {
        var definitie = catalogus.FindByFunctie(functie).Single();
        var pack = catalogus.PackOf(definitie);
        var eigen = Path.Combine(map, pack.Naam);
        Uitgeschreven.WriteOut(eigen, pack.Bestanden, pack.Open);
        return new Proefbestand(naam, inhoud, pack.CompileSchemaSet(functie), Path.Combine(eigen, definitie.Schema), Bericht: true);
    }
}
