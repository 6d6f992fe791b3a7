using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>Requires of the server what the promise of an acknowledgement rests on.</summary>
/// <param name="naam">The database, for messages.</param>
/// <param name="magOnveilig">A server that does not put commits on disk will do.</param>
internal sealed class Servercontrole(string naam, bool magOnveilig)
{
    private const int MinVersie = 140_000;

    private const string Lees = """
        SELECT current_setting('server_version_num')::integer, current_setting('fsync'), current_setting('full_page_writes'),
          current_setting('synchronous_commit'), current_setting('server_encoding'), clock_timestamp()
        """;

    /// <summary>What the server is; every session of this node keeps its way of committing, whatever is set later.</summary>
    /// <exception cref="OpslagException">What the server says it does with a commit is not enough.</exception>
    public async Task<Serverstand> RequireAsync(NpgsqlConnection verbinding, CancellationToken cancellationToken)
    {
        var stand = await ReadAsync(verbinding, cancellationToken);
        return Judge(stand) is { Count: > 0 } fouten
            ? throw new OpslagException($"Database {naam}: {string.Join("; ", fouten)}. Er is niets gewijzigd.")
            : stand;
    }

    /// <summary>The same of each connection that is new: the server may have been started anew with other settings, or be another one.</summary>
    /// <exception cref="OpslagException">It is not enough any more.</exception>
    public async Task RequireStillAsync(NpgsqlConnection verbinding)
    {
        if (Judge(await ReadAsync(verbinding, CancellationToken.None)) is { Count: > 0 } fouten)
            throw new OpslagException(
                $"Database {naam}: de server is niet meer wat hij bij de start was: {string.Join("; ", fouten)}. Er is niets vastgelegd; het knooppunt gaat vanzelf verder zodra dit hersteld is.")
            {
                IsTijdelijk = true,
            };
    }

    /// <summary>The lock under which one node at a time opens.</summary>
    public static Task LockAsync(NpgsqlConnection verbinding, CancellationToken cancellationToken)
        => verbinding.RunAsync("SELECT pg_advisory_lock($1, 2)", [P(0x49424757)], cancellationToken);

    private static async Task<Serverstand> ReadAsync(NpgsqlConnection verbinding, CancellationToken cancellationToken)
        => (await verbinding.ListAsync(
            Lees, [],
            static rij => new Serverstand(rij.GetInt32(0), rij.Text(1), rij.Text(2), rij.Text(3), rij.Text(4), rij.GetFieldValue<DateTimeOffset>(5)),
            cancellationToken))[0];

    private List<string> Judge(Serverstand stand)
    {
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
            fouten.Add(
                "synchronous_commit staat uit: wat is bevestigd kan bij een storing weg zijn. Zet synchronous_commit aan, ook voor deze gebruiker en database");
        return fouten;
    }
}

/// <summary>What a server says of itself.</summary>
/// <param name="Versie">Its version, as <c>server_version_num</c>.</param>
/// <param name="Fsync">Its setting <c>fsync</c>.</param>
/// <param name="Paginas">Its setting <c>full_page_writes</c>.</param>
/// <param name="Commit">Its setting <c>synchronous_commit</c>.</param>
/// <param name="Codering">The encoding of the database.</param>
/// <param name="Tijd">Its clock.</param>
internal sealed record Serverstand(int Versie, string Fsync, string Paginas, string Commit, string Codering, DateTimeOffset Tijd);
