namespace IB.Gateway.Validation.Compilatie;

/// <summary>One step of a content model.</summary>
/// <param name="Toestand">The state that it leaves; guards against steps of other states, because their rows overlap.</param>
/// <param name="Volgende">The state after it.</param>
/// <param name="Element">The element of this step.</param>
internal readonly record struct Overgang(int Toestand, int Volgende, Elementprogramma? Element);

/// <summary>
/// The content models of all types in one table: the step from a state by a name stands at state + name. Rows lie through each other
/// where they leave room, so that the table is hardly larger than the number of steps.
/// </summary>
/// <param name="Stappen">The table; any state + any name is within it.</param>
/// <param name="Eind">By state, whether an element may end there.</param>
/// <param name="Jokers">By state, the steps for elements that have no step of their own.</param>
internal sealed record Overgangstabel(Overgang[] Stappen, bool[] Eind, IReadOnlyDictionary<int, IReadOnlyList<(Joker Joker, int Volgende)>> Jokers);
