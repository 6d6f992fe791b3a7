using System.Collections.Immutable;

namespace IB.Gateway.Routing;

/// <summary>A period around a change of release in which message types are closed, kept back or drained (IB103).</summary>
/// <param name="Functies">Which message types.</param>
/// <param name="Packs">Of which releases; empty = of every.</param>
/// <param name="Partijen">Only what these send or receive; empty = everybody.</param>
/// <param name="Van">From this moment on.</param>
/// <param name="Tot">Until this moment, which is outside it.</param>
/// <param name="Modus">What happens to what comes in.</param>
internal sealed record Bevriezing(
    Functiebereik Functies, ImmutableArray<string> Packs, ImmutableArray<string> Partijen, DateTimeOffset Van, DateTimeOffset Tot, Bevriesmodus Modus)
{
    /// <summary>Whether the freeze lasts at that moment.</summary>
    internal bool Duurt(DateTimeOffset moment) => Van <= moment && moment < Tot;

    /// <summary>Whether it is about this message.</summary>
    internal bool Betreft(Verkeer verkeer)
        => Functies.Omvat(verkeer.Definitie.Functie)
            && (Packs.IsEmpty || Packs.Contains(verkeer.Definitie.Pack))
            && (Partijen.IsEmpty || Partijen.Contains(verkeer.Zender) || Partijen.Contains(verkeer.Ontvanger));

    /// <summary>Whether it refuses this message, which it is about.</summary>
    internal bool Sluit(Verkeer verkeer) => Modus == Bevriesmodus.Refuse || Modus == Bevriesmodus.Drain && !verkeer.IsAntwoord;
}
