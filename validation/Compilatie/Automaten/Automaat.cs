namespace IB.Gateway.Validation.Compilatie;

/// <summary>A deterministic automaton. State 0 is dead: from there nothing is accepted. Immutable.</summary>
/// <param name="Tabel">Next state by state and column: <c>Tabel[state * Breedte + column]</c>.</param>
/// <param name="Kolommen">Column by symbol: symbols that no step tells apart share one.</param>
/// <param name="Breedte">Number of columns.</param>
/// <param name="Begin">State to begin in.</param>
/// <param name="Eind">Whether a word may end in the state.</param>
internal sealed record Automaat(ushort[] Tabel, ushort[] Kolommen, int Breedte, ushort Begin, bool[] Eind)
{
    internal const ushort Dood = 0;

    /// <summary>The state after one symbol.</summary>
    internal ushort Next(ushort toestand, int symbool) => Tabel[(toestand * Breedte) + Kolommen[symbool]];
}
