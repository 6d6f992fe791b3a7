namespace IB.Gateway.Storage.Sqlite.Zoeken;

/// <summary>Every index by which messages are found, but those of <see cref="Trefwoordsoort"/>.</summary>
internal static class Zoekindexen
{
    /// <summary>All messages.</summary>
    public static readonly Zoekindex Alle = Zoekindex.Create("bericht", "true");

    /// <summary>Handed in for another.</summary>
    public static readonly Zoekindex AndereIndiener = Zoekindex.Create("bericht INDEXED BY bericht_indiener", "indiener = ?3 AND indiener <> zender");

    /// <summary>In a state other than Bezorgd and Afgekeurd.</summary>
    public static readonly Zoekindex Toestand = Zoekindex.Create("bezorging INDEXED BY bezorging_toestand", "toestand = ?3 AND toestand <> 5");

    /// <summary>Afgekeurd with this code.</summary>
    public static readonly Zoekindex Fout = Zoekindex.Create("bericht INDEXED BY bericht_fout", "fout_code = ?3");

    /// <summary>Refused by its receiver with this code.</summary>
    public static readonly Zoekindex Weigering = Zoekindex.Create("weigering INDEXED BY weigering_code", "code = ?3");

    /// <summary>Has this id, of this kind, in this stretch.</summary>
    public static readonly Zoekindex Kenmerk = Zoekindex.Create("kenmerk", "bak = ?3 AND id = ?4 AND soort = ?5");

    /// <summary>The fault codes that messages were Afgekeurd with, each once: hops from one to the next.</summary>
    public const string ListCodes = """
        WITH RECURSIVE p (code) AS (
          SELECT min(fout_code) FROM bericht WHERE fout_code IS NOT NULL
          UNION ALL
          SELECT (SELECT min(fout_code) FROM bericht WHERE fout_code > p.code) FROM p WHERE p.code IS NOT NULL)
        SELECT code FROM p WHERE code IS NOT NULL
        """;
}
