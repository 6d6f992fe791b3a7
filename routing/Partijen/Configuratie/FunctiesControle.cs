using IB.Gateway.Schemas;

namespace IB.Gateway.Routing;

/// <summary>
/// What a list of functies cannot tell by itself: a pattern that no message type of a loaded schema pack has would be a line that does nothing without
/// saying so, such as a freeze that freezes nothing. For a pack that comes later, load the pack first.
/// </summary>
internal static class FunctiesControle
{
    internal static void Check(Functiebereik functies, Berichtcatalogus catalogus, Foutenlijst fouten)
        => Check(functies, catalogus.Berichten, "een geladen schemapakket", fouten);

    /// <summary>The same among some message types.</summary>
    /// <param name="functies">The patterns.</param>
    /// <param name="berichten">The message types that count.</param>
    /// <param name="waarvan">What those are of, in Dutch.</param>
    /// <param name="fouten">Gets a fault for each pattern.</param>
    internal static void Check(Functiebereik functies, IEnumerable<BerichtDefinitie> berichten, string waarvan, Foutenlijst fouten)
    {
        foreach (var patroon in functies.Patronen.Where(static p => p != "*"))
        {
            var bereik = new Functiebereik([patroon]);
            if (!berichten.Any(b => bereik.Omvat(b.Functie)))
                fouten.Add("functies", $"{patroon} is geen berichttype van {waarvan}");
        }
    }
}
