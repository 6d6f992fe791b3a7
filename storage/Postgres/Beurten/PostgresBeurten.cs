using System.Collections.Concurrent;
using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>
/// Turns in a table, by the clock of the server, so that the clocks of nodes do not matter. One statement each: a row that another has just
/// taken is seen as taken.
/// </summary>
internal sealed class PostgresBeurten(Verbindingen verbindingen, string houder, TimeSpan duur) : IBeurten
{
    private const string Neem = """
        INSERT INTO beurt (naam, nummer, houder, tot) VALUES ($1, 1, $2, clock_timestamp() + $3)
        ON CONFLICT (naam) DO UPDATE SET nummer = beurt.nummer + 1, houder = $2, tot = clock_timestamp() + $3
          WHERE beurt.houder IS NULL OR beurt.tot < clock_timestamp()
        RETURNING nummer
        """;

    // In order of name, so that two nodes never wait for each other.
    private const string Verleng = """
        UPDATE beurt b SET tot = clock_timestamp() + $4
        FROM (SELECT b.naam FROM beurt b JOIN unnest($1, $2) u (naam, nummer) ON b.naam = u.naam AND b.nummer = u.nummer
              WHERE b.houder = $3 ORDER BY b.naam FOR UPDATE OF b) m
        WHERE b.naam = m.naam RETURNING b.naam
        """;

    private const string ZoekEigen = "SELECT nummer FROM beurt WHERE naam = $1 AND houder = $2 AND tot > clock_timestamp()";

    private const string Vind = "SELECT houder FROM beurt WHERE naam = $1 AND houder IS NOT NULL AND tot >= clock_timestamp()";
    private const string Geef = "UPDATE beurt SET houder = NULL WHERE naam = $1 AND nummer = $2 AND houder = $3";
    private const string GeefAlle = "UPDATE beurt SET houder = NULL WHERE houder = $1";

    private readonly ConcurrentDictionary<string, long> _eigen = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _bezig = new(StringComparer.Ordinal);

    public TimeSpan Duur => duur;

    public async ValueTask<Beurt?> TryTakeAsync(string naam, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(naam);
        // Who takes it on this node at the same moment is the other one that it is of.
        if (!_bezig.TryAdd(naam, true))
            return null;
        try
        {
            if (await verbindingen.ChangeAsync(
                (verbinding, opnieuw) => TakeAsync(verbinding, naam, opnieuw, cancellationToken), cancellationToken) is not { } nummer)
                return null;
            _eigen[naam] = nummer;
            return new Beurt(naam, nummer);
        }
        finally
        {
            _bezig.TryRemove(naam, out _);
        }
    }

    public async ValueTask<IReadOnlyList<Beurt>> RenewAsync(IReadOnlyCollection<Beurt> beurten, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(beurten);
        if (beurten.Count == 0)
            return [];
        var verlengd = await verbindingen.ChangeAsync(
            (verbinding, _) => verbinding.ListAsync(
                Verleng,
                [All(beurten.Select(static b => (string?)b.Naam)), All(beurten.Select(static b => b.Nummer)), P(houder), P(duur)],
                static rij => rij.Text(0), cancellationToken),
            cancellationToken);
        return [.. beurten.Where(b => !verlengd.Contains(b.Naam))];
    }

    public async ValueTask<string?> FindHouderAsync(string naam, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(naam);
        return (await verbindingen.ListAsync(Vind, [P(naam)], static rij => rij.Text(0), cancellationToken)).FirstOrDefault();
    }

    public async ValueTask ReturnAsync(Beurt beurt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(beurt);
        await verbindingen.ChangeAsync(
            (verbinding, _) => verbinding.RunAsync(Geef, [P(beurt.Naam), P(beurt.Nummer), P(houder)], cancellationToken), cancellationToken);
        _eigen.TryRemove(KeyValuePair.Create(beurt.Naam, beurt.Nummer));
    }

    /// <summary>Gives all back that this node has.</summary>
    public async ValueTask ReturnAllAsync(CancellationToken cancellationToken)
        => await verbindingen.ChangeAsync((verbinding, _) => verbinding.RunAsync(GeefAlle, [P(houder)], cancellationToken), cancellationToken);

    /// <summary>The number under which this node last took a turn that it has not returned; it may be lost meanwhile.</summary>
    public long? FindEigen(string naam) => _eigen.TryGetValue(naam, out var nummer) ? nummer : null;

    private async Task<long?> TakeAsync(NpgsqlConnection verbinding, string naam, bool opnieuw, CancellationToken cancellationToken)
    {
        if (await verbinding.ListAsync(Neem, [P(naam), P(houder), P(duur)], static rij => rij.Long(0), cancellationToken) is [var genomen])
            return genomen;
        // The first time may have counted, and only its answer was lost: then it is ours, under a number that this node does not know of.
        return opnieuw
            && await verbinding.ListAsync(ZoekEigen, [P(naam), P(houder)], static rij => rij.Long(0), cancellationToken) is [var eerder] && eerder != FindEigen(
                naam)
                ? eerder
                : null;
    }
}
