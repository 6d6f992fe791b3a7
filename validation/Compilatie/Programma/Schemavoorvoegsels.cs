using System.Text;
using System.Xml.Schema;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>The prefixes that are in scope where a schema wrote a value down.</summary>
internal sealed class Schemavoorvoegsels(XmlSchemaObject plaats) : IVoorvoegsels
{
    public string? Find(ReadOnlySpan<byte> voorvoegsel)
    {
        var naam = Encoding.UTF8.GetString(voorvoegsel);
        for (XmlSchemaObject? deel = plaats; deel is not null; deel = deel.Parent)
        {
            if (deel.Namespaces.ToArray().FirstOrDefault(n => n.Name == naam) is { } gevonden)
                return gevonden.Namespace;
        }

        return naam.Length == 0 ? string.Empty : null;
    }
}
