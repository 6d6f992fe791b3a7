using System.Xml;
using System.Xml.Schema;

namespace IB.Gateway.Schemas;

/// <summary>The header that a schema prescribes for its root element, as far as it pins it down to one value.</summary>
/// <param name="BerichtCode">The code; <see langword="null"/> when the schema allows more than one.</param>
/// <param name="Versie">BerichtVersie, or <see langword="null"/>.</param>
/// <param name="Subversie">BerichtSubversie, or <see langword="null"/>.</param>
/// <param name="AfzenderType">Name of the type of Afzender, or <see langword="null"/>.</param>
/// <param name="OntvangerType">Name of the type of Ontvanger, or <see langword="null"/>.</param>
internal sealed record Kopregels(string? BerichtCode, int? Versie, int? Subversie, string? AfzenderType, string? OntvangerType);

/// <summary>Reads <see cref="Kopregels"/> from compiled schemas.</summary>
internal static class Koplezer
{
    /// <summary>The header of a root element; <see langword="null"/> when it has none with a BerichtCode, and so is no bericht.</summary>
    public static Kopregels? Find(XmlSchemaSet schemas, XmlQualifiedName wortel)
    {
        if (schemas.GlobalElements[wortel] is not XmlSchemaElement element || Child(element, "Header") is not { } kop
            || Child(kop, "BerichtCode") is not { } code)
            return null;
        return new(
            Enige(code), Getal(Child(kop, "BerichtVersie")), Getal(Child(kop, "BerichtSubversie")),
            Child(kop, "Afzender")?.SchemaTypeName.Name, Child(kop, "Ontvanger")?.SchemaTypeName.Name);
    }

    private static XmlSchemaElement? Child(XmlSchemaElement ouder, string naam)
        => ouder.ElementSchemaType is XmlSchemaComplexType { ContentTypeParticle: XmlSchemaGroupBase groep } ? Child(groep, naam) : null;

    private static XmlSchemaElement? Child(XmlSchemaGroupBase groep, string naam)
        => groep.Items.OfType<XmlSchemaElement>().FirstOrDefault(e => e.QualifiedName.Name == naam)
            ?? groep.Items.OfType<XmlSchemaGroupBase>().Select(g => Child(g, naam)).FirstOrDefault(e => e is not null);

    private static int? Getal(XmlSchemaElement? element)
        => element is not null && Enige(element) is { Length: <= 2 } waarde ? int.Parse(waarde, System.Globalization.CultureInfo.InvariantCulture) : null;

    /// <summary>The only digits that may stand in an element: a fixed value, one enumeration, or a pattern of digits alone.</summary>
    private static string? Enige(XmlSchemaElement element)
    {
        if (element.FixedValue is { } vast)
            return Cijfers(vast);
        for (var type = element.ElementSchemaType as XmlSchemaSimpleType; type?.Content is XmlSchemaSimpleTypeRestriction beperking; type =
            type.BaseXmlSchemaType as XmlSchemaSimpleType)
        {
            foreach (var facetten in beperking.Facets.OfType<XmlSchemaFacet>().Where(f => f is XmlSchemaPatternFacet or XmlSchemaEnumerationFacet)
                .GroupBy(f => f.GetType()))
            {
                if (facetten.ToArray() is [var enige] && Cijfers(enige.Value) is { } waarde)
                    return waarde;
            }
        }

        return null;
    }

    private static string? Cijfers(string? tekst) => tekst is { Length: > 0 and <= 3 } && tekst.All(char.IsAsciiDigit) ? tekst : null;
}
