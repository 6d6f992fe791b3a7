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

    private const string Breek = """
        SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
        WHERE l.locktype = 'advisory' AND l.granted AND l.classid = $1::bigint::oid AND l.objid = $2::bigint::oid AND l.objsubid = 2
          AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
          AND a.application_name = $3 AND a.xact_start < clock_timestamp() - $4
        """;

    public static async Task TakeAsync(Transactie transactie, CancellationToken cancellationToken)
    {
        transactie.WachtOpJournaal = true;
        await transactie.Verbinding.RunAsync(Neem, [], cancellationToken);
        transactie.WachtOpJournaal = false;
    }

    /// <summary>Cuts off who has it for longer than this; its transaction is undone by the server.</summary>
    public static Task BreakAsync(NpgsqlConnection verbinding, TimeSpan hooguit, CancellationToken cancellationToken)
        => verbinding.RunAsync(Breek, [P((long?)Soort), P((long?)Nummer), P(Schrijverregister.Programma), P(hooguit)], cancellationToken);
}
