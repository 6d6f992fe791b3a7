namespace IB.Gateway.Storage.Postgres;

/// <summary>Every index by which messages are found.</summary>
internal static class Zoekindexen
{
    /// <summary>All messages.</summary>
    public static readonly Zoekindex Alle = Zoekindex.Create("bericht");

    /// <summary>From this zender.</summary>
    public static readonly Zoekindex Zender = Zoekindex.Create("bericht", "zender");

    /// <summary>For this ontvanger.</summary>
    public static readonly Zoekindex Ontvanger = Zoekindex.Create("bericht", "ontvanger");

    /// <summary>Of this functie.</summary>
    public static readonly Zoekindex Functie = Zoekindex.Create("bericht", "functie");

    /// <summary>Handed in for another.</summary>
    public static readonly Zoekindex AndereIndiener = Zoekindex.Create("bericht", "indiener", "indiener <> zender");

    /// <summary>In a state other than Bezorgd and Afgekeurd.</summary>
    public static readonly Zoekindex Toestand = Zoekindex.Create("bezorging", "toestand", "toestand <> 5");

    /// <summary>Afgekeurd with this code.</summary>
    public static readonly Zoekindex Fout = Zoekindex.Create("bericht", "fout_code", "fout_code IS NOT NULL");

    /// <summary>Refused by its receiver with this code.</summary>
    public static readonly Zoekindex Weigering = Zoekindex.Create("bezorging", "geweigerd", "geweigerd IS NOT NULL");

    /// <summary>Has this id, as its referentienummer.</summary>
    public static readonly Zoekindex Referentienummer = Zoekindex.CreateKenmerk(1);

    /// <summary>Has this id, as that of its conversation.</summary>
    public static readonly Zoekindex Conversatie = Zoekindex.CreateKenmerk(2);

    /// <summary>The fault codes that messages were Afgekeurd with, each once: hops from one to the next.</summary>
    public const string ListCodes = """
        WITH RECURSIVE p (code) AS (
          SELECT min(fout_code) FROM bericht WHERE fout_code IS NOT NULL
          UNION ALL
          SELECT (SELECT min(fout_code) FROM bericht WHERE fout_code > p.code AND fout_code IS NOT NULL) FROM p WHERE p.code IS NOT NULL)
        SELECT code FROM p WHERE code IS NOT NULL
        """;
}
