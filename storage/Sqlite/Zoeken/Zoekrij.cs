namespace IB.Gateway.Storage.Sqlite.Zoeken;

/// <summary>Reads a message when it meets every filter. The streams only say where to look: what they read may have changed since.</summary>
internal static class Zoekrij
{
    private const string Lees = $"""
        SELECT {Berichtrij.Kolommen} {Berichtrij.Bron}
        WHERE b.volgnummer = ?1
          AND (?2 IS NULL OR ?2 IN (b.zender, b.ontvanger, b.indiener))
          AND (?3 IS NULL OR b.zender = ?3)
          AND (?4 IS NULL OR b.ontvanger = ?4)
          AND (?5 IS NULL OR b.functie = ?5)
          AND (?6 IS NULL OR b.fout_code = ?6 OR (SELECT code FROM weigering WHERE volgnummer = b.volgnummer) = ?6)
          AND (?7 IS NULL OR b.referentienummer = ?7)
          AND (?8 IS NULL OR coalesce(b.conversatie, b.referentienummer) = ?8)
          AND (?9 IS NULL OR b.ontvangen >= ?9)
          AND (?10 IS NULL OR b.ontvangen < ?10)
          AND (?11 = 0 OR (?11 >> coalesce(z.toestand, 2)) & 1)
        """;

    public static Bericht? Read(Database database, long volgnummer, Zoekvraag vraag)
    {
        using var q = database.Prepare(Lees);
        q.Bind(volgnummer).Bind(vraag.Partij).Bind(vraag.Zender).Bind(vraag.Ontvanger).Bind(vraag.Functie).Bind(vraag.Foutcode);
        q.BindId(vraag.Referentienummer).BindId(vraag.ConversatieId).Bind(Ms(vraag.Van)).Bind(Ms(vraag.Tot));
        q.Bind(vraag.Toestanden.Aggregate(0L, static (som, t) => som | (1L << (int)t)));
        return q.Step() ? Berichtrij.Read(q) : null;
    }

    private static long? Ms(DateTimeOffset? moment) => moment is { } m ? Tijd.CeilingMs(m) : null;
}
