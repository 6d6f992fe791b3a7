using System.Xml.Schema;

namespace IB.Gateway.Schemas;

/// <summary>The schemas and the WSDL of the StUF-GGk envelope, koppelvlak ggk0210 (koppelvlak 1-4).</summary>
public static class StufSchemas
{
    /// <summary>XML namespace of the envelope and its parameters.</summary>
    public const string GgkNamespace = "http://www.stufstandaarden.nl/koppelvlak/ggk0210";

    /// <summary>XML namespace of the stuurgegevens, the foutberichten and the bevestiging.</summary>
    public const string StufNamespace = "http://www.egem.nl/StUF/StUF0301";

    /// <summary>File with the schema of the envelope.</summary>
    public const string GgkSchema = "ggk0210.xsd";

    /// <summary>File with the schema of the StUF part.</summary>
    public const string StufSchema = "stuf0301.xsd";

    /// <summary>File with the WSDL. It imports both schemas by their file names.</summary>
    public const string Wsdl = "ggk0210.wsdl";

    /// <summary>The address that <see cref="Wsdl"/> holds; a host writes its own in its place.</summary>
    public const string WsdlAdres = "https://localhost/stuf/ggk0210/OntvangAsynchroon";

    private const string Pack = "stuf-ggk-0210";

    private static readonly IngebedPackbron Bron = new(Pack);

    /// <summary>The files that a host publishes.</summary>
    public static IReadOnlyCollection<string> Bestanden { get; } = new SortedSet<string>([GgkSchema, StufSchema, Wsdl], StringComparer.Ordinal);

    /// <summary>Opens one of <see cref="Bestanden"/> for reading; the caller closes it.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static Stream Open(string bestand)
        => Bestanden.Contains(bestand) ? Bron.Open(bestand) : throw new FileNotFoundException($"De StUF-koppeling publiceert geen bestand {bestand}.", bestand);

    /// <summary>
    /// Compiles the schemas of all envelopes (Di01, Du01, Fo01, Fo03, Bv03). Costs milliseconds: keep the result, which
    /// many threads may use for validation.
    /// </summary>
    public static XmlSchemaSet CompileSchemaSet() => SchemaSetCompiler.Compile(Bron, GgkSchema, StufSchema);
}
