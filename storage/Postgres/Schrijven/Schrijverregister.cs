using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>The rows of writers, of this node and of others.</summary>
internal static class Schrijverregister
{
    /// <summary>How sessions of this program are called on the server; it cuts off no other.</summary>
    public const string Programma = "ib-gateway";

    /// <summary>The condition that a session does not wait for a synchronous replica.</summary>
    public const string WachtNietOpReplica = "wait_event IS DISTINCT FROM 'SyncRep'";

    private const string Beeindig = $"""
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE pid = $1 AND pid <> pg_backend_pid() AND application_name = $2 AND datname = current_database() AND {WachtNietOpReplica}
        """;

    private static readonly string Som = string.Join(", ", Tellingen.Kolommen.Select(k => $"{k.Kolom} = s.{k.Kolom} + w.{k.Kolom}"));
    private static readonly string Optelling = string.Join(", ", Tellingen.Kolommen.Select(k => $"coalesce(sum({k.Kolom}), 0)::bigint AS {k.Kolom}"));

    private static readonly string FoldEen =
        $"WITH w AS (DELETE FROM schrijver WHERE id = $1 AND id <> 1 RETURNING *) UPDATE schrijver s SET {Som} FROM w WHERE s.id = 1";

    private static readonly string FoldOude =
        $"WITH weg AS (DELETE FROM schrijver WHERE id <> 1 AND gezien < clock_timestamp() - $1 RETURNING *), w AS (SELECT {Optelling} FROM weg) UPDATE schrijver s SET {Som} FROM w WHERE s.id = 1";

    private static readonly string Meting = $"SELECT {Optelling} FROM schrijver";

    /// <summary>Adds the counts of one writer to those of closed ones.</summary>
    public static Task FoldAsync(NpgsqlConnection verbinding, long id, CancellationToken cancellationToken)
        => verbinding.RunAsync(FoldEen, [P(id)], cancellationToken);

    /// <summary>The same for all that wrote nothing for so long: their nodes are gone, or begin a row anew.</summary>
    public static Task FoldOldAsync(NpgsqlConnection verbinding, TimeSpan leeftijd, CancellationToken cancellationToken)
        => verbinding.RunAsync(FoldOude, [P(leeftijd)], cancellationToken);

    /// <summary>How many messages are in each state.</summary>
    public static async Task<Dictionary<Toestand, long>> MeasureAsync(NpgsqlConnection verbinding, CancellationToken cancellationToken)
        => (await verbinding.ListAsync(
            Meting, [], static rij => Tellingen.Kolommen.Select((k, i) => KeyValuePair.Create(k.Toestand, rij.Long(i))).ToDictionary(), cancellationToken))[0];

    /// <summary>Ends a session of this program, if it is there still and does not wait for the replica.</summary>
    public static Task TerminateAsync(NpgsqlConnection verbinding, int proces, CancellationToken cancellationToken)
        => verbinding.RunAsync(Beeindig, [P(proces), P(Programma)], cancellationToken);
}
