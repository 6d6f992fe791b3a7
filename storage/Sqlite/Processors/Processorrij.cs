namespace IB.Gateway.Storage.Sqlite.Processors;

/// <summary>A row of <c>processor</c>.</summary>
internal sealed record Processorrij(Positie Positie, long Reeks, long VerderMs)
{
    // Hops from one to the next through the index, however much is under each.
    private const string SelectVergeten = """
        WITH RECURSIVE r (reeks) AS (
          SELECT min(reeks) FROM processorstaat
          UNION ALL
          SELECT (SELECT min(reeks) FROM processorstaat WHERE reeks > r.reeks) FROM r WHERE r.reeks IS NOT NULL)
        SELECT reeks FROM r WHERE reeks IS NOT NULL AND reeks NOT IN (SELECT reeks FROM processor) LIMIT 1
        """;

    private const string DeleteVergeten = """
        DELETE FROM processorstaat WHERE reeks = ?1 AND sleutel <= (
          SELECT max(sleutel) FROM (SELECT sleutel FROM processorstaat WHERE reeks = ?1 ORDER BY sleutel LIMIT ?2))
        """;

    public static Processorrij? Find(Database database, string processor)
    {
        using var q = database.Prepare("SELECT volgnummer, deel, reeks, verder FROM processor WHERE naam = ?");
        return q.Bind(processor).Step() ? new Processorrij(new Positie(q.Long(0), (int)q.Long(1)), q.Long(2), q.Long(3)) : null;
    }

    /// <summary>A number that nothing of any processor bears.</summary>
    public static long NextReeks(Database database)
        => database.Scalar(
            "SELECT max(coalesce((SELECT max(reeks) FROM processor), 0), coalesce((SELECT max(reeks) FROM processorstaat), 0)) + 1", static q => q.Long(0));

    /// <summary>What some processor knew before it began anew, if anything is left of it.</summary>
    public static long? FindVergetenReeks(Database database)
    {
        using var q = database.Prepare(SelectVergeten);
        return q.Step() ? q.Long(0) : null;
    }

    /// <summary>Removes a part of that; returns how much.</summary>
    public static int ForgetReeks(Database database, long reeks, int limit)
    {
        using var q = database.Prepare(DeleteVergeten);
        return q.Bind(reeks).Bind(limit).Run();
    }
}
