using Microsoft.Extensions.Logging;
using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>Requires of the server what the promise of an acknowledgement rests on.</summary>
internal static partial class Servercontrole
{
    private const int MinVersie = 140_000;

    private static readonly TimeSpan MaxScheefstand = TimeSpan.FromMilliseconds(500);

    private const string Lees = """
        SELECT current_setting('server_version_num')::integer, current_setting('fsync'), current_setting('full_page_writes'),
          current_setting('synchronous_commit'), current_setting('server_encoding'), clock_timestamp()
        """;

    /// <summary>How commits are made durable there (<c>synchronous_commit</c>): every session of this node keeps it so, whatever is set later.</summary>
    /// <exception cref="OpslagException">What the server says it does with a commit is not enough.</exception>
    public static async Task<string> RequireAsync(
        NpgsqlConnection verbinding, string naam, bool magOnveilig, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        var stand = (await verbinding.ListAsync(
            Lees, [],
            static rij => (Versie: rij.GetInt32(0), Fsync: rij.Text(1), Paginas: rij.Text(2), Commit: rij.Text(3), Codering: rij.Text(4), Tijd: rij.GetFieldValue<DateTimeOffset>(5)),
            cancellationToken))[0];
        var fouten = new List<string>();
        if (stand.Versie < MinVersie)
            fouten.Add($"de server is versie {stand.Versie / 10_000}; minstens {MinVersie / 10_000} is nodig");
        if (stand.Codering != "UTF8")
            fouten.Add($"de database heeft codering {stand.Codering}; maak haar met UTF8");
        if (!magOnveilig && stand.Fsync != "on")
            fouten.Add("fsync staat uit: wat is bevestigd kan bij een stroomstoring weg zijn. Zet fsync aan");
        if (!magOnveilig && stand.Paginas != "on")
            fouten.Add("full_page_writes staat uit: een stroomstoring kan de database beschadigen. Zet full_page_writes aan");
        if (!magOnveilig && stand.Commit == "off")
            fouten.Add("synchronous_commit staat uit: wat is bevestigd kan bij een storing weg zijn. Zet synchronous_commit aan, ook voor deze gebruiker en database");
        if (fouten.Count > 0)
            throw new OpslagException($"Database {naam}: {string.Join("; ", fouten)}. Er is niets gewijzigd.");
        var verschil = (stand.Tijd - time.GetUtcNow()).Duration();
        if (verschil > MaxScheefstand)
            LogKlok(logger, naam, verschil);
        return stand.Commit;
    }

    /// <summary>The lock under which one node at a time opens.</summary>
    public static Task LockAsync(NpgsqlConnection verbinding, CancellationToken cancellationToken)
        => verbinding.RunAsync("SELECT pg_advisory_lock($1, 2)", [P(0x49424757)], cancellationToken);

    [LoggerMessage(32, LogLevel.Warning, "De klok van dit knooppunt en die van database {Naam} verschillen {Verschil}; zet ze gelijk (NTP), want tijden van berichten komen van het knooppunt")]
    private static partial void LogKlok(ILogger logger, string naam, TimeSpan verschil);
}
