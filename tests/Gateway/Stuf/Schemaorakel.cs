using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using IB.Gateway.Schemas;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Stuf;

/// <summary>What the published schemas of the envelope say of a document: the framework first, libxml2 where that is asked.</summary>
internal sealed class Schemaorakel : IDisposable
{
    private static readonly XmlSchemaSet Schemas = StufSchemas.CompileSchemaSet();

    private readonly TijdelijkeMap _map = new();

    public Schemaorakel()
    {
        foreach (var bestand in StufSchemas.Bestanden)
        {
            using var van = StufSchemas.Open(bestand);
            using var naar = File.Create(_map[bestand]);
            van.CopyTo(naar);
        }
    }

    public static bool IsGeldig(string envelop)
    {
        var geldig = true;
        var instellingen = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = Schemas, XmlResolver = null };

        // A root element in an unknown namespace is only a warning.
        instellingen.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        instellingen.ValidationEventHandler += (_, _) => geldig = false;
        using var lezer = XmlReader.Create(new StringReader(envelop), instellingen);
        while (geldig && lezer.Read())
        {
        }

        return geldig;
    }

    /// <summary>Whether it would be valid if its numbers were UUIDs of version 4.</summary>
    public static bool IsGeldigMetUuids(string envelop)
    {
        var document = XDocument.Parse(envelop, LoadOptions.PreserveWhitespace);
        foreach (var nummer in document.Descendants().Where(e => e.Name.LocalName is "referentienummer" or "crossRefnummer"))
            nummer.Value = "3f1d6a52-90c4-4b7e-8a15-6e2c0d47b981";
        return IsGeldig(document.ToString(SaveOptions.DisableFormatting));
    }

    /// <summary>For every envelope whether libxml2 finds it valid.</summary>
    public bool[] Arbitrate(IReadOnlyList<string> enveloppen)
    {
        if (enveloppen.Count == 0)
            return [];
        var bestanden = new string[enveloppen.Count];
        for (var i = 0; i < bestanden.Length; i++)
            File.WriteAllText(bestanden[i] = _map[$"{i}.xml"], enveloppen[i], new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

        // ggk0210.xsd imports the other schema, so it knows the roots of both.
        var geldige = Xmllint.FindGeldige(_map[StufSchemas.GgkSchema], bestanden);
        return [.. bestanden.Select(geldige.Contains)];
    }

    public void Dispose() => _map.Dispose();
}
