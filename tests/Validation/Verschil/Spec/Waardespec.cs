using System.Collections.Concurrent;
using System.Globalization;
using System.Xml.Schema;

namespace IB.Gateway.Validation.Tests.Verschil;

/// <summary>
/// Whether a value is one of a simple type, by the letter of XML Schema part 2 (second edition): the third voice where the two
/// oracles differ. Takes only the structure of the type from System.Xml.Schema, none of its judgement.
/// </summary>
internal static class Waardespec
{
    private static readonly ConcurrentDictionary<string, Patroonspec> Patronen = new(StringComparer.Ordinal);

    private enum Ruimte
    {
        Preserve,
        Replace,
        Collapse,
    }

    /// <summary>The verdict on a value as it stands in the document, for a simple type or simple content.</summary>
    internal static bool IsGeldig(XmlSchemaType type, string waarde)
    {
        if (type is XmlSchemaSimpleType enkelvoudig)
            return IsGeldig(enkelvoudig, waarde);
        if (type is not XmlSchemaComplexType complex || !IsGeldig(complex.BaseXmlSchemaType!, waarde))
            return false;
        if (complex.ContentModel?.Content is not XmlSchemaSimpleContentRestriction stap)
            return true;
        var basis = Waardenbron.Simple(complex)!;
        return (stap.BaseType is null || IsGeldig(stap.BaseType, waarde)) && Facetten(stap.Facets, basis, Normalise(Whitespace(basis), waarde));
    }

    private static bool IsGeldig(XmlSchemaSimpleType type, string waarde) => type.Datatype!.Variety switch
    {
        XmlSchemaDatatypeVariety.Union => IsUnion(type, waarde),
        _ => IsGenormaliseerdGeldig(type, Normalise(Whitespace(type), waarde)),
    };

    /// <summary>Whether two values that are right are the same value of a simple type or simple content.</summary>
    internal static bool IsGelijk(XmlSchemaType type, string een, string twee)
    {
        var enkelvoudig = Waardenbron.Simple(type)!;
        if (!IsGeldig(type, een))
            return false;
        if (enkelvoudig.Datatype!.Variety == XmlSchemaDatatypeVariety.Union)
            return Lid(enkelvoudig, een) is { } lid && Lid(enkelvoudig, twee) == lid && IsGelijk((XmlSchemaType)lid, een, twee);
        return IsGelijk(enkelvoudig, een, Normalise(Whitespace(enkelvoudig), twee));
    }

    // The first member that takes the value decides; what a restriction of the union adds holds besides. Its patterns see the value as
    // it is written: the standard leaves open whether the white space of the member is seen to before (4.3.6), and no one does so.
    private static bool IsUnion(XmlSchemaSimpleType type, string waarde)
        => Lid(type, waarde) is { } lid
            && Stappen(type).All(stap => Patroon(stap.Facets, waarde) && Facetten(stap.Facets, lid, Normalise(Whitespace(lid), waarde)));

    private static XmlSchemaSimpleType? Lid(XmlSchemaSimpleType unie, string waarde) => Leden(unie).FirstOrDefault(lid => IsGeldig(lid, waarde));

    private static bool Patroon(XmlSchemaObjectCollection facetten, string waarde)
        => facetten.OfType<XmlSchemaPatternFacet>().ToArray() is var patronen
            && (patronen.Length == 0 || Array.Exists(patronen, p => Patronen.GetOrAdd(StriktePatronen.Original(p.Value!), Patroonspec.Parse).Matches(waarde)));

    private static bool IsGenormaliseerdGeldig(XmlSchemaSimpleType type, string waarde)
    {
        if (type.Datatype!.Variety == XmlSchemaDatatypeVariety.List)
        {
            var item = Itemtype(type);
            return Items(waarde).All(i => IsGeldig(item, i)) && (waarde.Length > 0 || !IsIngebouwdeLijst(type))
                && Stappen(type).All(stap => Facetten(stap.Facets, type, waarde));
        }

        return Lexspec.IsGeldig(type.Datatype.TypeCode, waarde) && Stappen(type).All(stap => Facetten(stap.Facets, type, waarde));
    }

    /// <summary>The restrictions from the type down to the built-in one, a list or a union.</summary>
    private static IEnumerable<XmlSchemaSimpleTypeRestriction> Stappen(XmlSchemaSimpleType type)
    {
        for (var t = type; t?.Content is XmlSchemaSimpleTypeRestriction stap
            && t.QualifiedName.Namespace != XmlSchema.Namespace; t = t.BaseXmlSchemaType as XmlSchemaSimpleType)
            yield return stap;
    }

    // Patterns and enumerations of one step are alternatives; all else must hold each.
    private static bool Facetten(XmlSchemaObjectCollection stap, XmlSchemaSimpleType type, string waarde)
    {
        var facetten = stap.OfType<XmlSchemaFacet>().ToArray();
        var opsomming = facetten.OfType<XmlSchemaEnumerationFacet>().ToArray();
        return Patroon(stap, waarde)
            && (opsomming.Length == 0 || Array.Exists(opsomming, o => IsGelijk(type, o.Value!, waarde)))
            && Array.TrueForAll(facetten, f => Holds(f, type, waarde));
    }

