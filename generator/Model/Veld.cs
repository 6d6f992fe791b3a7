namespace IB.Gateway.Generator;

/// <summary>An element in a group.</summary>
/// <param name="Naam">Its name in the code and in the schema.</param>
/// <param name="Constante">The constant that stands for its expanded name.</param>
/// <param name="Aantal">How often it may be there.</param>
/// <param name="Groep">Its type, when it has elements in it.</param>
/// <param name="Blad">Its type, when it has a value.</param>
/// <param name="Documentatie">What the schema says of it; or <see langword="null"/>.</param>
internal sealed record Veld(string Naam, string Constante, Aantal Aantal, Groep? Groep, Blad? Blad, string? Documentatie)
{
    /// <summary>The value that it must have, so that a draft need not be told; else <see langword="null"/>.</summary>
    internal string? Vast => Aantal == Aantal.Een ? Blad?.Vast : null;
}

/// <summary>How often an element may be in its group.</summary>
internal enum Aantal
{
    /// <summary>Exactly once.</summary>
    Een,

    /// <summary>Once or not at all.</summary>
    HoogstensEen,

    /// <summary>Once or more.</summary>
    MinstensEen,

    /// <summary>Any number.</summary>
    Veel,
}

/// <summary>The type of a value.</summary>
/// <param name="Soort">Kind of value.</param>
/// <param name="Type">The simple type in the schema: <c>LDT_Bedrag</c>.</param>
/// <param name="Regels">What it must be like, in words.</param>
/// <param name="Vast">The only value that it can have; or <see langword="null"/>.</param>
/// <param name="Codelijst">The name of its list of codes; or <see langword="null"/>.</param>
internal sealed record Blad(Bladsoort Soort, string Type, string Regels, string? Vast, string? Codelijst);

/// <summary>The kinds of value.</summary>
internal enum Bladsoort
{
    Tekst,
    Getal,
    Decimaal,
    Datum,
    Tijd,
    Booleaan,
}
