using IB.Gateway.Storage.Sqlite.Kenmerken;
using IB.Gateway.Storage.Versleuteling;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>The journal on SQLite. Seals on the caller's thread, writes through the one writer, reads beside it.</summary>
internal sealed class SqliteJournaal(
    Schrijver schrijver, Lezers lezers, Zeven zeven, Inhouden inhouden, Datasleutels sleutels, long inpakkenVanaf, TimeProvider time) : IJournaal
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

    public async ValueTask<Inboeking> AppendAsync(Boeking boeking, CancellationToken cancellationToken)
    {
        Boekingcontrole.Require(boeking);
        schrijver.RequireRoom();
        var keys = new Dictionary<string, Datasleutel>(StringComparer.Ordinal);
        await CollectSleutelsAsync(boeking, keys);
        // Keys come first: a caller that holds room must never wait for another command.
        var bytes = VerzegeldeBoeking.Measure(boeking);
        await schrijver.ReserveAsync(bytes, cancellationToken);
        using var verzegeld = Seal(boeking, keys, bytes);
        try
        {
            return await schrijver.AddAsync(bytes, blad => Inboekregister.Append(blad, verzegeld, time.NowMs()));
        }
        catch (SleutelVervallenException e)
        {
            sleutels.Forget(e.Id);
            throw new OpslagException("De datasleutel van vandaag is zojuist vernietigd; er is niets vastgelegd. Probeer het opnieuw.", e);
        }
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

    public ValueTask<IReadOnlyList<Gebeurtenis>> ReadHistorieAsync(long volgnummer, CancellationToken cancellationToken)
        => lezers.ReadAsync<IReadOnlyList<Gebeurtenis>>(database => Historie.Read(database, volgnummer), cancellationToken);

    public ValueTask<Inhoud?> ReadInhoudAsync(long volgnummer, CancellationToken cancellationToken)
        => lezers.ReadAsync(database => inhouden.Read(database, volgnummer), cancellationToken);

    public ValueTask<Journaalstand> MeasureAsync(CancellationToken cancellationToken)
        => lezers.ReadAsync(Measure, cancellationToken);

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

    private async ValueTask CollectSleutelsAsync(Boeking boeking, Dictionary<string, Datasleutel> keys)
    {
        var partij = VerzegeldeBoeking.Sleutelhouder(boeking);
        if (!keys.ContainsKey(partij))
            keys.Add(partij, await sleutels.GetAsync(partij));
        foreach (var gevolg in boeking.Gevolgen)
            await CollectSleutelsAsync(gevolg, keys);
    }

    private VerzegeldeBoeking Seal(Boeking boeking, Dictionary<string, Datasleutel> keys, long bytes)
    {
        try
        {
            return VerzegeldeBoeking.Close(boeking, keys, inpakkenVanaf);
        }
        catch
        {
            schrijver.Release(bytes);
            throw;
        }
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
