using System.Xml.Schema;

namespace IB.Gateway.Validation;

/// <summary>
/// Makes every pattern end where the value ends. System.Xml.Schema closes a pattern with <c>$</c>, which in .NET also matches before
/// a last line feed, so that it takes <c>"0384\n"</c> for four digits. XML Schema (part 2, appendix F) does not.
/// </summary>
internal static class StriktePatronen
{
    private const string Begin = "(?:";
    private const string Einde = @")\z";

    /// <summary>Changes a compiled set and compiles it again.</summary>
    /// <exception cref="XmlSchemaException">The set cannot be compiled.</exception>
    internal static XmlSchemaSet Apply(XmlSchemaSet schemas)
    {
        foreach (var schema in schemas.Schemas().Cast<XmlSchema>().ToArray())
        {
            VisitAll(schema.Items);
            schemas.Reprocess(schema);
        }

        schemas.Compile();
        return schemas;
    }

    /// <summary>A pattern as its schema wrote it.</summary>
    internal static string Original(string patroon)
        => patroon.StartsWith(Begin, StringComparison.Ordinal) && patroon.EndsWith(Einde, StringComparison.Ordinal)
            ? patroon[Begin.Length..^Einde.Length]
            : patroon;

    private static void VisitAll(XmlSchemaObjectCollection delen)
    {
        foreach (var deel in delen)
            Visit(deel);
    }

    private static void Visit(XmlSchemaObject? deel)
    {
        switch (deel)
        {
            case XmlSchemaPatternFacet patroon:
                patroon.Value = Begin + patroon.Value + Einde;
                break;
            case XmlSchemaElement element:
                Visit(element.SchemaType);
                break;
            case XmlSchemaAttribute attribuut:
                Visit(attribuut.SchemaType);
                break;
            case XmlSchemaSimpleType type:
                Visit(type.Content);
                break;
            case XmlSchemaSimpleTypeRestriction beperking:
                Visit(beperking.BaseType);
                VisitAll(beperking.Facets);
                break;
            case XmlSchemaSimpleTypeList lijst:
                Visit(lijst.ItemType);
                break;
            case XmlSchemaSimpleTypeUnion vereniging:
                VisitAll(vereniging.BaseTypes);
                break;
            case XmlSchemaComplexType type:
                Visit(type.ContentModel?.Content);
                Visit(type.Particle);
                VisitAll(type.Attributes);
                break;
            case XmlSchemaSimpleContentRestriction beperking:
                Visit(beperking.BaseType);
                VisitAll(beperking.Facets);
                VisitAll(beperking.Attributes);
                break;
            case XmlSchemaSimpleContentExtension uitbreiding:
                VisitAll(uitbreiding.Attributes);
                break;
            case XmlSchemaComplexContentRestriction beperking:
                Visit(beperking.Particle);
                VisitAll(beperking.Attributes);
                break;
            case XmlSchemaComplexContentExtension uitbreiding:
                Visit(uitbreiding.Particle);
                VisitAll(uitbreiding.Attributes);
                break;
            case XmlSchemaGroup groep:
                Visit(groep.Particle);
                break;
            case XmlSchemaGroupBase groep:
                VisitAll(groep.Items);
                break;
            case XmlSchemaAttributeGroup groep:
                VisitAll(groep.Attributes);
                break;
        }
    }
}
