using System.Xml.Schema;

namespace IB.Gateway.Generator;

/// <summary>Says in words what a value must be like.</summary>
internal static class Facettekst
{
    internal static string Describe(Bladsoort soort, IReadOnlyList<XmlSchemaFacet> facetten)
    {
        var codes = facetten.OfType<XmlSchemaEnumerationFacet>().Count();
        if (codes > 0)
            return codes == 1 ? "one code" : $"one of {codes} codes";
        return soort switch
        {
            Bladsoort.Tekst => "text" + Lengte(
                First<XmlSchemaLengthFacet>(facetten), First<XmlSchemaMinLengthFacet>(facetten), First<XmlSchemaMaxLengthFacet>(facetten)) + Patroon(facetten),
            Bladsoort.Getal => "whole number" + Bereik(facetten),
            Bladsoort.Decimaal => "decimal number" + Bereik(facetten),
            Bladsoort.Datum => "date",
            Bladsoort.Tijd => "time",
            _ => "true or false",
        };
    }

    private static string Lengte(string? precies, string? minstens, string? hoogstens) => (precies, minstens, hoogstens) switch
    {
        ({ } n, _, _) => $" of {n} {Tekens(n)}",
        (_, { } min, { } max) => $" of {min} to {max} characters",
        (_, null, { } max) => $" of at most {max} {Tekens(max)}",
        (_, { } min, null) => $" of at least {min} {Tekens(min)}",
        _ => string.Empty,
    };

    private static string Tekens(string aantal) => aantal == "1" ? "character" : "characters";

    private static string Patroon(IReadOnlyList<XmlSchemaFacet> facetten)
        => First<XmlSchemaPatternFacet>(facetten) is { } p ? $" like <c>{Documentatie.Escape(p)}</c>" : string.Empty;

    private static string Bereik(
        IReadOnlyList<XmlSchemaFacet> facetten) => (First<XmlSchemaMinInclusiveFacet>(facetten), First<XmlSchemaMaxInclusiveFacet>(facetten)) switch
    {
        ({ } min, { } max) => $" from {min} to {max}",
        ({ } min, null) => $" from {min}",
        (null, { } max) => $" to {max}",
        _ => string.Empty,
    };

    private static string? First<T>(IReadOnlyList<XmlSchemaFacet> facetten)
        where T : XmlSchemaFacet
        => facetten.OfType<T>().FirstOrDefault()?.Value;
}
