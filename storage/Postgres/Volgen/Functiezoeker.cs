using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>Which message types there are: hops through the index from one to the next, or looks through what came since when that is little.</summary>
internal static class Functiezoeker
{
    // Rows that cost about as much as the hops.
    private const long Doorzocht = 10_000;

    /// <summary>
    /// Every functie of an accepted message, each once. A sender may call a message that is refused for it what he likes, so of each one is looked for
    /// that was accepted; by a subquery, for what is joined may be read as a whole.
    /// </summary>
    internal const string Alle = """
        WITH RECURSIVE p (functie) AS (
          SELECT min(functie) FROM bericht
          UNION ALL
          SELECT (SELECT min(functie) FROM bericht WHERE functie > p.functie) FROM p WHERE p.functie IS NOT NULL)
        SELECT functie FROM p
        WHERE functie IS NOT NULL
          AND (SELECT b.volgnummer FROM bericht b WHERE b.functie BETWEEN p.functie AND p.functie AND b.fout_code IS NULL AND b.soort <> 3 ORDER BY b.functie, b.volgnummer LIMIT 1) IS NOT NULL
        """;

    /// <summary>Those of the messages from $1 up to but not including $2.</summary>
    internal const string Nieuw = "SELECT DISTINCT functie FROM bericht WHERE volgnummer >= $1 AND volgnummer < $2 AND fout_code IS NULL AND soort <> 3";

    private const string Volgende = "SELECT volgnummer + 1 FROM stand WHERE id = 1";

    public static async Task<Functielijst> ReadAsync(NpgsqlConnection verbinding, Functielijst bekend, CancellationToken cancellationToken)
    {
        // Numbers become visible in order: what is before this is seen by what is asked next.
        var volgende = (await verbinding.ListAsync(Volgende, [], static rij => rij.Long(0), cancellationToken))[0];
        if (volgende <= bekend.Tot)
            return bekend;
        var gevonden = volgende - bekend.Tot > Doorzocht
            ? await verbinding.ListAsync(Alle, [], static rij => rij.Text(0), cancellationToken)
            : await verbinding.ListAsync(Nieuw, [P((long?)bekend.Tot), P((long?)volgende)], static rij => rij.Text(0), cancellationToken);
        return new Functielijst(bekend.Functies.Union(gevonden).ToHashSet(StringComparer.Ordinal), volgende);
    }
}
