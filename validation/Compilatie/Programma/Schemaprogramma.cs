using System.Xml;
using System.Xml.Schema;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>A set of schemas as tables that one pass over a document needs. Immutable, safe for use by many threads.</summary>
/// <param name="Namen">The names in the schemas.</param>
/// <param name="Overgangen">The content models.</param>
/// <param name="Elementen">By number of the name, the elements that a document or a wildcard may name.</param>
/// <param name="Attributen">By number of the name, the attributes that a wildcard may name.</param>
/// <param name="Typen">The types that <c>xsi:type</c> may name.</param>
/// <param name="Vrij">The type that takes anything and judges what is declared (anyType).</param>
internal sealed record Schemaprogramma(
    Namentabel Namen,
    Overgangstabel Overgangen,
    IReadOnlyDictionary<int, Elementprogramma> Elementen,
    IReadOnlyDictionary<int, Attribuutprogramma> Attributen,
    IReadOnlyDictionary<XmlQualifiedName, Typeprogramma> Typen,
    Typeprogramma Vrij)
{
    /// <summary>Compiles a set that System.Xml.Schema has compiled. Costs milliseconds.</summary>
    /// <exception cref="NietOndersteundException">The schemas hold a construct that is not supported.</exception>
    internal static Schemaprogramma Compile(XmlSchemaSet schemas) => new Programmabouwer(schemas).Build();
}
