namespace IB.Gateway.Generator;

/// <summary>A pack as the generator writes it down.</summary>
/// <param name="Naam">The name of the pack: <c>iwmo-3.2</c>.</param>
/// <param name="Ruimte">Last part of the namespace of the code: <c>Iwmo32</c>.</param>
/// <param name="Standaard">The standard: <c>iWmo</c>.</param>
/// <param name="Release">The release: <c>3.2</c>.</param>
/// <param name="Namen">All element names by namespace.</param>
/// <param name="Gedeeld">The types that messages share, in order of name.</param>
/// <param name="Codelijsten">The closed lists of codes, in order of name.</param>
/// <param name="Berichten">The message types, in the order of the manifest.</param>
internal sealed record Packmodel(
    string Naam,
    string Ruimte,
    string Standaard,
    string Release,
    IReadOnlyList<Namengroep> Namen,
    IReadOnlyList<Groep> Gedeeld,
    IReadOnlyList<Codelijst> Codelijsten,
    IReadOnlyList<Berichtmodel> Berichten)
{
    /// <summary>Whether names are not those of one message type.</summary>
    internal bool IsGedeeld(Namengroep namen) => Berichten.All(b => b.Manifest.Namespace != namen.Ns);
}

/// <summary>The element names in one namespace.</summary>
/// <param name="Voorvoegsel">The prefix that messages are written with, which also begins the constants: <c>wmo301</c>.</param>
/// <param name="Ns">The namespace; empty for none.</param>
/// <param name="Lokaal">The local names, in ordinal order.</param>
internal sealed record Namengroep(string Voorvoegsel, string Ns, IReadOnlyList<string> Lokaal)
{
    /// <summary>The constant that stands for a name: <c>Wmo301_Bsn</c>.</summary>
    internal string ConstantOf(string lokaal) => $"{Identificatie.Pascal(Voorvoegsel)}_{Identificatie.Pascal(lokaal)}";
}

/// <summary>A message type.</summary>
/// <param name="Klasse">The class of the code: <c>Wmo301</c>.</param>
/// <param name="Manifest">What the manifest says of it.</param>
/// <param name="XsdVersie">The versions of the schemas that its XSD says it needs; <see langword="null"/> when it does not say.</param>
/// <param name="Wortelnaam">The constant that stands for the name of the root element.</param>
/// <param name="Wortel">The type of the root element.</param>
/// <param name="Typen">The types that are its own, in order of name; the root is among them.</param>
internal sealed record Berichtmodel(
    string Klasse, Manifestbericht Manifest, XsdVersie? XsdVersie, string Wortelnaam, Groep Wortel, IReadOnlyList<Groep> Typen);

/// <summary>The versions that XsdVersie in a header states.</summary>
internal sealed record XsdVersie(string Basisschema, string Bericht);

/// <summary>A closed list of codes.</summary>
/// <param name="Naam">Its name: <c>RetourCode</c>.</param>
/// <param name="Type">The simple type that it comes from: <c>LDT_RetourCode</c>.</param>
/// <param name="Codes">The codes, in the order of the schema, and what they mean as far as the pack says so.</param>
internal sealed record Codelijst(string Naam, string Type, IReadOnlyList<(string Code, string? Betekenis)> Codes);
