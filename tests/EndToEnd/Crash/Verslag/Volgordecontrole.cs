namespace IB.Gateway.EndToEnd.Tests;

/// <summary>Whether every receiver got its messages in the order in which the knooppunt accepted them (ADR 4). Pure functions.</summary>
internal static class Volgordecontrole
{
    internal static IEnumerable<string> FindFouten(Verslag verslag)
    {
        var verzonden = verslag.Verzonden.ToDictionary(v => v.Id);
        var volgnummers = verslag.Vastgelegd.GroupBy(v => v.Id).ToDictionary(g => g.Key, g => g.Min(v => v.Volgnummer));
        foreach (var (bij, aankomsten) in verslag.Aankomsten.Where(a => !verslag.Geweigerd.Contains(a.Id)).GroupBy(a => a.Bij)
            .Select(g => (g.Key, g.OrderBy(a => a.Moment).ToList())))
        {
            var eersten = aankomsten.DistinctBy(a => a.Id).ToList();
            foreach (var fout in FindVoorgedrongen(bij, eersten.Where(a => verzonden.ContainsKey(a.Id)).Select(a => verzonden[a.Id])))
                yield return fout;

            // A push begins after the end of the one before it is durable, so of one node not even a repeat comes late. In a mailbox everything that
            // was not confirmed stays, and is seen again.
            var opNummer = (verslag.Duwontvangers.Contains(bij) && !verslag.HerhalingMagLaat ? aankomsten : eersten).Where(a => volgnummers.ContainsKey(a.Id))
                .ToList();
            foreach (var (eerder, later) in opNummer.Zip(opNummer.Skip(1)))
            {
                if (volgnummers[later.Id] < volgnummers[eerder.Id])
                    yield return $"{later.Id} bij {bij}: na {eerder.Id}, dat later is aangenomen";
            }
        }
    }

    /// <summary>
    /// By the clocks of the senders alone: what had its receipt before another message was sent at all, was accepted before it, whatever
    /// the knooppunt says of its order.
    /// </summary>
    private static IEnumerable<string> FindVoorgedrongen(string bij, IEnumerable<Verzonden> opVolgorde)
    {
        Verzonden? laatstBegonnen = null;
        foreach (var bericht in opVolgorde)
        {
            if (laatstBegonnen is not null && bericht.Bewijzen.Count > 0 && bericht.Bewijzen.Min(b => b.Moment) < laatstBegonnen.Begin)
                yield return $"{bericht.Id} bij {bij}: na {laatstBegonnen.Id}, dat pas werd verzonden toen dit al was bevestigd";
            if (laatstBegonnen is null || bericht.Begin > laatstBegonnen.Begin)
                laatstBegonnen = bericht;
        }
    }
}
