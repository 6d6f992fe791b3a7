namespace IB.Gateway.Storage.Sqlite;

/// <summary>The history lines: what every transition leaves behind.</summary>
internal static class Historie
{
    // The number comes from a subquery and not from INSERT ... SELECT: that copies what it reads from its own table into a temporary
    // table first, each time.
    private const string Insert = """
        INSERT INTO gebeurtenis (volgnummer, nummer, tijd, toestand, oorzaak)
        VALUES (?1, (SELECT coalesce(max(nummer), 0) + 1 FROM gebeurtenis WHERE volgnummer = ?1), ?2, ?3, ?4)
        """;

    /// <summary>How many lines are looked back at; a history has no bound of its own.</summary>
    public const int Terugblik = 256;

    private const string Vind = """
        SELECT 1 FROM gebeurtenis
        WHERE volgnummer = ?1 AND nummer > (SELECT max(nummer) FROM gebeurtenis WHERE volgnummer = ?1) - ?4 AND oorzaak = ?2 AND tijd >= ?3
        LIMIT 1
        """;

    /// <summary>Adds a line; <paramref name="toestand"/> is the state that begins, if one does.</summary>
    public static void Add(Database database, long volgnummer, long tijdMs, Toestand? toestand, string oorzaak)
    {
        using var q = database.Prepare(Insert);
        q.Bind(volgnummer).Bind(tijdMs).Bind((long?)toestand).Bind(oorzaak).Run();
    }

    /// <summary>Whether a remark is there, word for word.</summary>
    public static bool Has(Database database, Aantekening aantekening)
    {
        using var q = database.Prepare("SELECT 1 FROM gebeurtenis WHERE volgnummer = ? AND oorzaak = ? LIMIT 1");
        return q.Bind(aantekening.Volgnummer).Bind(aantekening.Oorzaak).Step();
    }

    /// <summary>Whether a remark is there, word for word, since a moment; among the last <see cref="Terugblik"/> lines.</summary>
    public static bool HasSinds(Database database, Aantekening aantekening, long sindsMs)
    {
        using var q = database.Prepare(Vind);
        return q.Bind(aantekening.Volgnummer).Bind(aantekening.Oorzaak).Bind(sindsMs).Bind(Terugblik).Step();
    }

    /// <summary>All lines, oldest first. The first two, which every message has, stand with the message itself.</summary>
    public static List<Gebeurtenis> Read(Database database, long volgnummer)
    {
        var lines = new List<Gebeurtenis>();
        using (var b = database.Prepare("SELECT ontvangen, indiener, begin, oorzaak FROM bericht WHERE volgnummer = ?"))
        {
            if (!b.Bind(volgnummer).Step())
                return lines;
            lines.Add(new Gebeurtenis(Tijd.FromMs(b.Long(0)), Toestand.Ontvangen, Historietekst.Ontvangen(b.Text(1))));
            lines.Add(new Gebeurtenis(Tijd.FromMs(b.Long(0)), (Toestand)b.Long(2), b.Text(3)));
        }

        using var q = database.Prepare("SELECT tijd, toestand, oorzaak FROM gebeurtenis WHERE volgnummer = ? ORDER BY nummer");
        q.Bind(volgnummer);
        while (q.Step())
            lines.Add(new Gebeurtenis(Tijd.FromMs(q.Long(0)), (Toestand?)q.LongOrNull(1), q.Text(2)));
        return lines;
    }
}
