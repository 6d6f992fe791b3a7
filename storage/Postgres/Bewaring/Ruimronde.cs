using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>Gives room back, by whole partitions: one thing at a time, and what a reader stands in the way of the next time.</summary>
internal sealed class Ruimronde(Verbindingen verbindingen, Schrijflijn beheer, TimeProvider time)
{
    private const int StatenPerStap = 1000;

    // A partition is dropped only when nobody reads it; whoever comes after must not wait long for that.
    private const string KortWachten = "SET LOCAL lock_timeout = '500ms'";

    private static readonly TimeSpan Deelduur = TimeSpan.FromDays(1);

    private const string LeesDelen = "SELECT nummer, begonnen, aantal FROM deel ORDER BY nummer";

    private const string FindLegeStrook = """
        SELECT s.nummer FROM strook s, stand t
        WHERE s.nummer < t.volgnummer >> t.strookbits
          AND NOT EXISTS (SELECT 1 FROM bericht b WHERE b.volgnummer >= s.nummer << t.strookbits AND b.volgnummer < (s.nummer + 1) << t.strookbits)
        ORDER BY s.nummer LIMIT 1
        """;

    // Hops from one to the next through the index, however much is under each.
    private const string FindVergetenReeks = """
        WITH RECURSIVE r (reeks) AS (
          SELECT min(reeks) FROM processorstaat
          UNION ALL
          SELECT (SELECT min(reeks) FROM processorstaat WHERE reeks > r.reeks) FROM r WHERE r.reeks IS NOT NULL)
        SELECT reeks FROM r WHERE reeks IS NOT NULL AND reeks NOT IN (SELECT reeks FROM processor) LIMIT 1
        """;

    private const string VergeetReeks = """
        DELETE FROM processorstaat WHERE reeks = $1 AND sleutel IN (SELECT sleutel FROM processorstaat WHERE reeks = $1 ORDER BY sleutel LIMIT $2)
        """;

    public async ValueTask<Bewaarstap> StepAsync(CancellationToken cancellationToken)
        => await BeginDeelAsync(cancellationToken)
            ?? await ClearDeelAsync(cancellationToken)
            ?? await DropStrookAsync(cancellationToken)
            ?? await ForgetStatenAsync(cancellationToken)
            ?? default;

    private async ValueTask<Bewaarstap?> BeginDeelAsync(CancellationToken cancellationToken)
    {
        var huidig = (await ListDelenAsync(cancellationToken))[^1];
        var nu = time.NowMs();
        if (nu - huidig.Begonnen < Deelduur
            || await verbindingen.ReadAsync(v => Delen.CountAsync(v, huidig.Nummer, 1, cancellationToken), cancellationToken) == 0)
            return null;
        await beheer.RunAsync(transactie => Delen.BeginAsync(transactie, huidig.Nummer, nu), cancellationToken);
        return new Bewaarstap(1, Meer: true);
    }

    private async ValueTask<Bewaarstap?> ClearDeelAsync(CancellationToken cancellationToken)
    {
        var delen = await ListDelenAsync(cancellationToken);
        foreach (var deel in delen[..^1])
        {
            var over = await verbindingen.ReadAsync(v => Delen.CountAsync(v, deel.Nummer, Delen.Rest + 1, cancellationToken), cancellationToken);
            if (over == 0)
                return await DropAsync(transactie => Delen.DropAsync(transactie, deel.Nummer), cancellationToken);
            // While most of it is there it need not go yet; nor is it worth it to take it all along.
            if (over <= Delen.Rest && over <= (deel.Aantal ?? 0) / 2)
                return new Bewaarstap(
                    await beheer.RunAsync(transactie => Delen.MoveAsync(transactie, deel.Nummer, delen[^1].Nummer), cancellationToken), Meer: true);
        }

        return null;
    }

    private async ValueTask<Bewaarstap?> DropStrookAsync(CancellationToken cancellationToken)
    {
        if (await verbindingen.ListAsync(FindLegeStrook, [], static rij => rij.Long(0), cancellationToken) is not [var strook])
            return null;
        return await DropAsync(
            async transactie =>
            {
                await using var batch = new NpgsqlBatch(transactie.Verbinding);
                Stroken.AddDrop(batch, strook);
                await batch.ExecuteNonQueryAsync();
                return true;
            },
            cancellationToken);
    }

    /// <summary>What a processor knew before it began anew.</summary>
    private async ValueTask<Bewaarstap?> ForgetStatenAsync(CancellationToken cancellationToken)
    {
        if (await verbindingen.ListAsync(FindVergetenReeks, [], static rij => rij.Long(0), cancellationToken) is not [var reeks])
            return null;
        var aantal = await beheer.RunAsync(
            transactie => transactie.Verbinding.RunAsync(VergeetReeks, [P(reeks), P(StatenPerStap)], CancellationToken.None), cancellationToken);
        return new Bewaarstap(aantal, Meer: true);
    }

    private async Task<Bewaarstap?> DropAsync(Func<Transactie, Task<bool>> drop, CancellationToken cancellationToken)
    {
        try
        {
            var gedaan = await beheer.RunAsync(
                async transactie =>
                {
                    await transactie.Verbinding.RunAsync(KortWachten, [], CancellationToken.None);
                    return await drop(transactie);
                },
                cancellationToken);
            return gedaan ? new Bewaarstap(1, Meer: true) : null;
        }
        // Somebody reads in it; the next round finds it again.
        catch (OpslagException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable })
        {
            return null;
        }
    }

    private ValueTask<List<Deelrij>> ListDelenAsync(CancellationToken cancellationToken)
        => verbindingen.ListAsync(LeesDelen, [], static rij => new Deelrij(rij.GetInt32(0), Tijd.FromMs(rij.Long(1)), rij.LongOrNull(2)), cancellationToken);

    private sealed record Deelrij(int Nummer, DateTimeOffset Begonnen, long? Aantal);
}
