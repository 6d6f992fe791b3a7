using IB.Gateway.Storage.Zoeken;

namespace IB.Gateway.Storage.Sqlite.Zoeken;

/// <summary>The places where the clock was put back, and with them a period as ranges of volgnummers.</summary>
internal static class Kloksprongen
{
    /// <summary>Notes that this message was accepted, by the clock, before the one that precedes it.</summary>
    public static void Add(Database database, long volgnummer)
    {
        using var q = database.Prepare("INSERT INTO kloksprong (volgnummer) VALUES (?)");
        q.Bind(volgnummer).Run();
    }

    /// <inheritdoc cref="Zoekperiode.Find"/>
    public static List<Bereik> Find(Database database, Zoekvraag vraag)
    {
        var laatste = database.Scalar("SELECT max(volgnummer) FROM bericht", static q => q.Long(0));
        return Zoekperiode.Find(vraag, laatste, List(database), volgnummer => FindVanaf(database, volgnummer));
    }

    private static IEnumerable<long> List(Database database)
    {
        using var q = database.Prepare("SELECT volgnummer FROM kloksprong ORDER BY volgnummer");
        while (q.Step())
            yield return q.Long(0);
    }

    private static (long Volgnummer, long OntvangenMs)? FindVanaf(Database database, long volgnummer)
    {
        using var q = database.Prepare("SELECT volgnummer, ontvangen FROM bericht WHERE volgnummer >= ? ORDER BY volgnummer LIMIT 1");
        return q.Bind(volgnummer).Step() ? (q.Long(0), q.Long(1)) : null;
    }
}
