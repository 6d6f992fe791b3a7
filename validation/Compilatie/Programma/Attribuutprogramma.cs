namespace IB.Gateway.Validation.Compilatie;

/// <summary>One attribute that a type declares, or one that a schema declares by itself.</summary>
/// <param name="Naam">Number of its name.</param>
/// <param name="Waarde">Its type.</param>
/// <param name="Verplicht">Whether an element must have it.</param>
/// <param name="Vast">Canonical form of the value that it must have; or <see langword="null"/>.</param>
internal sealed record Attribuutprogramma(int Naam, Waardetype Waarde, bool Verplicht, string? Vast);
