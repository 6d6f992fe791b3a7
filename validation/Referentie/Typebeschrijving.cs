using System.Xml.Schema;

namespace IB.Gateway.Validation;

/// <summary>Says in Dutch what values a simple type takes.</summary>
internal static class Typebeschrijving
{
    private const int MaxWaarden = 20;

    internal static string Describe(XmlSchemaType? type)
    {
        if (type is not XmlSchemaSimpleType enkelvoudig)
            return "een andere waarde";
        var delen = new List<string> { Basis(enkelvoudig.Datatype?.TypeCode ?? XmlTypeCode.String) };
        var waarden = new List<string>();
        for (var t = enkelvoudig; t?.Content is XmlSchemaSimpleTypeRestriction beperking; t = t.BaseXmlSchemaType as XmlSchemaSimpleType)
            Describe(beperking, delen, waarden);
        return waarden.Count > 0
            ? $"een van {string.Join(", ", waarden.Take(MaxWaarden))}{(waarden.Count > MaxWaarden ? ", ..." : string.Empty)}"
            : string.Join(", ", delen.Distinct());
    }

    private static void Describe(XmlSchemaSimpleTypeRestriction beperking, List<string> delen, List<string> waarden)
    {
        foreach (var facet in beperking.Facets.OfType<XmlSchemaFacet>())
        {
            switch (facet)
            {
                case XmlSchemaEnumerationFacet:
                    waarden.Add(facet.Value!);
                    break;
                case XmlSchemaLengthFacet:
                    delen.Add($"precies {facet.Value} tekens");
                    break;
                case XmlSchemaMinLengthFacet:
                    delen.Add($"minstens {facet.Value} {(facet.Value == "1" ? "teken" : "tekens")}");
                    break;
                case XmlSchemaMaxLengthFacet:
                    delen.Add($"hoogstens {facet.Value} {(facet.Value == "1" ? "teken" : "tekens")}");
                    break;
                case XmlSchemaMinInclusiveFacet:
                    delen.Add($"minstens {facet.Value}");
                    break;
                case XmlSchemaMaxInclusiveFacet:
                    delen.Add($"hoogstens {facet.Value}");
                    break;
                case XmlSchemaPatternFacet:
                    delen.Add($"van de vorm {StriktePatronen.Original(facet.Value!)}");
                    break;
            }
        }
    }

    private static string Basis(XmlTypeCode code) => code switch
    {
        XmlTypeCode.Date => "een bestaande datum (jjjj-mm-dd)",
        XmlTypeCode.Time => "een tijd (uu:mm:ss)",
        XmlTypeCode.DateTime => "een datum met tijd",
        XmlTypeCode.Integer or XmlTypeCode.NonNegativeInteger or XmlTypeCode.Int or XmlTypeCode.Long => "een geheel getal",
        XmlTypeCode.Decimal => "een getal",
        XmlTypeCode.Boolean => "true of false",
        XmlTypeCode.Base64Binary => "base64",
        _ => "tekst",
    };
}
