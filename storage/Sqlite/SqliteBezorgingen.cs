namespace IB.Gateway.Storage.Sqlite;

/// <summary>Deliveries on SQLite.</summary>
internal sealed class SqliteBezorgingen(Schrijver schrijver, Lezers lezers, Eigenbeurten beurten, TimeProvider time) : IBezorgingen
{
    // By this index a page of the oldest costs its own length, even when all of a long queue is due: nothing is sorted.
    private const string Bron = """
        FROM bezorging z INDEXED BY bezorging_volgorde CROSS JOIN bericht b ON b.volgnummer = z.volgnummer
        WHERE z.partij = ? AND z.rijp IS NOT NULL
        """;
    private const string ListAlle = $"SELECT {Berichtrij.Kolommen} {Bron} ORDER BY z.volgnummer LIMIT ?";

    // Walks the queue, looks at each message in it, and stops at the last that it gives.
    private const string ListFuncties = $"""
        SELECT {Berichtrij.Kolommen} {Bron}
          AND EXISTS (SELECT 1 FROM json_each(?) f WHERE b.functie GLOB f.value)
        ORDER BY z.volgnummer LIMIT ?
        """;

    private const string ListRijp = $"SELECT {Berichtrij.Kolommen} {Bron} AND z.rijp <= ? ORDER BY z.volgnummer LIMIT ?";

    private const string VastBron =
        "FROM bezorging z INDEXED BY bezorging_vast CROSS JOIN bericht b ON b.volgnummer = z.volgnummer WHERE z.vast_tot IS NOT NULL";
    private const string ListVast = $"SELECT {Berichtrij.Kolommen} {VastBron} ORDER BY z.vast_tot, z.volgnummer LIMIT ?1";
    private const string ListVastNa =
        $"SELECT {Berichtrij.Kolommen} {VastBron} AND (z.vast_tot, z.volgnummer) > (?2, ?3) ORDER BY z.vast_tot, z.volgnummer LIMIT ?1";

    // Hops from party to party through the index, however much waits for each.
    private const string ListPartijen = """
        WITH RECURSIVE p (partij) AS (
          SELECT min(partij) FROM bezorging WHERE rijp IS NOT NULL
          UNION ALL
          SELECT (SELECT min(partij) FROM bezorging WHERE rijp IS NOT NULL AND partij > p.partij) FROM p WHERE p.partij IS NOT NULL)
        SELECT partij, (SELECT min(rijp) FROM bezorging WHERE partij = p.partij AND rijp IS NOT NULL) FROM p WHERE partij IS NOT NULL
        """;

    public ValueTask<IReadOnlyList<Bericht>> ListWachtendAsync(
        string partij, int limit, DateTimeOffset? rijpOp, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return lezers.ReadAsync<IReadOnlyList<Bericht>>(
            database =>
            {
                using var q = database.Prepare(rijpOp is null ? ListAlle : ListRijp);
                q.Bind(partij);
                if (rijpOp is { } moment)
                    q.Bind(moment.ToUnixTimeMilliseconds());
                return Berichtrij.ReadAll(q.Bind(limit));
            },
            cancellationToken);
    }

    public ValueTask<IReadOnlyList<Bericht>> ListWachtendAsync(
        string partij, IReadOnlyCollection<string> functies, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        Functiekeuze.Require(functies);
        return lezers.ReadAsync<IReadOnlyList<Bericht>>(
            database =>
            {
                using var q = database.Prepare(ListFuncties);
                return Berichtrij.ReadAll(q.Bind(partij).Bind(Functiekeuze.ToJson(functies)).Bind(limit));
            },
            cancellationToken);
    }

    public ValueTask<IReadOnlyList<Wachtrij>> ListWachtrijenAsync(CancellationToken cancellationToken)
        => lezers.ReadAsync<IReadOnlyList<Wachtrij>>(
            static database =>
            {
                using var q = database.Prepare(ListPartijen);
                var rijen = new List<Wachtrij>();
                while (q.Step())
                    rijen.Add(new Wachtrij(q.Text(0), Tijd.FromMs(q.Long(1))));
                return rijen;
            },
            cancellationToken);

