using System.Collections.Concurrent;
using System.Xml;
using System.Xml.Schema;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>Compiles simple types; each once.</summary>
internal sealed class Waardebouwer
{
    // The types of the standard are the same in every schema.
    private static readonly ConcurrentDictionary<string, Waardetype> Ingebouwd = new(StringComparer.Ordinal);

    private readonly Dictionary<XmlSchemaSimpleType, Waardetype> _typen = [];

    /// <summary>The program of a simple type.</summary>
    /// <exception cref="NietOndersteundException">The type holds what is not supported.</exception>
    internal Waardetype Build(XmlSchemaSimpleType type)
    {
        if (type.QualifiedName.Namespace == XmlSchema.Namespace)
            return Ingebouwd.GetOrAdd(type.QualifiedName.Name, static (_, t) => Complete(BuildBasis(t, IngebouwdType.Facetten(t.QualifiedName.Name)), t), type);
        if (_typen.TryGetValue(type, out var waarde))
            return waarde;
        return _typen[type] = Complete(BuildOpen(type, []), type);
    }

    /// <summary>The program of a simple type that the content of a complex type narrows.</summary>
    internal Waardetype Build(XmlSchemaSimpleType type, IReadOnlyList<IReadOnlyList<XmlSchemaFacet>> beperkingen)
        => Complete(BuildOpen(type, beperkingen), type);

    private static Waardetype Complete(Waardetype waarde, XmlSchemaSimpleType type)
    {
        waarde.Complete(new Schemavoorvoegsels(type));
        return waarde;
    }

    // Goes down to what the standard defines, and applies the restrictions on the way back.
    private Waardetype BuildOpen(XmlSchemaSimpleType type, IReadOnlyList<IReadOnlyList<XmlSchemaFacet>> beperkingen)
    {
        if (type.QualifiedName.Namespace == XmlSchema.Namespace)
            return BuildBasis(type, Apply(IngebouwdType.Facetten(type.QualifiedName.Name), beperkingen));
        return type.Content switch
        {
            XmlSchemaSimpleTypeRestriction beperking => BuildOpen(
                (XmlSchemaSimpleType)type.BaseXmlSchemaType!, [[.. beperking.Facets.OfType<XmlSchemaFacet>()], .. beperkingen]),
            XmlSchemaSimpleTypeList lijst => new Lijstwaarde(Build(lijst.BaseItemType!), Apply(Facetten.Geen, beperkingen)),
            XmlSchemaSimpleTypeUnion vereniging => new Verenigingwaarde([.. vereniging.BaseMemberTypes!.Select(Build)], Apply(Facetten.Geen, beperkingen)),
            _ => throw new NietOndersteundException($"type {type.QualifiedName.Name}"),
        };
    }

    private static Facetten Apply(Facetten facetten, IReadOnlyList<IReadOnlyList<XmlSchemaFacet>> beperkingen)
        => beperkingen.Aggregate(facetten, (f, b) => f.Narrow(b));

    private static Waardetype BuildBasis(XmlSchemaSimpleType type, Facetten facetten)
    {
        var naam = type.QualifiedName.Name;
        return naam switch
        {
            "boolean" => new Booleanwaarde(facetten),
            "decimal" => new Decimaalwaarde(Cijfervorm.Decimaal, facetten),
            "float" or "double" => new Drijvendwaarde(naam == "float", facetten),
            "duration" => new Duurwaarde(facetten),
            "hexBinary" => new Hexwaarde(facetten),
            "base64Binary" => new Base64waarde(facetten),
            "anyURI" => new Uriwaarde(facetten),
            "QName" or "NOTATION" => new QNaamwaarde(facetten),
            "NMTOKENS" => BuildLijst("NMTOKEN", facetten),
            "IDREFS" => BuildLijst("IDREF", facetten),

            // Names an entity of the DTD, and there is none: no text is a value (XML Schema part 1, 3.14.4).
            "ENTITY" or "ENTITIES" => new Verenigingwaarde([], Facetten.Geen),
            _ when IngebouwdType.Tijddelen(naam) is { } delen => new Datumtijdwaarde(delen, facetten),
            _ when IngebouwdType.IsAfgeleidVan(type, "unsignedLong") => new Decimaalwaarde(Cijfervorm.ZonderTeken, facetten),
            _ when IngebouwdType.IsAfgeleidVan(type, "integer") => new Decimaalwaarde(Cijfervorm.Geheel, facetten),
            _ => new Tekstwaarde(IngebouwdType.Vorm(naam), IngebouwdType.Verwijssoort(naam), facetten, facetten.Wit ?? IngebouwdType.Wit(naam)),
        };
    }

    private static Lijstwaarde BuildLijst(string lid, Facetten facetten)
    {
        var type = XmlSchemaType.GetBuiltInSimpleType(new XmlQualifiedName(lid, XmlSchema.Namespace))!;
        return new Lijstwaarde(
            Complete(BuildBasis(type, Facetten.Geen), type),
            facetten.MinLengte is null && facetten.Lengte is null ? facetten with { MinLengte = 1 } : facetten);
    }
}
