using System.Xml;
using System.Xml.Schema;

namespace IB.Gateway.Schemas.Tests;

/// <summary>The validator of the framework.</summary>
internal static class SystemXml
{
    /// <summary>What is wrong with <paramref name="xml"/>; empty when it is valid.</summary>
    public static IReadOnlyList<string> Validate(XmlSchemaSet set, byte[] xml)
    {
        var fouten = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = set };

        // A root element in an unknown namespace is only a warning.
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, e) => fouten.Add(e.Message);
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(xml), settings);
            while (reader.Read())
            {
            }
        }
        catch (XmlException e)
        {
            fouten.Add(e.Message);
        }

        return fouten;
    }
}
