using System.Xml.Schema;

namespace IB.Gateway.Schemas.Tests;

/// <summary>
/// Writes a compiled schema set as lines in the form of <c>Overzichten/*.txt</c>. What that form cannot say (a choice, an
/// attribute, a default) is written out loud, so that it differs from every line there.
/// </summary>
internal sealed class SchemaOverzicht(string basisnamespace)
{
    private readonly List<string> _regels = [];

    public static IEnumerable<string> Describe(SchemaPack pack)
    {
        var overzicht = new SchemaOverzicht(pack.Basisnamespace!);
        var basis = pack.CompileSchemaSet(pack.Berichten[0].Functie).Schemas(pack.Basisnamespace!).Cast<XmlSchema>().Single();
        overzicht.WriteBasis(basis);
        foreach (var bericht in pack.Berichten)
            overzicht.WriteBericht(bericht.Functie, pack.CompileSchemaSet(bericht.Functie).Schemas(bericht.Namespace).Cast<XmlSchema>().Single());
        return overzicht._regels;
    }

    private void WriteBasis(XmlSchema schema)
    {
        _regels.Add("types");
        foreach (var type in schema.Items.OfType<XmlSchemaSimpleType>())
            _regels.Add($"  {type.Name} {Base(type)}{Facets(type)}");
        _regels.Add("klassen");
        foreach (var type in schema.Items.OfType<XmlSchemaComplexType>())
        {
            _regels.Add($"  {type.Name}");
            WriteChildren(type, 2, schema.TargetNamespace!);
        }
    }

    private void WriteBericht(string functie, XmlSchema schema)
    {
        _regels.Add($"{functie} {schema.TargetNamespace}");
        foreach (XmlSchemaElement element in schema.Elements.Values)
            WriteElement(element, 1, schema.TargetNamespace!);
        _regels.AddRange(schema.Items.OfType<XmlSchemaSimpleType>().Select(t => $"  eigen simpel type {t.Name}"));
    }

    private void WriteElement(XmlSchemaElement element, int diepte, string xmlNamespace)
    {
        var type = element.ElementSchemaType!;
        var inline = element.SchemaTypeName.IsEmpty && type is XmlSchemaSimpleType;
        var typeNaam = inline ? type.BaseXmlSchemaType!.QualifiedName : type.QualifiedName;
        var voorvoegsel = typeNaam.Namespace == basisnamespace ? "basis:" : "";
        var beperking = inline ? Facets((XmlSchemaSimpleType)type) : "";
        var vreemd = element.QualifiedName.Namespace != xmlNamespace ? " andere namespace" : "";
        var extra = element.IsNillable || element.DefaultValue is not null || element.FixedValue is not null ? " nillable, default of fixed" : "";
        _regels.Add($"{new string(' ', diepte * 2)}{element.Name} {voorvoegsel}{typeNaam.Name} {Count(element)}{beperking}{vreemd}{extra}");
        if (type is XmlSchemaComplexType klasse && typeNaam.Namespace != basisnamespace)
            WriteChildren(klasse, diepte + 1, xmlNamespace);
    }

    private void WriteChildren(XmlSchemaComplexType type, int diepte, string xmlNamespace)
    {
        if (type.ContentType != XmlSchemaContentType.ElementOnly || type.AttributeUses.Count > 0 || type.IsAbstract
            || type.ContentTypeParticle is not XmlSchemaSequence { MinOccurs: 1, MaxOccurs: 1 } reeks)
        {
            _regels.Add($"{type.Name} is geen gewone reeks elementen");
            return;
        }

        foreach (var deel in reeks.Items)
        {
            if (deel is XmlSchemaElement { RefName.IsEmpty: true } element)
                WriteElement(element, diepte, xmlNamespace);
            else
                _regels.Add($"{type.Name} bevat een {deel.GetType().Name}");
        }
    }

    private static string Count(XmlSchemaElement element)
        => $"{element.MinOccurs}..{(element.MaxOccursString == "unbounded" ? "*" : element.MaxOccurs.ToString())}";

    private static string Base(XmlSchemaSimpleType type) => $"xs:{type.BaseXmlSchemaType!.QualifiedName.Name}";

    private static string Facets(XmlSchemaSimpleType type)
    {
        var facetten = ((XmlSchemaSimpleTypeRestriction)type.Content!).Facets.Cast<XmlSchemaFacet>();
        return string.Concat(facetten
            .GroupBy(Name)
            .Select(g => $" {g.Key}={string.Join('|', g.Select(f => f.Value))}"));
    }

    private static string Name(XmlSchemaFacet facet)
    {
        var naam = facet.GetType().Name["XmlSchema".Length..^"Facet".Length];
        return char.ToLowerInvariant(naam[0]) + naam[1..];
    }
}
