using System.Xml.Schema;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>What the standard says of the types that it defines (XML Schema part 2, 3).</summary>
internal static class IngebouwdType
{
    private static readonly Patroon Taal = Patroon.Compile(["[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*"]);
    private static readonly Patroon Naam = Patroon.Compile([@"\i\c*"]);
    private static readonly Patroon NcNaam = Patroon.Compile([@"[\i-[:]][\c-[:]]*"]);
    private static readonly Patroon Naamteken = Patroon.Compile([@"\c+"]);

    /// <summary>The types that <c>xsi:type</c> may name.</summary>
    internal static IReadOnlyList<string> Namen { get; } =
    [
        "anySimpleType", "string", "normalizedString", "token", "language", "Name", "NCName", "NMTOKEN", "NMTOKENS", "ID", "IDREF", "IDREFS",
        "boolean", "decimal", "integer", "nonPositiveInteger", "negativeInteger", "nonNegativeInteger", "positiveInteger", "long", "int", "short",
        "byte", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte", "float", "double", "duration", "dateTime", "date", "time",
        "gYearMonth", "gYear", "gMonthDay", "gMonth", "gDay", "hexBinary", "base64Binary", "anyURI", "QName", "NOTATION", "ENTITY", "ENTITIES",
    ];

    internal static Witruimte Wit(string naam) => naam switch
    {
        "string" or "anySimpleType" => Witruimte.Bewaar,
        "normalizedString" => Witruimte.Vervang,
        _ => Witruimte.Voegsamen,
    };

    internal static Patroon? Vorm(string naam) => naam switch
    {
        "string" or "anySimpleType" or "normalizedString" or "token" => null,
        "language" => Taal,
        "Name" => Naam,
        "NCName" or "ID" or "IDREF" => NcNaam,
        "NMTOKEN" => Naamteken,
        _ => throw new NietOndersteundException($"xs:{naam}"),
    };

    internal static Verwijssoort Verwijssoort(string naam) => naam switch
    {
        "ID" => Compilatie.Verwijssoort.Id,
        "IDREF" => Compilatie.Verwijssoort.Idref,
        _ => Compilatie.Verwijssoort.Geen,
    };

    internal static Tijddelen? Tijddelen(string naam) => naam switch
    {
        "dateTime" => Compilatie.Tijddelen.Jaar | Compilatie.Tijddelen.Maand | Compilatie.Tijddelen.Dag | Compilatie.Tijddelen.Tijd,
        "date" => Compilatie.Tijddelen.Jaar | Compilatie.Tijddelen.Maand | Compilatie.Tijddelen.Dag,
        "time" => Compilatie.Tijddelen.Tijd,
        "gYearMonth" => Compilatie.Tijddelen.Jaar | Compilatie.Tijddelen.Maand,
        "gYear" => Compilatie.Tijddelen.Jaar,
        "gMonthDay" => Compilatie.Tijddelen.Maand | Compilatie.Tijddelen.Dag,
        "gMonth" => Compilatie.Tijddelen.Maand,
        "gDay" => Compilatie.Tijddelen.Dag,
        _ => null,
    };

    /// <summary>Whether a built-in type is another one, or a narrower one.</summary>
    internal static bool IsAfgeleidVan(XmlSchemaSimpleType type, string naam)
        => type.QualifiedName.Name == naam || (type.BaseXmlSchemaType is XmlSchemaSimpleType basis && IsAfgeleidVan(basis, naam));

    /// <summary>The bounds of the whole numbers.</summary>
    internal static Facetten Facetten(string naam)
    {
        var (vanaf, tot) = naam switch
        {
            "nonPositiveInteger" => (null, "0"),
            "negativeInteger" => (null, "-1"),
            "nonNegativeInteger" => ("0", null),
            "positiveInteger" => ("1", null),
            "long" => ("-9223372036854775808", "9223372036854775807"),
            "int" => ("-2147483648", "2147483647"),
            "short" => ("-32768", "32767"),
            "byte" => ("-128", "127"),
            "unsignedLong" => ("0", "18446744073709551615"),
            "unsignedInt" => ("0", "4294967295"),
            "unsignedShort" => ("0", "65535"),
            "unsignedByte" => ("0", "255"),
            _ => ((string?)null, (string?)null),
        };
        return Compilatie.Facetten.Geen with { VanafInclusief = vanaf, TotInclusief = tot };
    }
}
