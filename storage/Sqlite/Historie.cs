namespace IB.Gateway.Storage.Sqlite;

/// <summary>The history lines and the counts by state: what every transition leaves behind.</summary>
internal static class Historie
{
    // The number comes from a subquery and not from INSERT ... SELECT: that copies what it reads from its own table into a temporary
    // table first, each time.
    private const string Insert = """
        INSERT INTO gebeurtenis (volgnummer, nummer, tijd, toestand, oorzaak)
        VALUES (?1, (SELECT coalesce(max(nummer), 0) + 1 FROM gebeurtenis WHERE volgnummer = ?1), ?2, ?3, ?4)
        """;

    /// <summary>Adds a line; <paramref name="toestand"/> is the state that begins, if one does.</summary>
    public static void Add(Database database, long volgnummer, DateTimeOffset tijd, Toestand? toestand, string oorzaak)
    {
        using var q = database.Prepare(Insert);
        q.Bind(volgnummer).Bind(tijd.ToUnixTimeMilliseconds()).Bind((long?)toestand).Bind(oorzaak).Run();
    }

    /// <summary>Counts one message more, or less, in a state.</summary>
    public static void Count(Database database, Toestand toestand, int verschil)
    {
        using var q = database.Prepare("UPDATE telling SET aantal = aantal + ?2 WHERE toestand = ?1");
        q.Bind((long)toestand).Bind(verschil).Run();
    }

    public static List<Gebeurtenis> Read(Database database, long volgnummer)
    {
        using var q = database.Prepare("SELECT tijd, toestand, oorzaak FROM gebeurtenis WHERE volgnummer = ? ORDER BY nummer");
        q.Bind(volgnummer);
        var lines = new List<Gebeurtenis>();
        while (q.Step())
            lines.Add(new Gebeurtenis(Tijd.FromMs(q.Long(0)), (Toestand?)q.LongOrNull(1), q.Text(2)));
        return lines;
    }
}