    public ValueTask<int> StartPogingAsync(long volgnummer, string oorzaak, CancellationToken cancellationToken)
        => schrijver.ExecuteAsync(blad => Bezorgregister.StartPoging(blad, volgnummer, time.NowMs(), oorzaak), cancellationToken);

    public ValueTask<int> StartPogingAsync(Beurt beurt, long volgnummer, string oorzaak, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(beurt);
        return schrijver.ExecuteAsync(
            blad => beurten.Heeft(beurt) ? Bezorgregister.StartPoging(blad, volgnummer, time.NowMs(), oorzaak) : 0, cancellationToken);
    }

    public ValueTask<int> StartOphalingAsync(long volgnummer, int hoogstens, string oorzaak, CancellationToken cancellationToken)
        => schrijver.ExecuteAsync(blad => Bezorgregister.StartOphaling(blad, volgnummer, hoogstens, time.NowMs(), oorzaak), cancellationToken);

    public ValueTask<int> JoinOphalingAsync(long volgnummer, string oorzaak, CancellationToken cancellationToken)
        => schrijver.ExecuteAsync(blad => Bezorgregister.JoinOphaling(blad, volgnummer, time.NowMs(), oorzaak), cancellationToken);

    public async ValueTask CompletePogingAsync(long volgnummer, Pogingsuitkomst uitkomst, CancellationToken cancellationToken)
    {
        Pogingcontrole.Require(uitkomst);
        await schrijver.ExecuteAsync(blad => Bezorgregister.CompletePoging(blad, volgnummer, uitkomst, time.NowMs()), cancellationToken);
    }

    public ValueTask<bool> CompletePogingAsync(Beurt beurt, long volgnummer, Pogingsuitkomst uitkomst, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(beurt);
        Pogingcontrole.Require(uitkomst);
        return schrijver.ExecuteAsync(
            blad =>
            {
                if (uitkomst.Toestand != Toestand.Bezorgd && !beurten.Heeft(beurt))
                    return false;
                Bezorgregister.CompletePoging(blad, volgnummer, uitkomst, time.NowMs());
                return true;
            },
            cancellationToken);
    }

    public ValueTask<Bevestiging> ConfirmAsync(long volgnummer, string oorzaak, CancellationToken cancellationToken)
        => schrijver.ExecuteAsync(blad => Bezorgregister.Confirm(blad, volgnummer, time.NowMs(), oorzaak), cancellationToken);

    public ValueTask<bool> ResendAsync(long volgnummer, string oorzaak, CancellationToken cancellationToken)
        => schrijver.ExecuteAsync(blad => Bezorgregister.Resend(blad, volgnummer, time.NowMs(), oorzaak), cancellationToken);

    public ValueTask<int> ExpireAsync(DateTimeOffset grens, int limit, string oorzaak, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return schrijver.ExecuteAsync(blad => Bezorgregister.Expire(blad, grens, limit, time.NowMs(), oorzaak), cancellationToken);
    }

    public ValueTask<IReadOnlyList<Bericht>> ListVastgehoudenAsync(Bericht? na, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        if (na is { VastgehoudenTot: null })
            throw new ArgumentException($"Bericht {na.Volgnummer} is niet vastgehouden.", nameof(na));
        return lezers.ReadAsync<IReadOnlyList<Bericht>>(
            database =>
            {
                using var q = database.Prepare(na is null ? ListVast : ListVastNa);
                q.Bind(limit);
                if (na is { VastgehoudenTot: { } tot })
                    q.Bind(tot.ToUnixTimeMilliseconds()).Bind(na.Volgnummer);
                return Berichtrij.ReadAll(q);
            },
            cancellationToken);
    }

    public ValueTask<bool> HoldAsync(long volgnummer, DateTimeOffset tot, string oorzaak, CancellationToken cancellationToken)
        => schrijver.ExecuteAsync(blad => Vasthoudregister.Hold(blad, volgnummer, Tijd.CeilingMs(tot), time.NowMs(), oorzaak), cancellationToken);

    public ValueTask<Vrijgave> ReleaseAsync(DateTimeOffset op, int limit, string oorzaak, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return schrijver.ExecuteAsync(
            blad => Vasthoudregister.Release(blad, op.ToUnixTimeMilliseconds(), limit, time.NowMs(), oorzaak), cancellationToken);
    }
}
