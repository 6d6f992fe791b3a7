using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace IB.Gateway.Generator;

/// <summary>What the generator needs of a manifest.</summary>
/// <param name="Standaard">The standard: <c>iWmo</c>.</param>
/// <param name="Release">The release: <c>3.2</c>.</param>
/// <param name="Berichten">The message types.</param>
/// <param name="Codelijsten">By simple type, the file with what its codes mean.</param>
internal sealed record Packmanifest(
    string Standaard, string Release, IReadOnlyList<Manifestbericht> Berichten, IReadOnlyDictionary<string, string> Codelijsten)
{
    /// <exception cref="XmlException">It is no JSON.</exception>
    /// <exception cref="FormatException">Something is missing.</exception>
    internal static Packmanifest Read(string json)
    {
        // The one JSON reader that .NET Standard has: it shows JSON as XML.
        using var lezer = JsonReaderWriterFactory.CreateJsonReader(Encoding.UTF8.GetBytes(json), XmlDictionaryReaderQuotas.Max);
        var wortel = XElement.Load(lezer);
        var berichten = wortel.Element("berichten")?.Elements() ?? [];
        var lijsten = wortel.Element("codelijsten")?.Elements() ?? [];
        return new Packmanifest(
            Text(wortel, "standaard"),
            Text(wortel, "release"),
            [.. berichten.Select(b => new Manifestbericht(
                Text(b, "functie"), Text(b, "namespace"), Text(b, "titel"), Text(b, "schema"),
                Text(b, "gespreksrol") == "retourbericht" ? Text(b, "beantwoordt") : null))],
            lijsten.Where(l => l.Element("datatype") is not null).GroupBy(l => Text(l, "datatype")).ToDictionary(g => g.Key, g => Text(g.First(), "bestand")));
    }

    private static string Text(XElement ouder, string naam)
        => ouder.Element(naam)?.Value ?? throw new FormatException($"{naam} is missing");
}

/// <summary>What the generator needs to know of a message type.</summary>
/// <param name="Functie">The type: <c>WMO301</c>.</param>
/// <param name="Namespace">Namespace of its root element.</param>
/// <param name="Titel">The name that people use.</param>
/// <param name="Schema">The file with its XSD.</param>
/// <param name="RetourOp">For a retourbericht, the type of its heenbericht.</param>
internal sealed record Manifestbericht(string Functie, string Namespace, string Titel, string Schema, string? RetourOp);
