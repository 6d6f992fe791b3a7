using IB.Gateway.Storage.Sqlite.Kenmerken;
using IB.Gateway.Storage.Sqlite.Zoeken;

namespace IB.Gateway.Storage.Sqlite.Volgen;

/// <summary>
/// Which message types there are. As far as the index of <see cref="Trefwoorden"/> goes it is hopped through from one type to the next, stretch by
/// stretch; what came after is little, and is looked through.
/// </summary>
internal static class Functiezoeker
{
    private const string Volgende = "SELECT min(waarde) FROM trefwoord WHERE bak = ?1 AND soort = 3 AND waarde > ?2";

    // A sender may call a message that is refused for it what he likes.
    private const string HeeftGeldig = """
        SELECT 1 FROM trefwoord t CROSS JOIN bericht b ON b.volgnummer = t.volgnummer
        WHERE t.bak = ?1 AND t.soort = 3 AND t.waarde = ?2 AND b.fout_code IS NULL AND b.soort <> 3 LIMIT 1
        """;

    private const string Nieuw = "SELECT functie FROM bericht WHERE volgnummer BETWEEN ? AND ? AND fout_code IS NULL AND soort <> 3";

    public static Functielijst Read(Database database, Zeven zeven, Functielijst bekend)
    {
        // All in one snapshot: the index may take over messages meanwhile.
        database.Run("BEGIN");
        try
        {
            var volgende = Standregister.Read(database).Volgnummer + 1;
            if (volgende <= bekend.Tot)
                return bekend;
            var functies = bekend.Functies.ToHashSet(StringComparer.Ordinal);
            var tot = Trefwoordsoort.Functie.ReadTot(database);
            if (tot >= bekend.Tot)
                Hop(database, zeven.Bak(bekend.Tot), zeven.Bak(tot), functies);
            LookThrough(database, Math.Max(bekend.Tot, tot + 1), volgende, functies);
            return new Functielijst(functies, volgende);
        }
        finally
        {
            database.RollbackIfOpen();
        }
    }

    private static void Hop(Database database, int vanBak, int totEnMetBak, HashSet<string> functies)
    {
        for (var bak = vanBak; bak <= totEnMetBak; bak++)
        {
            // A message has a functie, so it comes after none.
            for (var functie = Next(database, bak, string.Empty); functie is not null; functie = Next(database, bak, functie))
            {
                if (!functies.Contains(functie) && Has(database, bak, functie))
                    functies.Add(functie);
            }
        }
    }

    private static void LookThrough(Database database, long van, long voor, HashSet<string> functies)
    {
        using var q = database.Prepare(Nieuw);
        q.Bind(van).Bind(voor - 1);
        while (q.Step())
            functies.Add(q.Text(0));
    }

    private static string? Next(Database database, int bak, string na)
    {
        using var q = database.Prepare(Volgende);
        return q.Bind(bak).Bind(na).Step() ? q.TextOrNull(0) : null;
    }

    private static bool Has(Database database, int bak, string functie)
    {
        using var q = database.Prepare(HeeftGeldig);
        return q.Bind(bak).Bind(functie).Step();
    }
}
