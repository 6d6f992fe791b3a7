using System.Globalization;
using IB.Gateway.Storage.Postgres;
using IB.Gateway.Storage.Sqlite;
using IB.Gateway.Storage.Tests.Postgres.Server;
using IB.Gateway.Proefservers;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.Storage.Tests.Crash;

/// <summary>
/// The process that gets killed: appends without end, from eight callers, and prints each acknowledgement after it has it.
/// A line that reached the parent is a promise.
/// </summary>
internal static class Crashkind
{
    public const string Verb = "crash-kind";
    private const int Callers = 8;

    public static OpslagOptions Options(string map) => new()
    {
        Map = map,
        // Small, so that checkpoints and full queues are among the moments of death.
        CheckpointBytes = 64 << 10,
        MaxWachtrij = 4,
        // So that most of what can be packed is.
        InpakkenVanafBytes = 1,
    };

    /// <summary>The same, on PostgreSQL.</summary>
    public static OpslagOptions Options(string map, int poort, string database) => Options(map) with
    {
        Soort = Opslagsoort.Postgres,
        Postgres = new PostgresOptions
        {
            Server = "127.0.0.1",
            Poort = poort,
            Database = database,
            Gebruiker = Postgresserver.Gebruiker,
            Strookbits = PostgresProef.Strookbits,
        },
    };

    /// <summary>Message n, the same in every process: 0-20 kB, with and without a pattern by turns.</summary>
    public static Boeking Boeking(int n)
    {
        var length = new Random(n).Next(20_000);
        var inhoud = n % 2 == 0 ? Voorbeeld.Tekst(length) : Voorbeeld.Ruis(length);
        var boeking = Voorbeeld.Boeking(Voorbeeld.Envelop(Voorbeeld.Id(n)), inhoud);
        return n % 5 == 0 ? boeking.Afgekeurd() : boeking;
    }

    /// <summary>On SQLite.</summary>
    public static Task<int> RunAsync(string map, int eerste)
        => RunAsync(() => Task.FromResult<IOpslag>(SqliteOpslag.Open(Options(map), TimeProvider.System, NullLogger<SqliteOpslag>.Instance)), eerste);

    /// <summary>On a PostgreSQL at this port.</summary>
    public static Task<int> RunAsync(string map, int eerste, int poort, string database)
        => RunAsync(
            async () => await PostgresOpslag.OpenAsync(
                Options(map, poort, database), TimeProvider.System, NullLogger<PostgresOpslag>.Instance, CancellationToken.None),
            eerste);

    private static async Task<int> RunAsync(Func<Task<IOpslag>> open, int eerste)
    {
        Print("START");
        await using var opslag = await open();
        Print("OPEN");
        var next = eerste - 1;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => AppendForeverAsync()));
        return 0;

        async Task AppendForeverAsync()
        {
            while (true)
            {
                var n = Interlocked.Increment(ref next);
                var inboeking = await opslag.Journaal.AppendAsync(Boeking(n), CancellationToken.None);
                if (n % 3 == 0 && n % 5 != 0)
                    await opslag.Bezorgingen.ConfirmAsync(inboeking.Bericht.Volgnummer, "Bevestigd", CancellationToken.None);
                Print(string.Create(CultureInfo.InvariantCulture, $"ACK {n} {inboeking.Bericht.Volgnummer}"));
            }
        }
    }

    private static void Print(string line)
    {
        lock (Console.Out)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }
}