    private static bool Holds(XmlSchemaFacet facet, XmlSchemaSimpleType type, string waarde)
    {
        var code = type.Datatype!.TypeCode;
        switch (facet)
        {
            case XmlSchemaTotalDigitsFacet cijfers:
                var getal = Breuk.Parse(waarde).Normalise();
                return Math.Max(getal.Schaal, System.Numerics.BigInteger.Abs(getal.Waarde).ToString(CultureInfo.InvariantCulture).Length) <= Getal(cijfers);
            case XmlSchemaFractionDigitsFacet decimalen:
                return Breuk.Parse(waarde).Normalise().Schaal <= Getal(decimalen);
            case XmlSchemaLengthFacet lengte:
                return Lengte(type, waarde) is not { } n || n == Getal(lengte);
            case XmlSchemaMinLengthFacet lengte:
                return Lengte(type, waarde) is not { } min || min >= Getal(lengte);
            case XmlSchemaMaxLengthFacet lengte:
                return Lengte(type, waarde) is not { } max || max <= Getal(lengte);
            case XmlSchemaMinInclusiveFacet:
                return Lexspec.Compare(code, waarde, Grens(facet)) is 0 or 1;
            case XmlSchemaMaxInclusiveFacet:
                return Lexspec.Compare(code, waarde, Grens(facet)) is 0 or -1;
            case XmlSchemaMinExclusiveFacet:
                return Lexspec.Compare(code, waarde, Grens(facet)) is 1;
            case XmlSchemaMaxExclusiveFacet:
                return Lexspec.Compare(code, waarde, Grens(facet)) is -1;
            default:
                return true;
        }
    }

    private static bool IsGelijk(XmlSchemaSimpleType type, string toegestaan, string waarde)
    {
        var norm = Normalise(Whitespace(type), toegestaan);
        if (type.Datatype!.Variety != XmlSchemaDatatypeVariety.List)
            return Lexspec.IsGeldig(type.Datatype.TypeCode, norm) && Lexspec.Compare(type.Datatype.TypeCode, norm, waarde) == 0;
        var (een, twee) = (Items(norm), Items(waarde));
        return een.Length == twee.Length && Array.TrueForAll(een, i => IsGeldig(Itemtype(type), i))
            && een.Zip(twee).All(p => Lexspec.Compare(Itemtype(type).Datatype!.TypeCode, p.First, p.Second) == 0);
    }

    private static int? Lengte(XmlSchemaSimpleType type, string waarde)
        => type.Datatype!.Variety == XmlSchemaDatatypeVariety.List ? Items(waarde).Length : Lexspec.Lengte(type.Datatype.TypeCode, waarde);

    private static string[] Items(string waarde) => waarde.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // NMTOKENS, IDREFS and ENTITIES, and what is restricted from them: one item at least.
    private static bool IsIngebouwdeLijst(XmlSchemaSimpleType type)
        => type.QualifiedName.Namespace == XmlSchema.Namespace
            || (type.Content is XmlSchemaSimpleTypeRestriction && IsIngebouwdeLijst((XmlSchemaSimpleType)type.BaseXmlSchemaType!));

    private static XmlSchemaSimpleType Itemtype(XmlSchemaSimpleType type) => type.QualifiedName switch
    {
        { Namespace: XmlSchema.Namespace, Name: "NMTOKENS" } => XmlSchemaType.GetBuiltInSimpleType(XmlTypeCode.NmToken),
        { Namespace: XmlSchema.Namespace, Name: "IDREFS" } => XmlSchemaType.GetBuiltInSimpleType(XmlTypeCode.Idref),
        { Namespace: XmlSchema.Namespace, Name: "ENTITIES" } => XmlSchemaType.GetBuiltInSimpleType(XmlTypeCode.Entity),
        _ => type.Content is XmlSchemaSimpleTypeList lijst ? lijst.BaseItemType! : Itemtype((XmlSchemaSimpleType)type.BaseXmlSchemaType!),
    };

    private static IEnumerable<XmlSchemaSimpleType> Leden(XmlSchemaSimpleType type) => type.Content switch
    {
        XmlSchemaSimpleTypeUnion vereniging => vereniging.BaseMemberTypes!,
        _ => Leden((XmlSchemaSimpleType)type.BaseXmlSchemaType!),
    };

    // The nearest facet, or that of the built-in type: only string and normalizedString do otherwise than collapse.
    private static Ruimte Whitespace(XmlSchemaSimpleType type)
    {
        if (type.Datatype!.Variety == XmlSchemaDatatypeVariety.List)
            return Ruimte.Collapse;
        for (var t = type; t is not null; t = t.BaseXmlSchemaType as XmlSchemaSimpleType)
        {
            if (t.Content is XmlSchemaSimpleTypeRestriction stap && stap.Facets.OfType<XmlSchemaWhiteSpaceFacet>().FirstOrDefault() is { } facet)
                return Enum.Parse<Ruimte>(facet.Value!, ignoreCase: true);
            if (t.QualifiedName.Namespace == XmlSchema.Namespace)
                return t.QualifiedName.Name switch { "string" or "anySimpleType" =>
                    Ruimte.Preserve, "normalizedString" => Ruimte.Replace, _ => Ruimte.Collapse };
        }

        return Ruimte.Collapse;
    }

    private static string Normalise(Ruimte ruimte, string waarde)
    {
        if (ruimte == Ruimte.Preserve)
            return waarde;
        var vervangen = waarde.Replace('\t', ' ').Replace('\n', ' ').Replace('\r', ' ');
        return ruimte == Ruimte.Replace ? vervangen : string.Join(' ', Items(vervangen));
    }

    private static string Grens(XmlSchemaFacet facet) => facet.Value!.Trim(' ', '\t', '\n', '\r');

    private static int Getal(XmlSchemaFacet facet) => int.Parse(Grens(facet), CultureInfo.InvariantCulture);
}
