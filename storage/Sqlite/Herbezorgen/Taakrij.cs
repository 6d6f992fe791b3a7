namespace IB.Gateway.Storage.Sqlite.Herbezorgen;

/// <summary>Rows of <c>herbezorgtaak</c> as <see cref="Herbezorgtaak"/>.</summary>
internal static class Taakrij
{
    private const string Kolommen =
        "id, vraag, reden, tempo, proef, totaal, gemaakt, tot_en_met, stand, proef_voorbij, plek, herbezorgd, andere_toestand, inhoud_weg";

    public static Herbezorgtaak? Find(Database database, long id)
    {
        using var q = database.Prepare($"SELECT {Kolommen} FROM herbezorgtaak WHERE id = ?");
        return q.Bind(id).Step() ? Read(q) : null;
    }

    /// <summary>The unfinished task for this query.</summary>
    public static Herbezorgtaak? FindOpen(Database database, string vraag)
    {
        using var q = database.Prepare($"SELECT {Kolommen} FROM herbezorgtaak WHERE vraag = ? AND stand IN (1, 2, 3)");
        return q.Bind(vraag).Step() ? Read(q) : null;
    }

    public static List<Herbezorgtaak> List(Database database, long voor, int limit)
    {
        using var q = database.Prepare($"SELECT {Kolommen} FROM herbezorgtaak WHERE id < ? ORDER BY id DESC LIMIT ?");
        return ReadAll(q.Bind(voor).Bind(limit));
    }

    public static List<Herbezorgtaak> ListOnvoltooid(Database database)
    {
        using var q = database.Prepare($"SELECT {Kolommen} FROM herbezorgtaak WHERE stand IN (1, 2, 3) ORDER BY id");
        return ReadAll(q);
    }

    private static List<Herbezorgtaak> ReadAll(Query q)
    {
        var taken = new List<Herbezorgtaak>();
        while (q.Step())
            taken.Add(Read(q));
        return taken;
    }

    private static Herbezorgtaak Read(Query q) => new()
    {
        Id = q.Long(0),
        Opdracht = new Herbezorgopdracht
        {
            Vraag = Zoekvraagtekst.Read(q.Text(1)),
            Reden = q.Text(2),
            Tempo = (int)q.Long(3),
            Proef = (int)q.Long(4),
            Totaal = q.LongOrNull(5),
        },
        GemaaktOp = Tijd.FromMs(q.Long(6)),
        TotEnMet = q.Long(7),
        Stand = (Taakstand)q.Long(8),
        ProefVoorbij = q.Long(9) == 1,
        Plek = q.Long(10),
        Herbezorgd = q.Long(11),
        AndereToestand = q.Long(12),
        InhoudWeg = q.Long(13),
    };
}
