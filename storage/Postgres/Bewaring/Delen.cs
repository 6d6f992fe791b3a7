using System.Globalization;
using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>
/// The partitions of the payloads. One is begun every day; what is wiped leaves room only when its deel goes, so the last payloads of a deel are
/// taken along to the newest one.
/// </summary>
internal static class Delen
{
    /// <summary>So many payloads are few enough to be moved.</summary>
    public const int Rest = 1_000;

    private const int PerStap = 100;

    private const string Tel = "UPDATE deel SET aantal = (SELECT count(*) FROM inhoud WHERE deel = $1) WHERE nummer = $1";

    private const string Kies = "SELECT volgnummer FROM inhoud WHERE deel BETWEEN $1 AND $1 ORDER BY deel, volgnummer LIMIT $2 FOR UPDATE";

    private const string Verplaats = """
        INSERT INTO lading (deel, nummer, bytes)
        SELECT $2, l.nummer, l.bytes FROM inhoud i JOIN lading l ON l.deel = i.deel AND l.nummer = i.lading WHERE i.volgnummer = ANY($1)
        """;

    /// <summary>Begins a new deel; who books goes over to it by itself.</summary>
    public static async Task<bool> BeginAsync(Transactie transactie, int huidig, DateTimeOffset nu)
    {
        // Before the lock: nobody waits while a day's payloads are counted, and what comes in meanwhile does not change whether half of it is gone.
        await transactie.Verbinding.RunAsync(Tel, [P(huidig)], CancellationToken.None);
        await Journaalslot.TakeAsync(transactie, CancellationToken.None);
        await using var batch = new NpgsqlBatch(transactie.Verbinding);
        batch.Add(Text($"CREATE TABLE lading_{huidig + 1} (LIKE lading INCLUDING ALL)"));
        batch.Add(Text($"ALTER TABLE lading ATTACH PARTITION lading_{huidig + 1} FOR VALUES IN ({huidig + 1})"));
        batch.Add("INSERT INTO deel (nummer, begonnen) VALUES ($1, $2)", P(huidig + 1), P(nu.ToUnixTimeMilliseconds()));
        batch.Add("UPDATE stand SET deel = $1 WHERE id = 1", P(huidig + 1));
        await batch.ExecuteNonQueryAsync();
        return true;
    }

    /// <summary>Drops a deel; <see langword="false"/> when something is in it after all.</summary>
    public static async Task<bool> DropAsync(Transactie transactie, int deel)
    {
        // Who put a payload in has the table until his row of inhoud can be seen.
        await transactie.Verbinding.RunAsync(Text($"LOCK TABLE lading, lading_{deel} IN ACCESS EXCLUSIVE MODE"), [], CancellationToken.None);
        if (await CountAsync(transactie.Verbinding, deel, 1, CancellationToken.None) > 0)
            return false;
        await transactie.Verbinding.RunAsync(Text($"DROP TABLE lading_{deel}"), [], CancellationToken.None);
        await transactie.Verbinding.RunAsync("DELETE FROM deel WHERE nummer = $1", [P(deel)], CancellationToken.None);
        return true;
    }

    /// <summary>Takes payloads along to another deel; how many.</summary>
    public static async Task<int> MoveAsync(Transactie transactie, int deel, int naar)
    {
        var volgnummers = await transactie.Verbinding.ListAsync(Kies, [P(deel), P(PerStap)], static rij => rij.Long(0), CancellationToken.None);
        await transactie.Verbinding.RunAsync(Verplaats, [All(volgnummers), P(naar)], CancellationToken.None);
        await transactie.Verbinding.RunAsync("UPDATE inhoud SET deel = $2 WHERE volgnummer = ANY($1)", [All(volgnummers), P(naar)], CancellationToken.None);
        return volgnummers.Count;
    }

    /// <summary>Payloads in a deel, counted no further than a limit.</summary>
    public static async Task<long> CountAsync(NpgsqlConnection verbinding, int deel, int limit, CancellationToken cancellationToken)
        => (await verbinding.ListAsync(
            "SELECT count(*) FROM (SELECT 1 FROM inhoud WHERE deel = $1 LIMIT $2) i", [P(deel), P(limit)], static rij => rij.Long(0), cancellationToken))[0];

    private static string Text(FormattableString sql) => sql.ToString(CultureInfo.InvariantCulture);
}
