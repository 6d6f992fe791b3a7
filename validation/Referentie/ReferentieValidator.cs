using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Schema;
using IB.Gateway.Schemas;

namespace IB.Gateway.Validation;

/// <summary>
/// The validator on System.Xml.Schema: the one whose word counts. A valid payload is read twice: once for limits, type and Header,
/// once against its schema; only a payload that is refused is read again, to explain.
/// </summary>
public sealed class ReferentieValidator(Berichtcatalogus catalogus) : IBerichtValidator
{
    private readonly ConcurrentDictionary<BerichtDefinitie, Lazy<XmlSchemaSet>> _schemas = new();

    /// <summary>Compiles all schemas now, so that no message waits for it.</summary>
    /// <exception cref="SchemaPackException">A schema is faulty.</exception>
    public void Prepare()
    {
        foreach (var definitie in catalogus.Berichten)
            _ = SchemaOf(definitie);
    }

    /// <inheritdoc/>
    public Oordeel Validate(ReadOnlyMemory<byte> inhoud)
    {
        var onderzoek = Vooronderzoek.Run(inhoud.Span, catalogus);
        if (onderzoek.Fout != XmlFout.Geen)
        {
            var (regel, kolom) = Plaatsbepaling.Locate(inhoud.Span, onderzoek.Positie);
            return Refuse(onderzoek, new Schemafout(Schemafoutcode.NietWelgevormd, regel, kolom, "/", XmlFouttekst.Describe(onderzoek.Fout)));
        }

        if (onderzoek.Definitie is not { } definitie)
            return Refuse(onderzoek, new Schemafout(Schemafoutcode.OnbekendeStandaard, 1, 1, "/", "de namespace van het bericht hoort niet bij een bekende standaard en versie"));
        var fouten = Run(inhoud, definitie);
        return new Oordeel(definitie, fouten.Count == 0 ? onderzoek.Kop : null, fouten);
    }

    private static Oordeel Refuse(Vooronderzoek onderzoek, Schemafout fout) => new(onderzoek.Definitie, null, [fout]);

    private IReadOnlyList<Schemafout> Run(ReadOnlyMemory<byte> inhoud, BerichtDefinitie definitie)
    {
        var schemas = SchemaOf(definitie);
        try
        {
            return Patroontijd.Run(() => Schemagang.Run(ToStream(inhoud), schemas, verklaar: false).Count == 0
                ? []
                : Schemagang.Run(ToStream(inhoud), schemas, verklaar: true));
        }
        catch (XmlException fout)
        {
            // The first pass let it through, so here the two parsers disagree. The stricter one is followed.
            return [new Schemafout(Schemafoutcode.NietWelgevormd, fout.LineNumber, fout.LinePosition, "/", "het bestand is geen welgevormde XML 1.0")];
        }
        catch (RegexMatchTimeoutException)
        {
            return [new Schemafout(Schemafoutcode.Schema, 0, 0, "/", "een waarde kost te veel tijd om te controleren")];
        }
    }

    private XmlSchemaSet SchemaOf(BerichtDefinitie definitie) => _schemas.GetOrAdd(
        definitie, d => new Lazy<XmlSchemaSet>(() => StriktePatronen.Apply(catalogus.PackOf(d).CompileSchemaSet(d.Functie)))).Value;

    private static MemoryStream ToStream(ReadOnlyMemory<byte> inhoud)
        => MemoryMarshal.TryGetArray(inhoud, out var deel)
            ? new MemoryStream(deel.Array!, deel.Offset, deel.Count, writable: false)
            : new MemoryStream(inhoud.ToArray(), writable: false);
}
