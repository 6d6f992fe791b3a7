using System.Globalization;
using System.Xml.Schema;

namespace IB.Gateway.Generator;

/// <summary>Reads what kind of value a simple type has, and what it must be like.</summary>
internal static class Bladlezer
{
    // System.Decimal holds any number of 28 digits.
    private const int MaxCijfers = 28;

    /// <summary>The value type; <see langword="null"/>, and an objection, when there is no view for it.</summary>
    internal static Blad? Read(XmlSchemaSimpleType type, XmlSchemaObject plaats, Bezwaren bezwaren)
    {
        var facetten = Facetten(type);
        var soort = SoortOf(type, facetten);
        if (soort is null)
            bezwaren.Add(
                plaats,
                $"a value of type {NaamOf(type)} ({type.TypeCode}{(type.Datatype?.Variety is XmlSchemaDatatypeVariety.Atomic ? string.Empty : ", list or union")})");
        return soort is { } s ? new Blad(s, NaamOf(type), Facettekst.Describe(s, facetten), VastOf(type), LijstOf(type)) : null;
    }

    /// <summary>The name of the first type up from <paramref name="type"/> that has one.</summary>
    internal static string NaamOf(XmlSchemaType type) => type.QualifiedName.IsEmpty ? NaamOf(type.BaseXmlSchemaType!) : type.QualifiedName.Name;

    /// <summary>The facets of a type and of those that it restricts, the type's own first.</summary>
    internal static IReadOnlyList<XmlSchemaFacet> Facetten(XmlSchemaSimpleType type)
        => [.. Stappen(type).SelectMany(t => ((XmlSchemaSimpleTypeRestriction)t.Content!).Facets.Cast<XmlSchemaFacet>())];

    private static IEnumerable<XmlSchemaSimpleType> Stappen(XmlSchemaSimpleType type)
    {
        for (XmlSchemaType? stap = type; stap is XmlSchemaSimpleType { Content: XmlSchemaSimpleTypeRestriction } eenvoudig; stap = stap.BaseXmlSchemaType)
            yield return eenvoudig;
    }

    private static Bladsoort? SoortOf(XmlSchemaSimpleType type, IReadOnlyList<XmlSchemaFacet> facetten)
    {
        if (type.Datatype?.Variety != XmlSchemaDatatypeVariety.Atomic)
            return null;
        switch (type.TypeCode)
        {
            case XmlTypeCode.String:
                return facetten.OfType<XmlSchemaWhiteSpaceFacet>().Any(f => f.Value != "preserve") ? null : Bladsoort.Tekst;
            case XmlTypeCode.Date:
                return Bladsoort.Datum;
            case XmlTypeCode.Time:
                return Bladsoort.Tijd;
            case XmlTypeCode.Boolean:
                return Bladsoort.Booleaan;
            case XmlTypeCode.Long or XmlTypeCode.Int or XmlTypeCode.Short or XmlTypeCode.Byte or XmlTypeCode.UnsignedInt or XmlTypeCode.UnsignedShort
                or XmlTypeCode.UnsignedByte:
                return Bladsoort.Getal;
            case XmlTypeCode.Integer or XmlTypeCode.NonNegativeInteger or XmlTypeCode.PositiveInteger or XmlTypeCode.NonPositiveInteger
                or XmlTypeCode.NegativeInteger or XmlTypeCode.UnsignedLong:
                return FitsLong(type.TypeCode, facetten) ? Bladsoort.Getal : null;
            case XmlTypeCode.Decimal:
                return facetten.OfType<XmlSchemaTotalDigitsFacet>().Any(f => Number(f) <= MaxCijfers) ? Bladsoort.Decimaal : null;
            default:
                return null;
        }
    }

    private static string? LijstOf(XmlSchemaSimpleType type)
        => Stappen(type).FirstOrDefault(t => !t.QualifiedName.IsEmpty && Facetten(t).Any(f => f is XmlSchemaEnumerationFacet)) is { } lijst
            ? Identificatie.Typenaam(lijst.QualifiedName.Name) : null;

    private static bool FitsLong(XmlTypeCode code, IReadOnlyList<XmlSchemaFacet> facetten)
    {
        var laag = code is XmlTypeCode.NonNegativeInteger or XmlTypeCode.PositiveInteger or XmlTypeCode.UnsignedLong
            || facetten.Any(f => f is XmlSchemaMinInclusiveFacet or XmlSchemaMinExclusiveFacet && InLong(f));
        var hoog = code is XmlTypeCode.NonPositiveInteger or XmlTypeCode.NegativeInteger
            || facetten.Any(f => f is XmlSchemaMaxInclusiveFacet or XmlSchemaMaxExclusiveFacet && InLong(f));
        return (laag && hoog) || facetten.OfType<XmlSchemaTotalDigitsFacet>().Any(f => Number(f) <= 18);
    }

    private static bool InLong(XmlSchemaFacet facet) => long.TryParse(facet.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private static int Number(XmlSchemaFacet facet) => int.Parse(facet.Value, CultureInfo.InvariantCulture);

    // The standards restrict what a message always says the same, as its own code, with a pattern of only that.
    private static string? VastOf(XmlSchemaSimpleType type)
        => Stappen(type)
            .Select(t => ((XmlSchemaSimpleTypeRestriction)t.Content!).Facets.Cast<XmlSchemaFacet>()
                .Where(f => f is XmlSchemaPatternFacet or XmlSchemaEnumerationFacet).ToList())
            .Where(f => f.Count == 1 && f[0].Value!.Length > 0 && f[0].Value!.All(c => c < 128 && char.IsLetterOrDigit(c)))
            .Select(f => f[0].Value)
            .FirstOrDefault();
}
