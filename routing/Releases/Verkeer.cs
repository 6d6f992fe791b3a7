using IB.Gateway.Schemas;

namespace IB.Gateway.Routing;

/// <summary>A message as the calendar of releases sees it: between whom, and of which type and release.</summary>
/// <param name="Zender">Code of the party that it comes from.</param>
/// <param name="Ontvanger">Code of the party that it is for.</param>
/// <param name="Definitie">Its type in its release.</param>
internal readonly record struct Verkeer(string Zender, string Ontvanger, BerichtDefinitie Definitie)
{
    /// <summary>Whether it answers a heenbericht: a retour, or a 325.</summary>
    internal bool IsAntwoord => Definitie.Beantwoordt is not null;
}
