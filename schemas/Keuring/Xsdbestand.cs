namespace IB.Gateway.Schemas;

/// <summary>What one XSD says by itself, before anything that it refers to is read.</summary>
/// <param name="Naam">File in the pack.</param>
/// <param name="Doelnamespace">Its targetNamespace; empty for none.</param>
/// <param name="Verwijzingen">Other schemas that it names.</param>
/// <param name="Wortels">Names of the elements that it declares at the top, but for abstract ones.</param>
/// <param name="Appinfo">What its own xs:appinfo says, by local name: <c>standaard</c>, <c>bericht</c>, <c>release</c>.</param>
/// <param name="Patronen">Its pattern facets.</param>
internal sealed record Xsdbestand(
    string Naam,
    string Doelnamespace,
    IReadOnlyList<Xsdverwijzing> Verwijzingen,
    IReadOnlyList<string> Wortels,
    IReadOnlyDictionary<string, string> Appinfo,
    IReadOnlyList<Schemapatroon> Patronen);

/// <summary>One xs:include, xs:import or xs:redefine.</summary>
/// <param name="Soort">Which: <c>include</c>, <c>import</c>, <c>redefine</c>.</param>
/// <param name="Namespace">The namespace that an import names; empty for none.</param>
/// <param name="Plaats">Its schemaLocation, as written.</param>
/// <param name="Regel">Line, from 1.</param>
internal sealed record Xsdverwijzing(string Soort, string Namespace, string? Plaats, int Regel);

/// <summary>One pattern facet.</summary>
/// <param name="Bestand">File in the pack.</param>
/// <param name="Regel">Line, from 1.</param>
/// <param name="Patroon">The regular expression, as XML Schema part 2, appendix F has them.</param>
public sealed record Schemapatroon(string Bestand, int Regel, string Patroon);
