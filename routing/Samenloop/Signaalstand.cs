namespace IB.Gateway.Routing;

/// <summary>What is kept of a signal: what its holder was told last, and whether that still stands.</summary>
/// <param name="Voorziening">Which provision of the person: its place in <see cref="Persoonsbeeld.Voorzieningen"/>.</param>
/// <param name="Feit">Which fact: its place in <see cref="Persoonsbeeld.Feiten"/>; <see cref="GeenFeit"/> of a negative rule.</param>
/// <param name="Regel">Number of the rule.</param>
/// <param name="Toestand">Whether it stands.</param>
/// <param name="Versie">The version that was told last, 1 or more.</param>
/// <param name="Inhoud">What that told.</param>
/// <param name="Aanleiding">The later of the deliveries that that version is about.</param>
internal readonly record struct Signaalstand(
    int Voorziening, int Feit, byte Regel, Signaaltoestand Toestand, int Versie, Signaalinhoud Inhoud, Leverorde Aanleiding)
{
    /// <summary>The place of the fact in a signal that there is none.</summary>
    internal const int GeenFeit = -1;

    /// <summary>The order in which they are kept; no two of a person are equal in it.</summary>
    internal static int CompareSleutel(in Signaalstand links, in Signaalstand rechts)
        => (links.Voorziening, links.Feit, links.Regel).CompareTo((rechts.Voorziening, rechts.Feit, rechts.Regel));
}

/// <summary>Whether a signal stands. The numbers are stored; they do not change.</summary>
internal enum Signaaltoestand : byte
{
    /// <summary>What was told stands.</summary>
    Open = 0,

    /// <summary>The holder was told that it ended.</summary>
    Beeindigd = 1,

    /// <summary>The holder was told that what it heard does not hold.</summary>
    Ingetrokken = 2,

    /// <summary>
    /// The holder ended it itself, by what it did to its provision, and was told nothing. If the fact turns out not to count it is told that all the same.
    /// </summary>
    Stil = 3,
}
