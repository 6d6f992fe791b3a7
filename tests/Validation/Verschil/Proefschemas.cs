using IB.Gateway.Schemas;
using IB.Gateway.Testing;

namespace IB.Gateway.Validation.Tests.Verschil;

/// <summary>All schemas of a test class, written out to disk for libxml2 while it runs.</summary>
public sealed class Proefschemas : IDisposable
{
    private readonly TijdelijkeMap _map = new();
    private readonly Dictionary<string, Proefschema> _schemas = [];
    private readonly Berichtcatalogus _catalogus = Berichtcatalogus.LoadEmbedded();

    /// <summary>The schema of a message type.</summary>
    internal Proefschema Bericht(string functie) => Get(functie, naam =>
    {
        var definitie = Assert.Single(_catalogus.FindByFunctie(naam));
        var pack = _catalogus.PackOf(definitie);
        Uitgeschreven.WriteOut(_map[pack.Naam], pack.Bestanden, pack.Open);
        return new Proefschema(naam, () => pack.CompileSchemaSet(naam), Path.Combine(_map[pack.Naam], definitie.Schema));
    });

    /// <summary>The schema of the StUF envelopes. The file of the envelope itself imports that of the rest.</summary>
    internal Proefschema Stuf() => Get("StUF", naam =>
    {
        Uitgeschreven.WriteOut(_map[naam], StufSchemas.Bestanden, StufSchemas.Open);
        return new Proefschema(naam, StufSchemas.CompileSchemaSet, Path.Combine(_map[naam], StufSchemas.GgkSchema));
    });

    /// <summary>A schema of <see cref="Eigenschemas"/>.</summary>
    internal Proefschema Eigen(string naam) => Get(naam, _ =>
    {
        Uitgeschreven.WriteOut(_map["eigen"], Eigenschemas.Bestanden, Eigenschemas.Open);
        var xsd = Path.Combine(_map["eigen"], naam + ".xsd");
        return new Proefschema(naam, () => Eigenschemas.Compile(xsd), xsd);
    });

    public void Dispose()
    {
        foreach (var schema in _schemas.Values)
            schema.Dispose();
        _map.Dispose();
    }

    private Proefschema Get(string naam, Func<string, Proefschema> create)
    {
        if (!_schemas.TryGetValue(naam, out var schema))
            _schemas[naam] = schema = create(naam);
        return schema;
    }
}
