using IB.Gateway.Schemas;

namespace IB.Gateway.Validation;

/// <summary>The verdict on one payload.</summary>
/// <param name="Definitie">The message type that the payload says it is; <see langword="null"/> when that could not be told.</param>
/// <param name="Kop">What its Header says; <see langword="null"/> when the payload is not valid or its type has no such Header.</param>
/// <param name="Fouten">
/// The faults in document order, at most 100, up to where 50,000 nodes hold none; empty exactly when the payload is valid.
/// </param>
public sealed record Oordeel(BerichtDefinitie? Definitie, Berichtkop? Kop, IReadOnlyList<Schemafout> Fouten)
{
    /// <summary>Whether the payload is valid.</summary>
    public bool Geldig => Fouten.Count == 0;

    /// <summary>The document that the payload says it is, when it is no bericht (<see cref="Definitie"/> is then <see langword="null"/>).</summary>
    public DocumentDefinitie? Document { get; init; }
}

/// <summary>The routing facts in the Header of a message (koppelvlak 10.1).</summary>
/// <param name="Afzender">Header.Afzender: gemeentecode (4 digits), AGB code (8 digits) or the name of a chain partner.</param>
/// <param name="Ontvanger">Header.Ontvanger, as Afzender; <see langword="null"/> where the standard has none, as in iEb: then only the envelope tells.</param>
/// <param name="Identificatie">BerichtIdentificatie.Identificatie, 1-12 characters.</param>
public sealed record Berichtkop(string Afzender, string? Ontvanger, string Identificatie);

/// <summary>One fault in a payload.</summary>
/// <param name="Code">Kind of fault: a value of <see cref="Schemafoutcode"/>.</param>
/// <param name="Regel">Line, from 1; 0 when unknown.</param>
/// <param name="Kolom">Column in characters, from 1; 0 when unknown.</param>
/// <param name="Pad">XPath-like path of the element without prefixes: <c>/Bericht/Client/ToegewezenProducten/ToegewezenProduct[2]</c>.</param>
/// <param name="Tekst">What was found and what was expected, in Dutch. Contains element names, never content.</param>
public sealed record Schemafout(string Code, int Regel, int Kolom, string Pad, string Tekst);

/// <summary>The kinds of fault that a validator reports.</summary>
public static class Schemafoutcode
{
    /// <summary>Not well-formed XML 1.0, or with a DTD, another encoding than UTF-8 or a name or depth beyond the limits.</summary>
    public const string NietWelgevormd = "XML";

    /// <summary>Well-formed, but of no standard or release that the knooppunt knows.</summary>
    public const string OnbekendeStandaard = "STANDAARD";

    /// <summary>Does not satisfy the schema of its message type.</summary>
    public const string Schema = "XSD";

    /// <summary>Satisfies its schema and breaks a rule of the service that it is for.</summary>
    public const string Regel = "REGEL";
}
