using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Xml.Schema;
using IB.Gateway.Schemas;

namespace IB.Gateway.Validation;

/// <summary>
/// The validator on System.Xml.Schema: the one whose word counts. A valid payload is read twice: once for limits, type and Header,
/// once against its schema; only a payload that is refused is read again, to explain.
/// </summary>
/// <remarks>Schemas are kept for as long as their pack is in use: a catalog with the same pack in it finds them compiled.</remarks>
public sealed class ReferentieValidator(ICatalogusBron bron) : IBerichtValidator
{
    private readonly ConditionalWeakTable<SchemaPack, ConcurrentDictionary<string, Lazy<XmlSchemaSet>>> _schemas = [];

    /// <summary>Compiles all schemas of the catalog of this moment.</summary>
    /// <exception cref="SchemaPackException">A schema is faulty.</exception>
    public void Prepare() => Prepare(bron.Huidig);

    /// <summary>Compiles all schemas of <paramref name="catalogus"/> now, so that no message waits for it.</summary>
    /// <exception cref="SchemaPackException">A schema is faulty.</exception>
    public void Prepare(Berichtcatalogus catalogus)
    {
        foreach (var definitie in catalogus.Berichten)
            _ = SchemaOf(catalogus.PackOf(definitie), definitie.Schema, p => p.CompileSchemaSet(definitie.Functie));
        foreach (var document in catalogus.Documenten)
            _ = SchemaOf(catalogus.PackOf(document), document.Schema, p => p.CompileSchemaSet(document));
    }

    /// <inheritdoc/>
    public Oordeel Validate(ReadOnlyMemory<byte> inhoud)
    {
        var catalogus = bron.Huidig;
        var onderzoek = Vooronderzoek.Run(inhoud.Span, catalogus);
        if (onderzoek.Fout != XmlFout.Geen)
            return Refuse(onderzoek, onderzoek.Describe(inhoud.Span));

        if (onderzoek.Definitie is { } definitie)
        {
            var fouten = Schemakeuring.Run(inhoud, SchemaOf(catalogus.PackOf(definitie), definitie.Schema, p => p.CompileSchemaSet(definitie.Functie)));
            return new Oordeel(definitie, fouten.Count == 0 ? onderzoek.Kop : null, fouten);
        }

        if (catalogus.FindDocument(onderzoek.Namespace, onderzoek.Wortel) is { } document)
            return new Oordeel(null, null, Schemakeuring.Run(inhoud, SchemaOf(catalogus.PackOf(document), document.Schema, p => p.CompileSchemaSet(document))))
            {
                Document = document,
            };
        return Refuse(onderzoek, new Schemafout(
            Schemafoutcode.OnbekendeStandaard, 1, 1, "/",
            onderzoek.Onbeslist
                ? "de namespace van het bericht hoort bij meer dan een berichttype, en BerichtCode, BerichtVersie en BerichtSubversie in de Header noemen geen daarvan"
                : "de namespace van het bericht hoort niet bij een bekende standaard en versie"));
    }

    /// <inheritdoc/>
    public Oordeel Recognise(ReadOnlyMemory<byte> inhoud) => Berichtherkenning.Judge(inhoud.Span, bron.Huidig);

    private static Oordeel Refuse(Vooronderzoek onderzoek, Schemafout fout) => new(onderzoek.Definitie, null, [fout]);

    private XmlSchemaSet SchemaOf(SchemaPack pack, string bestand, Func<SchemaPack, XmlSchemaSet> compile)
        => _schemas.GetOrCreateValue(pack).GetOrAdd(bestand, _ => new Lazy<XmlSchemaSet>(() => StriktePatronen.Apply(compile(pack)))).Value;
}
