using IB.Gateway.Storage.Sqlite.Kenmerken;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>The journal on SQLite. Seals on the caller's thread, writes through the one writer, reads beside it.</summary>
internal sealed class SqliteJournaal(
    Verzegelaar verzegelaar, Lezers lezers, Zeven zeven, Inhouden inhouden, TimeProvider time) : IJournaal
{
    private const string OpKenmerk = $"""
        SELECT {Berichtrij.Kolommen}
        FROM kenmerk k CROSS JOIN bericht b ON b.volgnummer = k.volgnummer LEFT JOIN bezorging z ON z.volgnummer = b.volgnummer
        WHERE k.bak = ?1 AND k.id = ?2 AND k.soort =
        """;
    private const string OpReferentie = $"{OpKenmerk} 1 ORDER BY k.volgnummer LIMIT ?3";

    // Who is the first of a conversation has its id as its referentienummer only.
    private const string EersteVanConversatie = $"{OpKenmerk} 1 AND b.conversatie IS NULL ORDER BY k.volgnummer LIMIT ?3";
    private const string RestVanConversatie = $"{OpKenmerk} 2 ORDER BY k.volgnummer LIMIT ?3";

    private const string Meet = """
        SELECT toestand, aantal,
          (SELECT min(sinds) FROM bezorging WHERE rijp IS NOT NULL), (SELECT max(volgnummer) FROM bericht)
        FROM telling
        """;

    public ValueTask<Inboeking> AppendAsync(Boeking boeking, CancellationToken cancellationToken)
    {
        Boekingcontrole.Require(boeking);
        return verzegelaar.BookAsync([boeking], 0, (blad, verzegeld) => Inboekregister.Append(blad, verzegeld[0], time.NowMs()), cancellationToken);
    }

    public ValueTask<IReadOnlyList<Bericht>> FindAsync(string referentienummer, CancellationToken cancellationToken)
        => lezers.ReadAsync<IReadOnlyList<Bericht>>(database => FindOpReferentie(database, referentienummer), cancellationToken);

    public ValueTask<IReadOnlyList<Bericht>> FindConversatieAsync(string conversatieId, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return lezers.ReadAsync<IReadOnlyList<Bericht>>(database => FindOpConversatie(database, conversatieId, limit), cancellationToken);
    }

    public ValueTask<Bericht?> GetAsync(long volgnummer, CancellationToken cancellationToken)
        => lezers.ReadAsync(database => Inboekregister.Find(database, volgnummer), cancellationToken);

    public ValueTask<Berichtverloop?> GetVerloopAsync(long volgnummer, CancellationToken cancellationToken)
        => lezers.ReadAsync(database => FindVerloop(database, volgnummer), cancellationToken);

    public ValueTask<Inhoud?> ReadInhoudAsync(long volgnummer, CancellationToken cancellationToken)
        => lezers.ReadLastingAsync(database => inhouden.Read(database, volgnummer), cancellationToken);

    public ValueTask<Journaalstand> MeasureAsync(CancellationToken cancellationToken)
        => lezers.ReadAsync(Measure, cancellationToken);

    private static Berichtverloop? FindVerloop(Database database, long volgnummer)
    {
        // In one snapshot, or the one could be of before a change and the other of after it.
        database.Run("BEGIN");
        try
        {
            return Inboekregister.Find(database, volgnummer) is { } bericht ? new Berichtverloop(bericht, Historie.Read(database, volgnummer)) : null;
        }
        finally
        {
            database.RollbackIfOpen();
        }
    }

    private List<Bericht> FindOpReferentie(Database database, string id)
        => [.. zeven.Find(id).SelectMany(bak => Find(database, OpReferentie, bak, id, int.MaxValue))];

    /// <summary>Stretch by stretch, which is in order.</summary>
    private List<Bericht> FindOpConversatie(Database database, string id, int limit)
    {
        var berichten = new List<Bericht>();
        foreach (var bak in zeven.Find(id).TakeWhile(_ => berichten.Count < limit))
        {
            var over = limit - berichten.Count;
            berichten.AddRange(Find(database, EersteVanConversatie, bak, id, over)
                .Concat(Find(database, RestVanConversatie, bak, id, over)).OrderBy(static b => b.Volgnummer).Take(over));
        }

        return berichten;
    }

    private static List<Bericht> Find(Database database, string vraag, int bak, string id, int limit)
    {
        using var q = database.Prepare(vraag);
        return Berichtrij.ReadAll(q.Bind(bak).BindId(id).Bind(limit));
    }

    private static Journaalstand Measure(Database database)
    {
        using var q = database.Prepare(Meet);
        var aantallen = new Dictionary<Toestand, long>();
        DateTimeOffset? oudste = null;
        long laatste = 0;
        while (q.Step())
        {
            aantallen.Add((Toestand)q.Long(0), q.Long(1));
            oudste = Tijd.FromMs(q.LongOrNull(2));
            laatste = q.Long(3);
        }

        return new Journaalstand(aantallen, oudste, laatste);
    }
}
