namespace IB.Gateway.Generator;

/// <summary>A type with elements in it. It is made before it is filled, because types may hold each other.</summary>
/// <param name="naam">Its name in the code, which is free in the place where it stands: <c>ToegewezenProduct</c>.</param>
/// <param name="klasse">The class that it stands in: <c>Wmo301</c>; <see langword="null"/> when messages share it.</param>
/// <param name="omschrijving">What the schema calls it.</param>
/// <param name="documentatie">What the schema says of it; or <see langword="null"/>.</param>
internal sealed class Groep(string naam, string? klasse, string omschrijving, string? documentatie)
{
    internal string Naam { get; } = naam;

    internal string? Klasse { get; } = klasse;

    internal string Omschrijving { get; } = omschrijving;

    internal string? Documentatie { get; } = documentatie;

    /// <summary>Its elements, in the order of the schema.</summary>
    internal List<Veld> Velden { get; } = [];

    /// <summary>The choices among its elements.</summary>
    internal List<Keuze> Keuzes { get; } = [];

    internal string Draft => Naam + "Draft";
}

/// <summary>One of these must be there.</summary>
/// <param name="Verplicht">Whether none is wrong.</param>
/// <param name="Velden">The alternatives.</param>
internal sealed record Keuze(bool Verplicht, IReadOnlyList<Veld> Velden);
