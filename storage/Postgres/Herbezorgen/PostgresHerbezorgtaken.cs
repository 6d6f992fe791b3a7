using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>Resending by query on PostgreSQL.</summary>
internal sealed class PostgresHerbezorgtaken(Verbindingen verbindingen, Schrijflijn beheer, TimeProvider time) : IHerbezorgtaken
{
    private const string OpVraag = $"SELECT {Taakrij.Kolommen} FROM herbezorgtaak WHERE md5(vraag) = md5($1) AND vraag = $1 AND stand IN (1, 2, 3)";
    private const string OpId = $"SELECT {Taakrij.Kolommen} FROM herbezorgtaak WHERE id = $1";
    private const string Voor = $"SELECT {Taakrij.Kolommen} FROM herbezorgtaak WHERE id < $1 ORDER BY id DESC LIMIT $2";
    private const string Onvoltooid = $"SELECT {Taakrij.Kolommen} FROM herbezorgtaak WHERE stand IN (1, 2, 3) ORDER BY id";
    private const string SelectVerloop = "SELECT tijd, stand, oorzaak FROM herbezorgverloop WHERE taak = $1 ORDER BY nummer";

    private const string SelectClaims = """
        SELECT c.volgnummer, c.uitkomst, coalesce(z.toestand, 2::smallint) FROM herbezorgclaim c LEFT JOIN bezorging z ON z.volgnummer = c.volgnummer
        WHERE c.taak = $1 AND c.volgnummer > $2 ORDER BY c.volgnummer LIMIT $3
        """;

    public async ValueTask<Taakvorming> CreateAsync(Herbezorgopdracht opdracht, CancellationToken cancellationToken)
    {
        var vol = Herbezorgcontrole.Require(opdracht);
        return await beheer.RunAsync(transactie => Taakbesluit.CreateAsync(transactie, vol, time.NowMs()), cancellationToken);
    }

    public async ValueTask<Herbezorgtaak?> FindOnvoltooidAsync(Zoekvraag vraag, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(vraag);
        var tekst = Zoekvraagtekst.Write(Herbezorgcontrole.Complete(vraag));
        return (await verbindingen.ListAsync(OpVraag, [P(tekst)], Taakrij.Read, cancellationToken)).FirstOrDefault();
    }

    public async ValueTask<Herbezorgtaak?> FindAsync(long id, CancellationToken cancellationToken)
        => (await verbindingen.ListAsync(OpId, [P((long?)id)], Taakrij.Read, cancellationToken)).FirstOrDefault();

    public async ValueTask<IReadOnlyList<Herbezorgtaak>> ListAsync(long? voor, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return await verbindingen.ListAsync(Voor, [P(voor ?? long.MaxValue), P(limit)], Taakrij.Read, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<Herbezorgtaak>> ListOnvoltooidAsync(CancellationToken cancellationToken)
        => await verbindingen.ListAsync(Onvoltooid, [], Taakrij.Read, cancellationToken);

    public async ValueTask<Claimronde> ClaimAsync(long id, IReadOnlyList<long> volgnummers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(volgnummers);
        return await beheer.RunAsync(transactie => Taakbesluit.ClaimAsync(transactie, id, volgnummers, time.NowMs()), cancellationToken);
    }

    public async ValueTask<Taakwijziging> MoveAsync(long id, Taakdaad daad, string oorzaak, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(oorzaak);
        return await beheer.RunAsync(transactie => Taakbesluit.MoveAsync(transactie, id, daad, time.NowMs(), oorzaak), cancellationToken);
    }

    public async ValueTask<IReadOnlyList<Taakgebeurtenis>> ReadVerloopAsync(long id, CancellationToken cancellationToken)
        => await verbindingen.ListAsync(
            SelectVerloop, [P((long?)id)], static rij => new Taakgebeurtenis(Tijd.FromMs(rij.Long(0)), (Taakstand)rij.GetInt16(1), rij.Text(2)),
            cancellationToken);

    public async ValueTask<IReadOnlyList<Herbezorgclaim>> ListClaimsAsync(long id, long na, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return await verbindingen.ListAsync(
            SelectClaims, [P((long?)id), P((long?)na), P(limit)],
            static rij => new Herbezorgclaim(rij.Long(0), (Claimuitkomst)rij.GetInt16(1), rij.Toestand(2)), cancellationToken);
    }
}
