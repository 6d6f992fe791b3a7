using IB.Gateway.Storage.Feiten;

namespace IB.Gateway.Storage.Sqlite.Bewaring;

/// <summary>
/// Walks the payloads segment by segment, oldest first, and wipes what may go. Of each segment it remembers when something in it can be
/// due next, so that it is not looked at before; forgetting that costs a look.
/// </summary>
internal sealed class Wisronde(Schrijver schrijver, Lezers lezers, TimeProvider time)
{
    // Rows that one step looks at: some milliseconds of reading, beside the writer.
    private const int Rijen = 2_000;

    private const string ListInhoud = """
        SELECT i.volgnummer, b.functie, b.ontvangen, coalesce(z.toestand, 2), coalesce(z.sinds, b.ontvangen), b.zender, b.ontvanger, b.soort
        FROM inhoud i CROSS JOIN bericht b ON b.volgnummer = i.volgnummer LEFT JOIN bezorging z ON z.volgnummer = i.volgnummer
        WHERE i.volgnummer BETWEEN ?1 AND ?2 ORDER BY i.volgnummer LIMIT ?3
        """;

    private readonly Dictionary<long, DateTimeOffset> _volgende = [];
    private Bezoek? _bezoek;

    public async ValueTask<Bewaarstap> StepAsync(Bewaarregels regels, int limit, CancellationToken cancellationToken)
    {
        var nu = time.GetUtcNow();
        var bezoek = _bezoek ?? await FindAsync(regels, nu, cancellationToken);
        if (bezoek is null)
            return default;
        var (rijp, daarna) = await lezers.ReadAsync(database => Look(database, bezoek, regels, nu, limit), cancellationToken);
        var (gewist, ongelezen) = rijp.Count == 0 ? default : await schrijver.ExecuteAsync(blad => Wipe(blad, rijp, regels, time.NowMs()), cancellationToken);
        _bezoek = daarna.Klaar ? null : daarna;
        if (daarna.Klaar)
            _volgende[daarna.Segment] = daarna.Eerstvolgend;
        return new Bewaarstap(gewist, Meer: true) { Ongelezen = ongelezen };
    }

    private async ValueTask<Bezoek?> FindAsync(Bewaarregels regels, DateTimeOffset nu, CancellationToken cancellationToken)
    {
        var segmenten = await lezers.ReadAsync(Segmentregister.List, cancellationToken);
        var rij = segmenten.Find(s => s.Levend > 0 && _volgende.GetValueOrDefault(s.Nummer) <= nu);
        foreach (var weg in _volgende.Keys.Except(segmenten.Select(s => s.Nummer)).ToList())
            _volgende.Remove(weg);
        return rij is { Eerste: { } eerste, Laatste: { } laatste }
            // What comes in meanwhile has at least the shortest term to go.
            ? new Bezoek(rij.Nummer, eerste, laatste, nu + regels.Kortste, Klaar: false)
            : null;
    }

    private static (List<long> Rijp, Bezoek Daarna) Look(Database database, Bezoek bezoek, Bewaarregels regels, DateTimeOffset nu, int limit)
    {
        var rijp = new List<long>();
        var (gezien, laatste, eerstvolgend) = (0, bezoek.Van - 1, bezoek.Eerstvolgend);
        var leesstand = new Leesstand(database);
        using var q = database.Prepare(ListInhoud);
        q.Bind(bezoek.Van).Bind(bezoek.Tot).Bind(Rijen);
        while (rijp.Count < limit && q.Step())
        {
            (gezien, laatste) = (gezien + 1, q.Long(0));
            var vanaf = regels.Judge(Read(q), leesstand.IsOngelezen, nu).Vanaf;
            if (vanaf <= nu)
                rijp.Add(laatste);
            else if (vanaf < eerstvolgend)
                eerstvolgend = vanaf;
        }

        var klaar = rijp.Count < limit && gezien < Rijen;
        return (rijp, bezoek with { Van = laatste + 1, Eerstvolgend = eerstvolgend, Klaar = klaar });
    }

    /// <summary>Decides again, now that nothing changes any more: a message may have been put ready again meanwhile.</summary>
    private static (int Gewist, int Ongelezen) Wipe(Boekblad blad, List<long> volgnummers, Bewaarregels regels, DateTimeOffset nu)
    {
        var leesstand = new Leesstand(blad.Database);
        var rijp = volgnummers.Select(v => (Volgnummer: v, Oordeel: Judge(blad.Database, v, regels, leesstand, nu)))
            .Where(r => r.Oordeel is { } oordeel && oordeel.Vanaf <= nu).ToList();
        foreach (var groep in rijp.GroupBy(static r => r.Oordeel!.Value.Lezer, static r => r.Volgnummer))
            blad.Book(
                new InhoudGewist([.. groep], nu.ToUnixTimeMilliseconds(), groep.Key is { } lezer ? Historietekst.GewistVoor(lezer) : Historietekst.Gewist));
        return (rijp.Count, rijp.Count(static r => r.Oordeel!.Value.Lezer is not null));
    }

    private static Bewaaroordeel? Judge(Database database, long volgnummer, Bewaarregels regels, Leesstand leesstand, DateTimeOffset nu)
    {
        using var q = database.Prepare(ListInhoud);
        return q.Bind(volgnummer).Bind(volgnummer).Bind(1).Step() ? regels.Judge(Read(q), leesstand.IsOngelezen, nu) : null;
    }

    private static Bewaarkandidaat Read(Query q)
        => new(q.Long(0), (Berichtsoort)q.Long(7), q.Text(1), q.Text(5), q.Text(6), (Toestand)q.Long(3), Tijd.FromMs(q.Long(2)), Tijd.FromMs(q.Long(4)));

    /// <summary>How far the walk through a segment is, and when something in it is due next.</summary>
    private sealed record Bezoek(long Segment, long Van, long Tot, DateTimeOffset Eerstvolgend, bool Klaar);
}
