using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>Deliveries on PostgreSQL.</summary>
internal sealed class PostgresBezorgingen(Groepschrijver<Bezorggroep> schrijver, Schrijflijn beheer, Verbindingen verbindingen, TimeProvider time)
    : IBezorgingen
{
    private const string Bron = "FROM bezorging z JOIN bericht b ON b.volgnummer = z.volgnummer";
    internal const string ListAlle = $"SELECT {Berichtrij.Kolommen} FROM ({WachtendVan} ORDER BY partij, volgnummer LIMIT $2) z {MetBericht}";
    internal const string ListRijp = $"SELECT {Berichtrij.Kolommen} FROM ({WachtendVan} AND rijp <= $3 ORDER BY partij, volgnummer LIMIT $2) z {MetBericht}";

    // From what waits, in order, to its messages and no other way, so that it stops at the last that is asked for. OFFSET 0 keeps the server from
    // turning it round.
    internal const string ListFuncties = $"""
        SELECT {Berichtrij.Kolommen} FROM bezorging z
          CROSS JOIN LATERAL (SELECT * FROM bericht m WHERE m.volgnummer = z.volgnummer AND (m.functie = ANY($3) OR m.functie ^@ ANY($4)) OFFSET 0) b
        WHERE z.partij BETWEEN $1 AND $1 AND z.rijp IS NOT NULL
        ORDER BY z.partij, z.volgnummer LIMIT $2
        """;

    // What waits first, and then its messages; a range of one, for which Zoekindex says why.
    private const string WachtendVan = "SELECT * FROM bezorging WHERE partij BETWEEN $1 AND $1 AND rijp IS NOT NULL";
    private const string MetBericht = "JOIN bericht b ON b.volgnummer = z.volgnummer ORDER BY z.volgnummer";

    internal const string ListVast = $"SELECT {Berichtrij.Kolommen} {Bron} WHERE z.vast_tot IS NOT NULL ORDER BY z.vast_tot, z.volgnummer LIMIT $1";
    private const string ListVastNa =
        $"SELECT {Berichtrij.Kolommen} {Bron} WHERE z.vast_tot IS NOT NULL AND (z.vast_tot, z.volgnummer) > ($2, $3) ORDER BY z.vast_tot, z.volgnummer LIMIT $1";

    // Hops from party to party through the index, however much waits for each.
    internal const string ListPartijen = """
        WITH RECURSIVE p (partij) AS (
          SELECT min(partij) FROM bezorging WHERE rijp IS NOT NULL
          UNION ALL
          SELECT (SELECT min(partij) FROM bezorging WHERE rijp IS NOT NULL AND partij > p.partij) FROM p WHERE p.partij IS NOT NULL)
        SELECT partij, (SELECT min(rijp) FROM bezorging WHERE partij = p.partij AND rijp IS NOT NULL) FROM p WHERE partij IS NOT NULL
        """;

    internal const string FindVerlopen =
        "SELECT volgnummer FROM bezorging WHERE rijp IS NOT NULL AND sinds < $1 ORDER BY sinds, volgnummer LIMIT $2 FOR UPDATE";

    internal const string FindVrij = "SELECT volgnummer FROM bezorging WHERE vast_tot <= $1 ORDER BY vast_tot, volgnummer LIMIT $2 FOR UPDATE";

    public async ValueTask<IReadOnlyList<Bericht>> ListWachtendAsync(
        string partij, int limit, DateTimeOffset? rijpOp, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return rijpOp is { } moment
            ? await verbindingen.ListAsync(ListRijp, [P(partij), P(limit), P(moment.ToUnixTimeMilliseconds())], Berichtrij.Read, cancellationToken)
            : await verbindingen.ListAsync(ListAlle, [P(partij), P(limit)], Berichtrij.Read, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<Bericht>> ListWachtendAsync(
        string partij, IReadOnlyCollection<string> functies, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        Functiekeuze.Require(functies);
        return await verbindingen.ListAsync(
            ListFuncties, [P(partij), P(limit), All(Functiekeuze.Namen(functies)), All(Functiekeuze.Beginsels(functies))], Berichtrij.Read, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<Wachtrij>> ListWachtrijenAsync(CancellationToken cancellationToken)
        => await verbindingen.ListAsync(ListPartijen, [], ReadWachtrij, cancellationToken) is var rijen ? [.. rijen.OfType<Wachtrij>()] : [];

    public ValueTask<int> StartPogingAsync(long volgnummer, string oorzaak, CancellationToken cancellationToken)
        => schrijver.ExecuteAsync(
            blad => blad.Bezorging.Ask(volgnummer), blad => Bezorgbesluit.StartPoging(blad.Bezorging, volgnummer, time.NowMs(), oorzaak), cancellationToken);

    public ValueTask<int> StartPogingAsync(Beurt beurt, long volgnummer, string oorzaak, CancellationToken cancellationToken)
        => schrijver.ExecuteAsync(
            blad =>
            {
                blad.Beurten.Ask(beurt.Naam);
                blad.Bezorging.Ask(volgnummer);
            },
            blad => blad.Beurten.Heeft(beurt) ? Bezorgbesluit.StartPoging(blad.Bezorging, volgnummer, time.NowMs(), oorzaak) : 0,
            cancellationToken);

    public ValueTask<int> StartOphalingAsync(long volgnummer, int hoogstens, string oorzaak, CancellationToken cancellationToken)
        => schrijver.ExecuteAsync(
            blad => blad.Bezorging.Ask(volgnummer),
            blad => Bezorgbesluit.StartOphaling(blad.Bezorging, volgnummer, hoogstens, time.NowMs(), oorzaak), cancellationToken);

    public ValueTask<int> JoinOphalingAsync(long volgnummer, string oorzaak, CancellationToken cancellationToken)
        => schrijver.ExecuteAsync(
            blad => blad.Bezorging.Ask(volgnummer), blad => Bezorgbesluit.JoinOphaling(blad.Bezorging, volgnummer, time.NowMs(), oorzaak), cancellationToken);

    public async ValueTask CompletePogingAsync(long volgnummer, Pogingsuitkomst uitkomst, CancellationToken cancellationToken)
    {
        Pogingcontrole.Require(uitkomst);
        await schrijver.ExecuteAsync(
            blad => blad.Bezorging.Ask(volgnummer), blad => Bezorgbesluit.CompletePoging(blad.Bezorging, volgnummer, uitkomst, time.NowMs()),
            cancellationToken);
    }

    public ValueTask<bool> CompletePogingAsync(Beurt beurt, long volgnummer, Pogingsuitkomst uitkomst, CancellationToken cancellationToken)
    {
        Pogingcontrole.Require(uitkomst);
        return schrijver.ExecuteAsync(
            blad =>
            {
                blad.Beurten.Ask(beurt.Naam);
                blad.Bezorging.Ask(volgnummer);
            },
            blad =>
            {
                if (uitkomst.Toestand != Toestand.Bezorgd && !blad.Beurten.Heeft(beurt))
                    return false;
                Bezorgbesluit.CompletePoging(blad.Bezorging, volgnummer, uitkomst, time.NowMs());
                return true;
            },
            cancellationToken);
    }

    public ValueTask<Bevestiging> ConfirmAsync(long volgnummer, string oorzaak, CancellationToken cancellationToken)
        => schrijver.ExecuteAsync(
            blad => blad.Bezorging.Ask(volgnummer), blad => Bezorgbesluit.Confirm(blad.Bezorging, volgnummer, time.NowMs(), oorzaak), cancellationToken);

    public ValueTask<bool> ResendAsync(long volgnummer, string oorzaak, CancellationToken cancellationToken)
        => schrijver.ExecuteAsync(
            blad =>
            {
                blad.Bezorging.Ask(volgnummer);
                blad.Bezorging.AskInhoud(volgnummer);
            },
            blad => Bezorgbesluit.Resend(blad.Bezorging, volgnummer, time.NowMs(), oorzaak), cancellationToken);

    public async ValueTask<int> ExpireAsync(DateTimeOffset grens, int limit, string oorzaak, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var verlopen =
            await MoveAllAsync(FindVerlopen, [P(Tijd.CeilingMs(grens)), P(limit)], static (rij, _) => rij.Stand.Verlopen(), oorzaak, cancellationToken);
        return verlopen.Count;
    }

    public async ValueTask<IReadOnlyList<Bericht>> ListVastgehoudenAsync(Bericht? na, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        if (na is { VastgehoudenTot: null })
            throw new ArgumentException($"Bericht {na.Volgnummer} is niet vastgehouden.", nameof(na));
        return na is { VastgehoudenTot: { } tot }
            ? await verbindingen.ListAsync(ListVastNa, [P(limit), P(tot.ToUnixTimeMilliseconds()), P(na.Volgnummer)], Berichtrij.Read, cancellationToken)
            : await verbindingen.ListAsync(ListVast, [P(limit)], Berichtrij.Read, cancellationToken);
    }

    public ValueTask<bool> HoldAsync(long volgnummer, DateTimeOffset tot, string oorzaak, CancellationToken cancellationToken)
        => schrijver.ExecuteAsync(
            blad => blad.Bezorging.Ask(volgnummer), blad => Bezorgbesluit.Hold(blad.Bezorging, volgnummer, Tijd.CeilingMs(tot), time.NowMs(), oorzaak),
            cancellationToken);

    public async ValueTask<Vrijgave> ReleaseAsync(DateTimeOffset op, int limit, string oorzaak, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var vrij = await MoveAllAsync(FindVrij, [P(op.ToUnixTimeMilliseconds()), P(limit)], static (rij, ms) => rij.Stand.Vrij(ms), oorzaak, cancellationToken);
        return new Vrijgave(vrij.Count, [.. vrij.Select(static r => r.Partij).Distinct(StringComparer.Ordinal)]);
    }

    private static Wachtrij? ReadWachtrij(NpgsqlDataReader rij) => rij.LongOrNull(1) is { } rijp ? new Wachtrij(rij.Text(0), Tijd.FromMs(rijp)) : null;

    /// <summary>Moves what a question finds, in its order; what was moved.</summary>
    private Task<List<Bezorgrij>> MoveAllAsync(
        string find, NpgsqlParameter[] parameters, Func<Bezorgrij, long, Bezorgstand> move, string oorzaak, CancellationToken cancellationToken)
        => beheer.RunAsync(
            async transactie =>
            {
                var nu = time.NowMs();
                var volgnummers = await transactie.Verbinding.ListAsync(find, parameters, static rij => rij.Long(0), CancellationToken.None);
                var groep = new Bezorggroep(transactie);
                foreach (var volgnummer in volgnummers)
                    groep.Bezorging.Ask(volgnummer);
                await groep.LoadAsync(CancellationToken.None);
                var rijen = volgnummers.Select(groep.Bezorging.Find).OfType<Bezorgrij>().ToList();
                foreach (var rij in rijen)
                    groep.Bezorging.Move(rij, move(rij, nu.ToUnixTimeMilliseconds()), nu, oorzaak);
                await groep.WriteAsync(CancellationToken.None);
                return rijen;
            },
            cancellationToken);
}
