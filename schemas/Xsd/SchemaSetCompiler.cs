using System.Xml;
using System.Xml.Schema;

namespace IB.Gateway.Schemas;

/// <summary>Turns XSDs into a compiled set, or says everything that is wrong with them.</summary>
internal static class SchemaSetCompiler
{
    private static readonly XmlReaderSettings Instellingen = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = Packbron.MaximumLengte,
    };

    /// <exception cref="SchemaPackException">A file is missing, not well-formed or not a valid XSD.</exception>
    public static XmlSchemaSet Compile(Packbron bron, params ReadOnlySpan<string> bestanden)
    {
        var fouten = new List<Packbevinding>();
        var set = Compile(bron, fouten, bestanden);
        return fouten.Count == 0 ? set : throw new SchemaPackException(bron.Naam, [.. fouten.Select(f => f.ToString())]);
    }

    /// <summary>Adds everything that is wrong to <paramref name="fouten"/>; the set is to be used only when there is nothing.</summary>
    public static XmlSchemaSet Compile(Packbron bron, List<Packbevinding> fouten, params ReadOnlySpan<string> bestanden)
    {
        return Compile(new PackResolver(bron), fouten, bestanden);
    }

    /// <summary>As above, of the files that a resolver knows.</summary>
    public static XmlSchemaSet Compile(Schemaresolver resolver, List<Packbevinding> fouten, params ReadOnlySpan<string> bestanden)
    {
        var set = new XmlSchemaSet { XmlResolver = resolver };

        // A schema that cannot be found is only a warning to System.Xml, but leaves a set that accepts too little.
        set.ValidationEventHandler += (_, e) => fouten.Add(Describe(resolver, e.Exception.SourceUri, e.Exception.LineNumber, e.Message));
        try
        {
            foreach (var bestand in bestanden)
                Add(set, resolver, bestand);
            set.Compile();
        }
        catch (XmlSchemaException e)
        {
            fouten.Add(Describe(resolver, e.SourceUri, e.LineNumber, e.Message));
        }
        catch (XmlException e)
        {
            fouten.Add(Describe(resolver, e.SourceUri, e.LineNumber, e.Message));
        }
        catch (FileNotFoundException e)
        {
            fouten.Add(Packbevinding.Fout("", 0, e.Message));
        }

        return set;
    }

    private static void Add(XmlSchemaSet set, Schemaresolver resolver, string bestand)
    {
        var uri = resolver.UriOf(bestand);
        using var stream = (Stream)resolver.GetEntity(uri, role: null, typeof(Stream))!;
        using var reader = XmlReader.Create(stream, Instellingen, uri.AbsoluteUri);
        set.Add(targetNamespace: null, reader);
    }

    private static Packbevinding Describe(Schemaresolver resolver, string? bron, int regel, string melding)
        => Packbevinding.Fout(Uri.TryCreate(bron, UriKind.Absolute, out var uri) ? resolver.BestandOf(uri) : "", regel, melding);
}
