using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>
/// The lock under which messages get their numbers: whoever has it keeps it until its commit is over. So numbers have no gaps, and a lower one is
/// never seen later than a higher one. A node that hangs with it is cut off by the others.
/// </summary>
internal static class Journaalslot
{
    // The first is "IBGW" in ASCII, so that it meets no lock of other programs by chance.
    private const int Soort = 0x49424757;
    private const int Nummer = 1;

    public const string Neem = "SELECT pg_advisory_xact_lock(1229080407, 1)";

    private const string Zoek = """
        SELECT l.pid, a.xact_start FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
        WHERE l.locktype = 'advisory' AND l.granted AND l.classid = $1::bigint::oid AND l.objid = $2::bigint::oid AND l.objsubid = 2
          AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND a.xact_start IS NOT NULL
        """;

    // Who waits for the replica has committed, and may not be cut off: that would make it count without the replica.
    private const string Breek = $"""
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE pid = $1 AND xact_start = $2 AND application_name = $3 AND {Schrijverregister.WachtNietOpReplica}
        """;

    public static async Task TakeAsync(Transactie transactie, CancellationToken cancellationToken)
    {
        transactie.WachtOpJournaal = true;
        await transactie.Verbinding.RunAsync(Neem, [], cancellationToken);
        transactie.WachtOpJournaal = false;
    }

    /// <summary>Who has it; <see langword="null"/> when nobody does.</summary>
    public static async Task<Slothouder?> FindHouderAsync(NpgsqlConnection verbinding, CancellationToken cancellationToken)
        => (await verbinding.ListAsync(
            Zoek, [P((long?)Soort), P((long?)Nummer)], static rij => new Slothouder(rij.GetInt32(0), rij.GetFieldValue<DateTimeOffset>(1)),
            cancellationToken)).FirstOrDefault();

    /// <summary>Cuts off who still is in this transaction, which the server then undoes; <see langword="false"/> when it may not be.</summary>
    public static async Task<bool> BreakAsync(NpgsqlConnection verbinding, Slothouder houder, CancellationToken cancellationToken)
        => (await verbinding.ListAsync(
            Breek, [P(houder.Proces), P(houder.Begonnen), P(Schrijverregister.Programma)], static rij => rij.GetBoolean(0), cancellationToken)).Count > 0;
}

/// <summary>Who has the lock: a process of the server, and when its transaction began.</summary>
internal sealed record Slothouder(int Proces, DateTimeOffset Begonnen);
