using System.Xml.Schema;

namespace IB.Gateway.Schemas;

/// <summary>A schema on disk that is in no pack.</summary>
public static class LosSchema
{
    /// <summary>
    /// Compiles an XSD with everything that it imports and includes from disk. Nothing is fetched; a DTD is refused. Not for use with
    /// files from a stranger: what they name on this disk is read as a schema.
    /// </summary>
    /// <exception cref="SchemaPackException">A file is missing or is no valid XSD; all faults at once, with file and line.</exception>
    public static XmlSchemaSet Compile(string bestand)
    {
        var fouten = new List<Packbevinding>();
        try
        {
            var set = SchemaSetCompiler.Compile(new Bestandresolver(), fouten, bestand);
            if (fouten.Count == 0)
                return set;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            fouten.Add(Packbevinding.Fout(bestand, 0, e.Message));
        }

        throw new SchemaPackException(Path.GetFileName(bestand), [.. fouten.Select(f => f.ToString())]);
    }
}
