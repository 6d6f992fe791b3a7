using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>
/// Walks the payloads block by block, oldest first, and wipes what may go. Of each block it remembers when something in it can be due next, so
/// that it is not looked at before; forgetting that costs a look.
/// </summary>
internal sealed class Wisronde(Verbindingen verbindingen, Schrijflijn beheer, TimeProvider time)
{
    // Messages of one block, as a power of two, and rows that one step looks at: some milliseconds of reading.
    private const int Blokbits = 13;
    private const int Rijen = 2_000;

    // Hops from block to block through the index, however much is in each.
    private static readonly string ListBlokken = $"""
        WITH RECURSIVE b (blok) AS (
          SELECT min(volgnummer) >> {Blokbits} FROM inhoud
          UNION ALL
          SELECT (SELECT min(volgnummer) >> {Blokbits} FROM inhoud WHERE volgnummer >= (b.blok + 1) << {Blokbits}) FROM b WHERE b.blok IS NOT NULL)
        SELECT blok FROM b WHERE blok IS NOT NULL
        """;

    private const string Bron = """
        SELECT i.volgnummer, b.functie, b.ontvangen, coalesce(z.toestand, 2::smallint), coalesce(z.sinds, b.ontvangen), b.zender, b.ontvanger, b.soort
        FROM inhoud i JOIN bericht b ON b.volgnummer = i.volgnummer LEFT JOIN bezorging z ON z.volgnummer = i.volgnummer
        """;

    private const string ListInhoud = $"{Bron} WHERE i.volgnummer BETWEEN $1 AND $2 ORDER BY i.volgnummer LIMIT $3";
    private const string ListGekozen = $"{Bron} WHERE i.volgnummer = ANY($1)";

    private readonly Dictionary<long, DateTimeOffset> _volgende = [];
    private Bezoek? _bezoek;

    public async ValueTask<Bewaarstap> StepAsync(Bewaarregels regels, int limit, CancellationToken cancellationToken)
    {
        var nu = time.GetUtcNow();
        var bezoek = _bezoek ?? await FindAsync(regels, nu, cancellationToken);
        if (bezoek is null)
            return default;
        var (rijp, daarna) = await verbindingen.ReadAsync(verbinding => LookAsync(verbinding, bezoek, regels, nu, limit, cancellationToken), cancellationToken);
        var (gewist, ongelezen) = rijp.Count == 0
            ? default
            : await beheer.RunAsync(transactie => WipeAsync(transactie, rijp, regels, time.NowMs()), cancellationToken);
        _bezoek = daarna.Klaar ? null : daarna;
        if (daarna.Klaar)
            _volgende[daarna.Blok] = daarna.Eerstvolgend;
        return new Bewaarstap(gewist, Meer: true) { Ongelezen = ongelezen };
    }

    private async ValueTask<Bezoek?> FindAsync(Bewaarregels regels, DateTimeOffset nu, CancellationToken cancellationToken)
    {
        var blokken = await verbindingen.ListAsync(ListBlokken, [], static rij => rij.Long(0), cancellationToken);
        foreach (var weg in _volgende.Keys.Except(blokken).ToList())
            _volgende.Remove(weg);
        var plek = blokken.FindIndex(b => _volgende.GetValueOrDefault(b) <= nu);
        // What comes in meanwhile has at least the shortest term to go.
        return plek < 0 ? null : new Bezoek(blokken[plek], blokken[plek] << Blokbits, ((blokken[plek] + 1) << Blokbits) - 1, nu + regels.Kortste, Klaar: false);
    }

    private static async Task<(List<long> Rijp, Bezoek Daarna)> LookAsync(
        NpgsqlConnection verbinding, Bezoek bezoek, Bewaarregels regels, DateTimeOffset nu, int limit, CancellationToken cancellationToken)
    {
        var rijen = await verbinding.ListAsync(ListInhoud, [P(bezoek.Van), P(bezoek.Tot), P(Rijen)], Read, cancellationToken);
        var leesstand = await Leesstand.ReadAsync(verbinding, regels, bezoek.Van, bezoek.Tot, cancellationToken);
        var rijp = new List<long>();
        var (gezien, laatste, eerstvolgend) = (0, bezoek.Van - 1, bezoek.Eerstvolgend);
        foreach (var rij in rijen.TakeWhile(_ => rijp.Count < limit))
        {
            (gezien, laatste) = (gezien + 1, rij.Volgnummer);
            var vanaf = regels.Judge(rij, leesstand.IsOngelezen, nu).Vanaf;
            if (vanaf <= nu)
                rijp.Add(laatste);
            else if (vanaf < eerstvolgend)
                eerstvolgend = vanaf;
        }

        var klaar = rijp.Count < limit && gezien < Rijen;
        return (rijp, bezoek with { Van = laatste + 1, Eerstvolgend = eerstvolgend, Klaar = klaar });
    }

    /// <summary>Decides again, now that nothing changes any more: a message may have been put ready again meanwhile.</summary>
    private static async Task<(int Gewist, int Ongelezen)> WipeAsync(Transactie transactie, List<long> volgnummers, Bewaarregels regels, DateTimeOffset nu)
    {
        var blad = new Bezorgblad(transactie);
        volgnummers.ForEach(blad.Ask);
        await blad.LoadAsync(CancellationToken.None);
        var rijen = await transactie.Verbinding.ListAsync(ListGekozen, [All(volgnummers)], Read, CancellationToken.None);
        var leesstand = await Leesstand.ReadAsync(transactie.Verbinding, regels, volgnummers[0], volgnummers[^1], CancellationToken.None);
        var rijp = rijen.Select(rij => (rij.Volgnummer, Oordeel: regels.Judge(rij, leesstand.IsOngelezen, nu))).Where(r => r.Oordeel.Vanaf <= nu).ToList();
        if (rijp.Count == 0)
            return default;
        foreach (var (volgnummer, oordeel) in rijp)
            blad.AddLijn(volgnummer, nu, toestand: null, oordeel.Lezer is { } lezer ? Historietekst.GewistVoor(lezer) : Historietekst.Gewist);
        await using var batch = new NpgsqlBatch(transactie.Verbinding);
        batch.Add("DELETE FROM inhoud WHERE volgnummer = ANY($1)", All(rijp.Select(static r => r.Volgnummer)));
        blad.AddWrites(batch);
        await batch.ExecuteNonQueryAsync();
        return (rijp.Count, rijp.Count(static r => r.Oordeel.Lezer is not null));
    }

    private static Bewaarkandidaat Read(NpgsqlDataReader rij)
        => new(
            rij.Long(0), (Berichtsoort)rij.GetInt16(7), rij.Text(1), rij.Text(5), rij.Text(6), rij.Toestand(3), Tijd.FromMs(rij.Long(2)),
            Tijd.FromMs(rij.Long(4)));

    /// <summary>How far the walk through a block is, and when something in it is due next.</summary>
    private sealed record Bezoek(long Blok, long Van, long Tot, DateTimeOffset Eerstvolgend, bool Klaar);
}
