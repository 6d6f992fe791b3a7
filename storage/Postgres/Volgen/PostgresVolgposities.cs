using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>Confirmed positions of followers, on PostgreSQL.</summary>
internal sealed class PostgresVolgposities(Schrijflijn beheer, Verbindingen verbindingen) : IVolgposities
{
    private const string Lees = "SELECT positie FROM volgpositie WHERE volger = $1";

    private const string Zet = """
        INSERT INTO volgpositie AS p (volger, positie) VALUES ($1, $2)
        ON CONFLICT (volger) DO UPDATE SET positie = greatest(p.positie, $2) RETURNING positie
        """;

    public async ValueTask<long?> FindAsync(string volger, CancellationToken cancellationToken)
    {
        Volgercontrole.Require(volger);
        return await verbindingen.ListAsync(Lees, [P(volger)], static rij => rij.Long(0), cancellationToken) is [var positie] ? positie : null;
    }

    public async ValueTask<long> AdvanceAsync(string volger, long naar, CancellationToken cancellationToken)
    {
        Volgercontrole.Require(volger, naar);
        var posities = await beheer.RunAsync(
            transactie => transactie.Verbinding.ListAsync(Zet, [P(volger), P((long?)naar)], static rij => rij.Long(0), CancellationToken.None),
            cancellationToken);
        return posities[0];
    }
}
