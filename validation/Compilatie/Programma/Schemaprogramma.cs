using System.Xml;
using System.Xml.Schema;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>A set of schemas as tables that one pass over a document needs. Immutable, safe for use by many threads.</summary>
internal sealed class Schemaprogramma
{
    /// <summary>The names in the schemas.</summary>
    internal required Namentabel Namen { get; init; }

    /// <summary>The content models.</summary>
    internal required Overgangstabel Overgangen { get; init; }

    /// <summary>By number of the name, the elements that a document or a wildcard may name.</summary>
    internal required IReadOnlyDictionary<int, Elementprogramma> Elementen { get; init; }

    /// <summary>By number of the name, the attributes that a wildcard may name.</summary>
    internal required IReadOnlyDictionary<int, Attribuutprogramma> Attributen { get; init; }

    /// <summary>The types that <c>xsi:type</c> may name.</summary>
    internal required IReadOnlyDictionary<XmlQualifiedName, Typeprogramma> Typen { get; init; }

    /// <summary>The type that takes anything and judges what is declared (anyType).</summary>
    internal required Typeprogramma Vrij { get; init; }

    /// <summary>Compiles a set that System.Xml.Schema has compiled. Costs milliseconds.</summary>
    /// <exception cref="NietOndersteundException">The schemas hold a construct that is not supported.</exception>
    internal static Schemaprogramma Compile(XmlSchemaSet schemas) => new Programmabouwer(schemas).Build();
}
