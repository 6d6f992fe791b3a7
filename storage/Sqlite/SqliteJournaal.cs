using System.Buffers;
using System.Security.Cryptography;
using IB.Gateway.Storage.Versleuteling;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>The journal on SQLite. Seals on the caller's thread, writes through the one writer, reads beside it.</summary>
internal sealed class SqliteJournaal(
    Schrijver schrijver, Lezers lezers, Datasleutels sleutels, Sleutelbos bos, TimeProvider time) : IJournaal
{
    private const string FindOpReferentie = $"""
        SELECT {Berichtrij.Kolommen} FROM (
          SELECT volgnummer FROM bericht WHERE referentienummer = ?1 AND claimt = 1
          UNION ALL
          SELECT volgnummer FROM bericht WHERE referentienummer = ?1 AND claimt = 0) v
        CROSS JOIN bericht b ON b.volgnummer = v.volgnummer LEFT JOIN bezorging z ON z.volgnummer = b.volgnummer
        ORDER BY v.volgnummer
        """;

    // A message whose conversation is its own referentienummer is found by the latter: see the schema.
    private const string FindOpConversatie = $"""
        SELECT {Berichtrij.Kolommen} FROM (
          SELECT volgnummer FROM bericht WHERE referentienummer = ?1 AND claimt = 1 AND conversatie IS NULL
          UNION ALL
          SELECT volgnummer FROM bericht WHERE referentienummer = ?1 AND claimt = 0 AND conversatie IS NULL
          UNION ALL
          SELECT volgnummer FROM bericht WHERE conversatie = ?1
          ORDER BY volgnummer LIMIT ?2) v
        CROSS JOIN bericht b ON b.volgnummer = v.volgnummer LEFT JOIN bezorging z ON z.volgnummer = b.volgnummer
        ORDER BY v.volgnummer
        """;

    private const string FindInhoud = """
        SELECT length(i.gegevens), b.afdruk, s.id, s.partij, s.dag, s.kek, s.gewikkeld
        FROM inhoud i JOIN bericht b ON b.volgnummer = i.volgnummer JOIN sleutel s ON s.id = i.sleutel
        WHERE i.volgnummer = ?
        """;

    private const string Meet = """
        SELECT toestand, aantal,
          (SELECT min(sinds) FROM bezorging WHERE rijp IS NOT NULL), (SELECT max(volgnummer) FROM bericht)
        FROM telling
        """;

    public async ValueTask<Inboeking> AppendAsync(Boeking boeking, CancellationToken cancellationToken)
    {
        Boekingcontrole.Require(boeking);
        var keys = new Dictionary<string, Datasleutel>(StringComparer.Ordinal);
        await CollectSleutelsAsync(boeking, keys);
        // Keys come first: a caller that holds room must never wait for another command.
        var bytes = VerzegeldeBoeking.Measure(boeking);
        await schrijver.ReserveAsync(bytes, cancellationToken);
        using var verzegeld = Seal(boeking, keys, bytes);
        try
        {
            return await schrijver.AddAsync(bytes, database => Inboekregister.Append(database, verzegeld, time.NowMs()));
        }
        catch (SleutelVervallenException e)
        {
            sleutels.Forget(e.Id);
            throw new OpslagException("De datasleutel van vandaag is zojuist vernietigd; er is niets vastgelegd. Probeer het opnieuw.", e);
        }
    }

    public ValueTask<IReadOnlyList<Bericht>> FindAsync(string referentienummer, CancellationToken cancellationToken)
        => lezers.ReadAsync<IReadOnlyList<Bericht>>(
            database =>
            {
                using var q = database.Prepare(FindOpReferentie);
                return Berichtrij.ReadAll(q.BindId(referentienummer));
            },
            cancellationToken);

    public ValueTask<IReadOnlyList<Bericht>> FindConversatieAsync(string conversatieId, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return lezers.ReadAsync<IReadOnlyList<Bericht>>(
            database =>
            {
                using var q = database.Prepare(FindOpConversatie);
                return Berichtrij.ReadAll(q.BindId(conversatieId).Bind(limit));
            },
            cancellationToken);
    }

    public ValueTask<Bericht?> GetAsync(long volgnummer, CancellationToken cancellationToken)
        => lezers.ReadAsync(database => Inboekregister.Find(database, volgnummer), cancellationToken);

    public ValueTask<IReadOnlyList<Gebeurtenis>> ReadHistorieAsync(long volgnummer, CancellationToken cancellationToken)
        => lezers.ReadAsync<IReadOnlyList<Gebeurtenis>>(database => Historie.Read(database, volgnummer), cancellationToken);

    public ValueTask<Inhoud?> ReadInhoudAsync(long volgnummer, CancellationToken cancellationToken)
        => lezers.ReadAsync(database => ReadInhoud(database, volgnummer), cancellationToken);

    public ValueTask<Journaalstand> MeasureAsync(CancellationToken cancellationToken)
        => lezers.ReadAsync(Measure, cancellationToken);

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
            return VerzegeldeBoeking.Close(boeking, keys);
        }
        catch
        {
            schrijver.Release(bytes);
            throw;
        }
    }

    private Inhoud? ReadInhoud(Database database, long volgnummer)
    {
        using var q = database.Prepare(FindInhoud);
        if (!q.Bind(volgnummer).Step())
            return null;
        var doel = new Sleuteldoel(q.Text(3), Sleuteldoel.DagVan(q.Long(4)));
        var sleutel = Sleutelregister.Open(database.Path, bos, q.Long(2), q.Text(5), doel, q.Bytes(6));
        var length = (int)q.Long(0);
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var closed = buffer.AsSpan(0, length);
            Inhoudblob.Read(database, volgnummer, closed);
            var plain = Inhoudzegel.PlainLength(closed);
            if (plain < 0)
                throw Unreadable(database, volgnummer, "onbekende vorm", cause: null);
            Inhoudzegel.Open(sleutel, closed, q.Bytes(1));
            return new Inhoud(buffer, Inhoudzegel.PlainStart, plain);
        }
        catch (Exception e)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            if (e is AuthenticationTagMismatchException)
                throw Unreadable(database, volgnummer, "de bytes zijn veranderd", e);
            throw;
        }
    }

    private static OpslagException Unreadable(Database database, long volgnummer, string reason, Exception? cause)
    {
        var text = $"Opslag {database.Path}, tabel inhoud, volgnummer {volgnummer}: niet te lezen, {reason}. Zet een reservekopie terug.";
        return cause is null ? new OpslagException(text) : new OpslagException(text, cause);
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
