using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>Walks the messages from the oldest on and forgets those that may go, until it comes to one that is too young.</summary>
internal sealed class Vergeetronde(Verbindingen verbindingen, Schrijflijn beheer, TimeProvider time)
{
    private const string ListOudste = """
        SELECT b.volgnummer, b.ontvangen, coalesce(z.toestand, 2::smallint), EXISTS (SELECT 1 FROM inhoud i WHERE i.volgnummer = b.volgnummer)
        FROM bericht b LEFT JOIN bezorging z ON z.volgnummer = b.volgnummer
        WHERE b.volgnummer > $1 ORDER BY b.volgnummer LIMIT $2
        """;

    private const string Tel = """
        SELECT coalesce(z.toestand, 2::smallint) FROM bericht b LEFT JOIN bezorging z ON z.volgnummer = b.volgnummer WHERE b.volgnummer = ANY($1)
        """;

    private static readonly string[] Verwijder =
    [
        "DELETE FROM claim c USING bericht b WHERE b.volgnummer = ANY($1) AND c.id = b.referentienummer AND c.zender = b.zender AND c.volgnummer = b.volgnummer",
        "DELETE FROM kenmerk k USING bericht b WHERE b.volgnummer = ANY($1) AND k.volgnummer = b.volgnummer AND k.id IN (b.referentienummer, b.conversatie)",
        "DELETE FROM gebeurtenis WHERE volgnummer = ANY($1)",
        "DELETE FROM bezorging WHERE volgnummer = ANY($1)",
        "DELETE FROM bericht WHERE volgnummer = ANY($1)",
    ];

    // Before the first message that is left there is nothing to tell apart.
    private const string VergeetSprongen = "DELETE FROM kloksprong WHERE volgnummer <= (SELECT min(volgnummer) FROM bericht)";

    private long _na;

    public async ValueTask<Bewaarstap> StepAsync(Bewaarregels regels, int limit, CancellationToken cancellationToken)
    {
        var grens = time.GetUtcNow() - regels.Bericht;
        var rijen = await verbindingen.ListAsync(
            ListOudste, [P(_na), P(limit)],
            static rij => (Volgnummer: rij.Long(0), Ontvangen: Tijd.FromMs(rij.Long(1)), Toestand: rij.Toestand(2), MetInhoud: rij.GetBoolean(3)),
            cancellationToken);
        var oud = rijen.TakeWhile(rij => rij.Ontvangen < grens).ToList();
        var meer = oud.Count == limit;
        // With its payload gone a message cannot be put ready again, so what is decided here still holds when it is done.
        var rijp = oud.Where(static rij => rij.Toestand is not (Toestand.Klaargezet or Toestand.Aangeboden or Toestand.Vastgehouden) && !rij.MetInhoud)
            .Select(static rij => rij.Volgnummer).ToList();
        // At the first that is too young the walk begins anew, for what stood in the way before.
        _na = meer ? oud[^1].Volgnummer : 0;
        if (rijp.Count > 0)
            await beheer.RunAsync(transactie => ForgetAsync(transactie, rijp, time.NowMs()), cancellationToken);
        return new Bewaarstap(rijp.Count, meer);
    }

    private static async Task<bool> ForgetAsync(Transactie transactie, List<long> volgnummers, DateTimeOffset nu)
    {
        // A referentienummer must not be free for the one question and taken for the next, in the same booking.
        await Journaalslot.TakeAsync(transactie, CancellationToken.None);
        foreach (var toestand in await transactie.Verbinding.ListAsync(Tel, [All(volgnummers)], static rij => rij.Toestand(0), CancellationToken.None))
            transactie.Tellingen.Add(toestand, -1);
        await using var batch = new NpgsqlBatch(transactie.Verbinding);
        foreach (var sql in Verwijder)
            batch.Add(sql, All(volgnummers));
        batch.Add(VergeetSprongen);
        batch.Add(
            "INSERT INTO vergeten (eerste, laatste, aantal, tijd) VALUES ($1, $2, $3, $4) ON CONFLICT (eerste) DO NOTHING",
            P(volgnummers[0]), P(volgnummers[^1]), P((long?)volgnummers.Count), P(nu.ToUnixTimeMilliseconds()));
        await batch.ExecuteNonQueryAsync();
        return true;
    }
}
