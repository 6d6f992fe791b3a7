namespace IB.Gateway.Storage.Zoeken;

/// <summary>
/// A period as ranges of volgnummers. Between two places where the clock was put back the time of acceptance only rises, so in each such
/// stretch the ends are found by halving, on the primary key.
/// </summary>
internal static class Zoekperiode
{
    /// <summary>The ranges with all that can be meant, in order; none is empty.</summary>
    /// <param name="vraag">The query.</param>
    /// <param name="laatste">The highest volgnummer; 0 when there is none.</param>
    /// <param name="sprongen">The first message after each moment at which the clock was put back, in order; asked for only when there is a period.</param>
    /// <param name="findVanaf">The first message at or after a volgnummer, with its time of acceptance in milliseconds.</param>
    public static List<Bereik> Find(Zoekvraag vraag, long laatste, IEnumerable<long> sprongen, Func<long, (long Volgnummer, long OntvangenMs)?> findVanaf)
    {
        if (vraag is { Van: null, Tot: null })
            return laatste == 0 ? [] : [new Bereik(1, laatste)];
        List<long> stukken = [1, .. sprongen];
        var bereiken = new List<Bereik>();
        for (var i = 0; i < stukken.Count; i++)
        {
            var stuk = new Bereik(stukken[i], i + 1 < stukken.Count ? stukken[i + 1] - 1 : laatste);
            var eerste = vraag.Van is { } van ? FindFirst(stuk, Tijd.CeilingMs(van), findVanaf) : stuk.Eerste;
            var einde = vraag.Tot is { } tot ? FindFirst(stuk, Tijd.CeilingMs(tot), findVanaf) - 1 : stuk.Laatste;
            if (eerste <= einde)
                bereiken.Add(new Bereik(eerste, einde));
        }

        return bereiken;
    }

    /// <summary>The first volgnummer of a stretch that was accepted at this time or later; one beyond its last when none was.</summary>
    private static long FindFirst(Bereik stuk, long ms, Func<long, (long Volgnummer, long OntvangenMs)?> findVanaf)
    {
        var (laag, hoog) = (stuk.Eerste, stuk.Laatste + 1);
        while (laag < hoog)
        {
            var midden = laag + ((hoog - laag) / 2);
            if (findVanaf(midden) is not { } bericht || bericht.Volgnummer >= hoog || bericht.OntvangenMs >= ms)
                hoog = midden;
            else
                laag = bericht.Volgnummer + 1;
        }

        return laag;
    }
}
