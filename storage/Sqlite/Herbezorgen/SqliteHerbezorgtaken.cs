namespace IB.Gateway.Storage.Sqlite.Herbezorgen;

/// <summary>Resending by query on SQLite.</summary>
internal sealed class SqliteHerbezorgtaken(Schrijver schrijver, Lezers lezers, TimeProvider time) : IHerbezorgtaken
{
    private const string SelectClaims = """
        SELECT c.volgnummer, c.uitkomst, coalesce(z.toestand, 2) FROM herbezorgclaim c LEFT JOIN bezorging z ON z.volgnummer = c.volgnummer
        WHERE c.taak = ?1 AND c.volgnummer > ?2 ORDER BY c.volgnummer LIMIT ?3
        """;

    public async ValueTask<Taakvorming> CreateAsync(Herbezorgopdracht opdracht, CancellationToken cancellationToken)
    {
        var vol = Herbezorgcontrole.Require(opdracht);
        return await schrijver.ExecuteAsync(blad => Taakbesluit.Create(blad, vol, time.NowMs()), cancellationToken);
    }

    public ValueTask<Herbezorgtaak?> FindOnvoltooidAsync(Zoekvraag vraag, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(vraag);
        var tekst = Zoekvraagtekst.Write(Herbezorgcontrole.Complete(vraag));
        return lezers.ReadAsync(database => Taakrij.FindOpen(database, tekst), cancellationToken);
    }

    public ValueTask<Herbezorgtaak?> FindAsync(long id, CancellationToken cancellationToken)
        => lezers.ReadAsync(database => Taakrij.Find(database, id), cancellationToken);

    public ValueTask<IReadOnlyList<Herbezorgtaak>> ListAsync(long? voor, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return lezers.ReadAsync<IReadOnlyList<Herbezorgtaak>>(database => Taakrij.List(database, voor ?? long.MaxValue, limit), cancellationToken);
    }

    public ValueTask<IReadOnlyList<Herbezorgtaak>> ListOnvoltooidAsync(CancellationToken cancellationToken)
        => lezers.ReadAsync<IReadOnlyList<Herbezorgtaak>>(Taakrij.ListOnvoltooid, cancellationToken);

    public ValueTask<Claimronde> ClaimAsync(long id, IReadOnlyList<long> volgnummers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(volgnummers);
        return schrijver.ExecuteAsync(blad => Taakbesluit.Claim(blad, id, volgnummers, time.NowMs()), cancellationToken);
    }

    public ValueTask<Taakwijziging> MoveAsync(long id, Taakdaad daad, string oorzaak, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(oorzaak);
        return schrijver.ExecuteAsync(blad => Taakbesluit.Move(blad, id, daad, time.NowMs(), oorzaak), cancellationToken);
    }

    public ValueTask<IReadOnlyList<Taakgebeurtenis>> ReadVerloopAsync(long id, CancellationToken cancellationToken)
        => lezers.ReadAsync<IReadOnlyList<Taakgebeurtenis>>(
            database =>
            {
                using var q = database.Prepare("SELECT tijd, stand, oorzaak FROM herbezorgverloop WHERE taak = ? ORDER BY nummer");
                q.Bind(id);
                var lijnen = new List<Taakgebeurtenis>();
                while (q.Step())
                    lijnen.Add(new Taakgebeurtenis(Tijd.FromMs(q.Long(0)), (Taakstand)q.Long(1), q.Text(2)));
                return lijnen;
            },
            cancellationToken);

    public ValueTask<IReadOnlyList<Herbezorgclaim>> ListClaimsAsync(long id, long na, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return lezers.ReadAsync<IReadOnlyList<Herbezorgclaim>>(
            database =>
            {
                using var q = database.Prepare(SelectClaims);
                q.Bind(id).Bind(na).Bind(limit);
                var claims = new List<Herbezorgclaim>();
                while (q.Step())
                    claims.Add(new Herbezorgclaim(q.Long(0), (Claimuitkomst)q.Long(1), (Toestand)q.Long(2)));
                return claims;
            },
            cancellationToken);
    }}
