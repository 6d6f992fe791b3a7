using System.Xml;
using System.Xml.Schema;

namespace IB.Gateway.Generator;

/// <summary>Makes the model of a pack from its manifest and XSDs. For one use.</summary>
internal sealed class Modelbouwer
{
    private readonly Packinvoer _pack;
    private readonly Packmanifest _manifest;
    private readonly XmlSchemaSet _set;
    private readonly Bezwaren _bezwaren;
    private readonly Namenverzameling _namen;
    private readonly Groepenbouwer _groepen;

    private Modelbouwer(Packinvoer pack, Packmanifest manifest, XmlSchemaSet set, Bezwaren bezwaren)
    {
        _pack = pack;
        _manifest = manifest;
        _set = set;
        _bezwaren = bezwaren;
        _namen = new Namenverzameling(manifest);
        _groepen = new Groepenbouwer(manifest, _namen, bezwaren);
    }

    /// <summary>The model; <see langword="null"/> when the pack has no message types, or when something is wrong, which is then reported.</summary>
    internal static Packmodel? Build(Packinvoer pack, List<Melding> meldingen)
    {
        var bestand = pack.Manifest;
        Packmanifest manifest;
        try
        {
            manifest = Packmanifest.Read(bestand.Tekst.ToString());
        }
        catch (Exception e) when (e is XmlException or FormatException)
        {
            meldingen.Add(new Melding(Meldingen.Manifest, bestand.Pad, 0, 0, e.Message));
            return null;
        }

        if (manifest.Berichten.Count == 0)
            return null;
        var schemas = new Packschemas(pack, meldingen);
        return schemas.Compile(manifest.Berichten.Select(b => b.Schema).Distinct()) is { } set
            ? new Modelbouwer(pack, manifest, set, new Bezwaren(schemas, meldingen)).Build() : null;
    }

    private Packmodel Build()
    {
        var berichten = new List<(Manifestbericht Manifest, Groep Wortel, string Wortelnaam, XsdVersie? Versie)>();
        foreach (var bericht in _manifest.Berichten)
        {
            var schema = _set.Schemas(bericht.Namespace).Cast<XmlSchema>().FirstOrDefault();
            var wortels = _set.GlobalElements.Values.Cast<XmlSchemaElement>().Where(e => e.QualifiedName.Namespace == bericht.Namespace).ToList();
            if (schema is null || wortels.Count != 1 || wortels[0].ElementSchemaType is not XmlSchemaComplexType type)
            {
                _bezwaren.Add(
                    (XmlSchemaObject?)schema ?? _set.Schemas().Cast<XmlSchema>().First(),
                    $"a message {bericht.Functie} without exactly one root element that has elements in it");
                continue;
            }

            Typekeuring.Check(wortels[0], _bezwaren);
            var wortel = _groepen.AddWortel(type, wortels[0]);
            berichten.Add((bericht, wortel, _namen.Add(wortels[0].QualifiedName), Annotatie.VersieOf(schema)));
        }

        return new Packmodel(
            _pack.Naam, Identificatie.Pascal(_pack.Naam), _manifest.Standaard, _manifest.Release, _namen.ToList(), _groepen.Of(null), Codelijsten(),
            [.. berichten.Select(b => new Berichtmodel(
                Identificatie.Klasse(b.Manifest.Functie), b.Manifest, b.Versie, b.Wortelnaam, b.Wortel,
                _groepen.Of(Identificatie.Klasse(b.Manifest.Functie))))]);
    }

    private IReadOnlyList<Codelijst> Codelijsten()
    {
        var lijsten = _set.GlobalTypes.Values.OfType<XmlSchemaSimpleType>()
            .Select(t => (Type: t, Codes: Bladlezer.Facetten(t).OfType<XmlSchemaEnumerationFacet>().Select(f => f.Value!).ToList()))
            .Where(l => l.Codes.Count > 0)
            .GroupBy(l => Identificatie.Typenaam(l.Type.QualifiedName.Name))
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .ToList();
        foreach (var (naam, type) in lijsten.Where(g => g.Count() > 1).SelectMany(g => g.Select(l => (g.Key, l.Type))))
            _bezwaren.AddNaam(type, $"Codes.{naam}");
        return [.. lijsten.Select(
            g => new Codelijst(g.Key, g.First().Type.QualifiedName.Name, WithMeaning(g.First().Type.QualifiedName.Name, g.First().Codes)))];
    }

    private IReadOnlyList<(string, string?)> WithMeaning(string type, IReadOnlyList<string> codes)
    {
        var betekenis = _manifest.Codelijsten.TryGetValue(type, out var naam) && _pack.Find(naam) is { } bestand
            ? Codelijstlezer.Read(bestand.Tekst.ToString()) : new Dictionary<string, string>();
        return [.. codes.Select(c => (c, betekenis.TryGetValue(c, out var tekst) ? tekst : null))];
    }
}
