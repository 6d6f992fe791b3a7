namespace IB.Gateway.Storage.Sqlite.Processors;

/// <summary>A bounded stretch of the journal, by position: what it costs does not depend on what is in it.</summary>
internal static class Journaalstrook
{
    private const string Grenzen =
        "SELECT max(volgnummer), (SELECT max(volgnummer) FROM bericht) FROM (SELECT volgnummer FROM bericht WHERE volgnummer >= ? ORDER BY volgnummer LIMIT ?)";

    // A foutbericht bears the functie of what it refuses, and is not one.
    private const string Nummers =
        "SELECT volgnummer, functie FROM bericht WHERE volgnummer BETWEEN ? AND ? AND fout_code IS NULL AND soort <> ? ORDER BY volgnummer";

    private const string Bericht = $"SELECT {Berichtrij.Kolommen} {Berichtrij.Bron} WHERE b.volgnummer = ?";

    public static Journaalstuk Read(Database database, long vanaf, int breedte, IReadOnlyCollection<string> functies)
    {
        // Both in one snapshot, or what is written in between would seem to be passed over.
        database.Run("BEGIN");
        try
        {
            var (laatste, eind) = FindGrenzen(database, vanaf, breedte);
            return laatste is null
                ? new Journaalstuk([], vanaf, Eind: true)
                : new Journaalstuk(
                    [.. FindNummers(database, vanaf, laatste.Value, functies).Select(n => Get(database, n))], laatste.Value + 1, laatste == eind);
        }
        finally
        {
            database.RollbackIfOpen();
        }
    }

    private static (long? Laatste, long? Eind) FindGrenzen(Database database, long vanaf, int breedte)
    {
        using var q = database.Prepare(Grenzen);
        return q.Bind(vanaf).Bind(breedte).Step() ? (q.LongOrNull(0), q.LongOrNull(1)) : (null, null);
    }

    private static List<long> FindNummers(Database database, long van, long totEnMet, IReadOnlyCollection<string> functies)
    {
        var nummers = new List<long>();
        using var q = database.Prepare(Nummers);
        q.Bind(van).Bind(totEnMet).Bind((long)Berichtsoort.Fo01);
        while (q.Step())
        {
            if (functies.Contains(q.Text(1)))
                nummers.Add(q.Long(0));
        }

        return nummers;
    }

    private static Bericht Get(Database database, long volgnummer)
    {
        using var q = database.Prepare(Bericht);
        return q.Bind(volgnummer).Step() ? Berichtrij.Read(q) : throw new InvalidOperationException($"Bericht {volgnummer} is verdwenen.");
    }
}
