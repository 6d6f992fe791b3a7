using System.Xml;
using System.Xml.Schema;

namespace IB.Gateway.Validation.Tests.Verschil;

/// <summary>
/// Schemas that together hold every construct of XML Schema 1.0 that the compiled engine takes, each with valid documents:
/// <c>jokers.xsd</c>, <c>jokers.1.xml</c>, <c>jokers.2.xml</c>.
/// </summary>
internal static class Eigenschemas
{
    private const string Wortel = "verschil/";

    internal static IReadOnlyList<string> Bestanden { get; } =
    [
        .. typeof(Eigenschemas).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Wortel, StringComparison.Ordinal))
            .Select(n => n[Wortel.Length..]).Order(StringComparer.Ordinal),
    ];

    /// <summary>The documents; the schema of <c>jokers.1.xml</c> is <c>jokers</c>.</summary>
    internal static IEnumerable<string> Documenten => Bestanden.Where(b => b.EndsWith(".xml", StringComparison.Ordinal));

    internal static Stream Open(string bestand) => typeof(Eigenschemas).Assembly.GetManifestResourceStream(Wortel + bestand)!;

    internal static byte[] Bytes(string bestand)
    {
        using var bron = Open(bestand);
        var bytes = new byte[bron.Length];
        bron.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Compiles a schema in a file with what lies beside it.</summary>
    internal static XmlSchemaSet Compile(string xsd)
    {
        var set = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        set.ValidationEventHandler += (_, e) => throw e.Exception;
        set.Add(null, xsd);
        set.Compile();
        return set;
    }
}
