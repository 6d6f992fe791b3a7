using System.Xml;
using System.Xml.Schema;

namespace IB.Gateway.Validation.Tests.Contract;

/// <summary>The validating reader of the framework, used as anyone would use it.</summary>
internal static class Schemaorakel
{
    public static bool IsGeldig(XmlSchemaSet schemas, byte[] xml)
    {
        var geldig = true;
        var instellingen = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schemas, XmlResolver = null };

        // A root element in an unknown namespace is only a warning.
        instellingen.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        instellingen.ValidationEventHandler += (_, _) => geldig = false;
        using var lezer = XmlReader.Create(new MemoryStream(xml), instellingen);
        while (geldig && lezer.Read())
        {
        }

        return geldig;
    }
}
