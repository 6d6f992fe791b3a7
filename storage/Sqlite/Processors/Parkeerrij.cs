namespace IB.Gateway.Storage.Sqlite.Processors;

/// <summary>Rows of <c>processorparkering</c>.</summary>
internal static class Parkeerrij
{
    private const string Select = """
        SELECT volgnummer, deel, sleutel, reden, tijd FROM processorparkering
        WHERE processor = ?1 AND (volgnummer, deel) > (?2, ?3) ORDER BY volgnummer, deel LIMIT ?4
        """;

    // Through the index on the key, which ends with the place.
    private const string SelectVan = """
        SELECT volgnummer, deel, sleutel, reden, tijd FROM processorparkering
        WHERE processor = ?1 AND sleutel = ?2 AND (volgnummer, deel) > (?3, ?4) ORDER BY volgnummer, deel LIMIT ?5
        """;

    public static List<Parkering> List(Database database, string processor, Positie na, int limit)
    {
        using var q = database.Prepare(Select);
        return Read(q.Bind(processor).Bind(na.Volgnummer).Bind(na.Deel).Bind(limit));
    }

    public static List<Parkering> ListVan(Database database, string processor, ReadOnlySpan<byte> sleutel, Positie na, int limit)
    {
        using var q = database.Prepare(SelectVan);
        return Read(q.Bind(processor).Bind(sleutel).Bind(na.Volgnummer).Bind(na.Deel).Bind(limit));
    }

    public static bool Any(Database database, string processor, ReadOnlySpan<byte> sleutel)
    {
        using var q = database.Prepare("SELECT 1 FROM processorparkering WHERE processor = ? AND sleutel = ? LIMIT 1");
        return q.Bind(processor).Bind(sleutel).Step();
    }

    /// <summary>Whether something of this message is parked.</summary>
    public static bool Any(Database database, string processor, long volgnummer)
    {
        using var q = database.Prepare("SELECT 1 FROM processorparkering WHERE processor = ? AND volgnummer = ? LIMIT 1");
        return q.Bind(processor).Bind(volgnummer).Step();
    }

    public static long Count(Database database, string processor)
    {
        using var q = database.Prepare("SELECT count(*) FROM processorparkering WHERE processor = ?");
        return q.Bind(processor).Step() ? q.Long(0) : 0;
    }

    private static List<Parkering> Read(Query q)
    {
        var rijen = new List<Parkering>();
        while (q.Step())
            rijen.Add(new Parkering(new Positie(q.Long(0), (int)q.Long(1)), q.Bytes(2).ToArray(), q.Text(3), Tijd.FromMs(q.Long(4))));
        return rijen;
    }
}
