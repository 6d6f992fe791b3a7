using IB.Gateway.Schemas;

namespace IB.Gateway.Routing;

/// <summary>Tells people what a calendar of releases says of a day. Pure.</summary>
public static class Releaseoverzicht
{
    /// <summary>
    /// A line per release and a line per freeze that lasts on that day or is still to come, in Dutch. Message types of a release that have dates of
    /// their own have a line of their own.
    /// </summary>
    /// <param name="register">The party directory with the calendar.</param>
    /// <param name="catalogus">The message types and releases that there are.</param>
    /// <param name="dag">The day, in Dutch time.</param>
    public static IEnumerable<string> Describe(Partijregister register, Berichtcatalogus catalogus, DateOnly dag)
    {
        foreach (var pack in catalogus.Packs)
        {
            // What an official pack took the place of does not travel.
            foreach (var groep in catalogus.Berichten.Where(b => b.Pack == pack.Naam).GroupBy(b => Group(register.Kalender, b)))
                yield return Line(groep.Key.Regel, groep.Key.Periode, [.. groep], pack, dag);
        }

        var begin = Berichttijd.Begin(dag);
        foreach (var bevriezing in register.Kalender.Bevriezingen.Where(b => b.Tot > begin).OrderBy(b => b.Van))
            yield return Line(bevriezing);
    }

    private static (Releaseregel Regel, Geldigheid Periode) Group(Releasekalender kalender, BerichtDefinitie bericht)
    {
        // Parties play no part in which line is about a message type.
        var regel = kalender.FindRegel(new Verkeer(string.Empty, string.Empty, bericht));
        return (regel, regel.Periode(bericht));
    }

    private static string Line(Releaseregel regel, Geldigheid periode, List<BerichtDefinitie> berichten, SchemaPack pack, DateOnly dag)
    {
        var wat = berichten.Count == pack.Berichten.Count ? pack.Naam : $"{pack.Naam} {string.Join(" ", berichten.Select(b => b.Functie))}";
        var uitzonderingen = regel.Uitzonderingen.Where(u => u.Periode(periode).Omvat(dag)).Select(Show);
        return string.Join("; ", uitzonderingen.Prepend($"{wat}: {State(periode, regel.UitloopDagen, dag)}"));
    }

    private static string State(Geldigheid periode, int uitloop, DateOnly dag)
    {
        if (periode.Omvat(dag))
            return periode.Tot is { } tot ? $"open tot en met {tot:yyyy-MM-dd}, daarna {uitloop} dagen voor antwoorden" : "open";
        if (periode.Vanaf > dag)
            return $"nog niet open, vanaf {periode.Vanaf:yyyy-MM-dd}";
        return dag.DayNumber - periode.Tot!.Value.DayNumber <= uitloop
            ? $"gesloten sinds {periode.Tot.Value.AddDays(1):yyyy-MM-dd}, antwoorden nog tot en met {periode.Tot.Value.AddDays(uitloop):yyyy-MM-dd}"
            : $"gesloten sinds {periode.Tot.Value.AddDays(1):yyyy-MM-dd}";
    }

    private static string Show(Releaseuitzondering uitzondering)
        => $"open voor {uitzondering.Partij}{List(" met ", uitzondering.Met)}{List(" voor ", uitzondering.Functies == Functiebereik.Alles ? [] : uitzondering.Functies.Patronen)}";

    private static string Line(Bevriezing b)
        => $"bevriezing ({b.Modus.ToString().ToLowerInvariant()}) van {Berichttijd.Show(b.Van)} tot {Berichttijd.Show(b.Tot)}: {string.Join(" ", b.Functies.Patronen)}{List(" van ", b.Packs)}{List(" bij ", b.Partijen)}";

    private static string List(string aanhef, IReadOnlyCollection<string> namen) => namen.Count == 0 ? string.Empty : aanhef + string.Join(" ", namen);
}
