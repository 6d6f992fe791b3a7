namespace IB.Gateway.Storage.Sqlite.Zoeken;

/// <summary>
/// A period as ranges of volgnummers. Between two places where the clock was put back the time of acceptance only rises, so in each such
/// stretch the ends are found by halving, on the primary key.
/// </summary>
internal static class Zoekperiode
{
    /// <summary>Notes that this message was accepted, by the clock, before the one that precedes it.</summary>
    public static void AddSprong(Database database, long volgnummer)
    {
        using var q = database.Prepare("INSERT INTO kloksprong (volgnummer) VALUES (?)");
        q.Bind(volgnummer).Run();
    }

    /// <summary>The ranges with all that can be meant, in order; none is empty.</summary>
    public static List<Bereik> Find(Database database, Zoekvraag vraag)
    {
        var laatste = database.Scalar("SELECT max(volgnummer) FROM bericht", static q => q.Long(0));
        if (vraag is { Van: null, Tot: null })
            return laatste == 0 ? [] : [new Bereik(1, laatste)];
        var stukken = ListStukken(database);
        var bereiken = new List<Bereik>();
        for (var i = 0; i < stukken.Count; i++)
        {
            var stuk = new Bereik(stukken[i], i + 1 < stukken.Count ? stukken[i + 1] - 1 : laatste);
            var eerste = vraag.Van is { } van ? FindFirst(database, stuk, Tijd.CeilingMs(van)) : stuk.Eerste;
            var einde = vraag.Tot is { } tot ? FindFirst(database, stuk, Tijd.CeilingMs(tot)) - 1 : stuk.Laatste;
            if (eerste <= einde)
                bereiken.Add(new Bereik(eerste, einde));
        }

        return bereiken;
    }

    /// <summary>Where each stretch begins, in order.</summary>
    private static List<long> ListStukken(Database database)
    {
        List<long> stukken = [1];
        using var q = database.Prepare("SELECT volgnummer FROM kloksprong ORDER BY volgnummer");
        while (q.Step())
            stukken.Add(q.Long(0));
        return stukken;
    }

    /// <summary>The first volgnummer of a stretch that was accepted at this time or later; one beyond its last when none was.</summary>
    private static long FindFirst(Database database, Bereik stuk, long ms)
    {
        var (laag, hoog) = (stuk.Eerste, stuk.Laatste + 1);
        while (laag < hoog)
        {
            var midden = laag + ((hoog - laag) / 2);
            using var q = database.Prepare("SELECT volgnummer, ontvangen FROM bericht WHERE volgnummer >= ? ORDER BY volgnummer LIMIT 1");
            if (!q.Bind(midden).Step() || q.Long(0) >= hoog || q.Long(1) >= ms)
                hoog = midden;
            else
                laag = q.Long(0) + 1;
        }

        return laag;
    }
}

/// <summary>Volgnummers from and to, both included.</summary>
internal readonly record struct Bereik(long Eerste, long Laatste);
