using System.Xml.Schema;

namespace IB.Gateway.Schemas;

/// <summary>One release of one standard: its message types and files. Immutable, safe for use by many threads.</summary>
public sealed class SchemaPack
{
    private readonly Packbron _bron;

    private SchemaPack(Packbron bron, Manifest manifest)
    {
        _bron = bron;
        Standaard = manifest.Standaard;
        Release = manifest.Release;
        GeldigVan = manifest.Geldig?.Van;
        GeldigTot = manifest.Geldig?.Tot;
        Basisnamespace = manifest.Basisnamespace;
        Basisschema = manifest.Basisschema;
        Plaatsvervanger = manifest.Plaatsvervanger;
        Berichten = manifest.Berichten;
        Documenten = manifest.Documenten;
        Codelijsten = manifest.Codelijsten;
        Bronnen = manifest.Bronnen;
    }

    /// <summary>The name, which is that of its folder: <c>iwmo-3.2</c>.</summary>
    public string Naam => _bron.Naam;

    /// <summary>The standard: <c>iWmo</c>.</summary>
    public string Standaard { get; }

    /// <summary>The release of the standard: <c>3.2</c>.</summary>
    public string Release { get; }

    /// <summary>First day for what the pack holds; <see langword="null"/> when it does not say, which only a pack without messages may.</summary>
    public DateOnly? GeldigVan { get; }

    /// <summary>Last day for what the pack holds; <see langword="null"/> while no end is known.</summary>
    public DateOnly? GeldigTot { get; }

    /// <summary>XML namespace of the types that all messages share; <see langword="null"/> when there is no such.</summary>
    public string? Basisnamespace { get; }

    /// <summary>File with the XSD of the types that all messages share: <c>basisschema.xsd</c>; <see langword="null"/> when there is no such.</summary>
    public string? Basisschema { get; }

    /// <summary>Whether its schemas stand in for official ones that are not public. An official pack with the same types takes its place.</summary>
    public bool Plaatsvervanger { get; }

    /// <summary>The message types in the order of the manifest.</summary>
    public IReadOnlyList<BerichtDefinitie> Berichten { get; }

    /// <summary>The documents that are no message, in the order of the manifest.</summary>
    public IReadOnlyList<DocumentDefinitie> Documenten { get; }

    /// <summary>The code lists in the order of the manifest.</summary>
    public IReadOnlyList<Codelijst> Codelijsten { get; }

    /// <summary>Where the content comes from.</summary>
    public IReadOnlyList<Packherkomst> Bronnen { get; }

    /// <summary>Whether it comes with the program, and not from a folder.</summary>
    public bool Ingebed => _bron is IngebedPackbron;

    /// <summary>The files in the pack, as paths with <c>/</c> relative to it.</summary>
    public IReadOnlyCollection<string> Bestanden => _bron.Bestanden;

    /// <summary>Loads one of the packs that come with the program.</summary>
    /// <exception cref="SchemaPackException">There is no such pack, or it is unusable; all faults at once.</exception>
    public static SchemaPack LoadEmbedded(string naam) => Load(new IngebedPackbron(naam));

    /// <summary>Loads every pack that comes with the program, in order of name.</summary>
    /// <exception cref="SchemaPackException">A pack is unusable.</exception>
    public static IReadOnlyList<SchemaPack> LoadAllEmbedded()
        => [.. IngebedPackbron.Namen.Select(LoadEmbedded)];

    /// <summary>
    /// Loads the pack in folder <paramref name="map"/>, whose last part is the name of the pack. All files are read now; what
    /// happens in the folder afterwards does not change the pack.
    /// </summary>
    /// <exception cref="SchemaPackException">There is no such folder, or the pack is unusable; all faults at once.</exception>
    public static SchemaPack LoadFromFolder(string map) => Load(MapPackbron.Read(map));

    /// <summary>Opens a file of the pack for reading; the caller closes it.</summary>
    /// <param name="bestand">One of <see cref="Bestanden"/>, case-sensitive.</param>
    /// <exception cref="FileNotFoundException">The pack has no such file.</exception>
    public Stream Open(string bestand) => _bron.Open(bestand);

    /// <summary>
    /// Compiles the XSD of one message type, with everything it imports. Costs milliseconds: keep the result, which many
    /// threads may use for validation.
    /// </summary>
    /// <remarks>
    /// Imports are looked up in this pack only; network, disk and DTDs are out of reach. System.Xml.Schema is more lenient
    /// than XML Schema in one place: it lets a value with a pattern end in one line feed too many.
    /// </remarks>
    /// <param name="functie">Functie of one of <see cref="Berichten"/>, case-sensitive.</param>
    /// <exception cref="ArgumentException">The pack has no such message type.</exception>
    /// <exception cref="SchemaPackException">The XSD is faulty; all faults at once.</exception>
    public XmlSchemaSet CompileSchemaSet(string functie)
    {
        var bericht = Berichten.FirstOrDefault(b => b.Functie == functie)
            ?? throw new ArgumentException($"Pack {Naam} has no message type {functie}.", nameof(functie));
        return SchemaSetCompiler.Compile(_bron, bericht.Schema);
    }

    /// <summary>Compiles the XSDs of all message types and documents into one set, which costs less than one by one; else as for one.</summary>
    /// <exception cref="SchemaPackException">An XSD is faulty, or two cannot stand in one set; all faults at once.</exception>
    public XmlSchemaSet CompileSchemaSet()
        => SchemaSetCompiler.Compile(_bron, [.. Berichten.Select(b => b.Schema).Concat(Documenten.Select(d => d.Schema)).Distinct()]);

    /// <summary>Compiles the XSD of one document, as <see cref="CompileSchemaSet(string)"/> does for a message type.</summary>
    /// <exception cref="ArgumentException">It is a document of another pack.</exception>
    /// <exception cref="SchemaPackException">The XSD is faulty; all faults at once.</exception>
    public XmlSchemaSet CompileSchemaSet(DocumentDefinitie document)
        => Documenten.Contains(document)
            ? SchemaSetCompiler.Compile(_bron, document.Schema)
            : throw new ArgumentException($"Pack {Naam} has no document {document.Element}.", nameof(document));

    /// <summary>Reads and compiles every schema and says what there is to say about them. Costs tenths of a second.</summary>
    public Packkeuring Inspect()
        => Packkeuring.Of(
            _bron, [.. Berichten.Select(b => b.Schema), .. Documenten.Select(d => d.Schema)], [ManifestReader.Bestand, .. Codelijsten.Select(c => c.Bestand)]);

    internal static SchemaPack Load(Packbron bron) => new(bron, ManifestReader.Read(bron));
}
