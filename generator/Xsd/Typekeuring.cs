using System.Xml.Schema;

namespace IB.Gateway.Generator;

/// <summary>Objects to what a view of an element or type would be silent about or wrong in.</summary>
internal static class Typekeuring
{
    internal static void Check(XmlSchemaElement element, Bezwaren bezwaren)
    {
        if (element.IsNillable)
            bezwaren.Add(element, "nillable");
        if (element.DefaultValue is not null || element.FixedValue is not null)
            bezwaren.Add(element, "a default or fixed value");
        if (element.IsAbstract || !element.SubstitutionGroup.IsEmpty)
            bezwaren.Add(element, "a substitution group");
    }

    internal static void Check(XmlSchemaComplexType type, Bezwaren bezwaren)
    {
        if (type.AttributeUses.Count > 0 || type.AttributeWildcard is not null)
            bezwaren.Add(type, "attributes");
        if (type.ContentType == XmlSchemaContentType.Mixed)
            bezwaren.Add(type, "mixed content");

        // A message may say xsi:type where its schema says the base, and then hold more or less than the view of the base knows.
        if (type.IsAbstract || type.BaseXmlSchemaType is XmlSchemaComplexType { QualifiedName.Namespace: not XmlSchema.Namespace })
            bezwaren.Add(type, "a type that is derived from another, or abstract");
    }
}
