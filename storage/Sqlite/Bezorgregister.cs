namespace IB.Gateway.Storage.Sqlite;

/// <summary>Moves deliveries from state to state. Runs on the writer's thread, inside its transaction.</summary>
internal static class Bezorgregister
{
    // Waiting ones first, then what was confirmed already, then what we had given up: see ConfirmAsync.
    private const string FindOpReferentie = """
        SELECT v.volgnummer FROM (
          SELECT volgnummer FROM bericht WHERE referentienummer = ?1 AND claimt = 1
          UNION ALL
          SELECT volgnummer FROM bericht WHERE referentienummer = ?1 AND claimt = 0) v
        CROSS JOIN bezorging z ON z.volgnummer = v.volgnummer
        WHERE z.partij = ?2 AND z.toestand <> 8
        ORDER BY CASE WHEN z.toestand IN (3, 4) THEN 1 WHEN z.toestand = 5 THEN 2 ELSE 3 END, v.volgnummer
        LIMIT 1
        """;

    /// <summary>Puts a new message ready, or keeps it back. Returns until when it is kept back, if it is.</summary>
    public static DateTimeOffset? Open(Database database, long volgnummer, Boeking boeking, DateTimeOffset nu)
    {
        var partij = boeking.Bezorgaan!;
        var ms = nu.ToUnixTimeMilliseconds();
        if (boeking.VastgehoudenTot is { } tot)
            return Vasthoudregister.Open(database, volgnummer, partij, nu, Tijd.CeilingMs(tot), boeking.Oorzaak);
        if (Vasthoudregister.HasDue(database, partij, ms))
            return Vasthoudregister.Open(database, volgnummer, partij, nu, ms, $"{boeking.Oorzaak} {Vasthoudregister.Achteraan}");
        using var q = database.Prepare("INSERT INTO bezorging (volgnummer, partij, toestand, pogingen, sinds, rijp) VALUES (?1, ?2, 3, 0, ?3, ?3)");
        q.Bind(volgnummer).Bind(partij).Bind(ms).Run();
        Historie.Add(database, volgnummer, nu, Toestand.Klaargezet, boeking.Oorzaak);
        Historie.Count(database, Toestand.Klaargezet, 1);
        return null;
    }

    public static int StartPoging(Database database, long volgnummer, DateTimeOffset nu, string oorzaak)
    {
        if (Find(database, volgnummer) is not { } rij || !Overgang.Wacht(rij.Toestand))
            return 0;
        // The due time stays: an attempt that a crash cuts short is due at once.
        var poging = rij.Pogingen + 1;
        Move(database, rij, rij with { Toestand = Toestand.Aangeboden, Pogingen = poging }, nu, oorzaak);
        return poging;
    }

    public static bool CompletePoging(Database database, long volgnummer, Pogingsuitkomst uitkomst, DateTimeOffset nu)
    {
        var rij = Find(database, volgnummer)
            ?? throw new InvalidOperationException($"Bericht {volgnummer} heeft geen bezorging.");
        if (Overgang.NaPoging(rij.Toestand, uitkomst.Toestand) is not { } naar)
            return false;
        var rijp = uitkomst.VolgendePoging is { } volgende ? Tijd.CeilingMs(volgende) : (long?)null;
        Move(database, rij, rij with { Toestand = naar, Rijp = rijp }, nu, uitkomst.Oorzaak);
        return true;
    }

    public static Bevestiging Confirm(Database database, string partij, string referentienummer, DateTimeOffset nu, string oorzaak)
    {
        using var q = database.Prepare(FindOpReferentie);
        if (!q.BindId(referentienummer).Bind(partij).Step() || Find(database, q.Long(0)) is not { } rij)
            return Bevestiging.Onbekend;
        if (rij.Toestand == Toestand.Bezorgd)
            return Bevestiging.WasBevestigd;
        Move(database, rij, rij with { Toestand = Toestand.Bezorgd, Rijp = null }, nu, oorzaak);
        return Bevestiging.Bevestigd;
    }

    public static bool Resend(Database database, long volgnummer, DateTimeOffset nu, string oorzaak)
    {
        if (Find(database, volgnummer) is not { } rij || !Overgang.MagOpnieuw(rij.Toestand))
            return false;
        var ms = nu.ToUnixTimeMilliseconds();
        Move(database, rij, new Rij(volgnummer, Toestand.Klaargezet, Pogingen: 0, Sinds: ms, Rijp: ms), nu, oorzaak);
        return true;
    }

    public static int Expire(Database database, DateTimeOffset grens, int limit, DateTimeOffset nu, string oorzaak)
    {
        var rijen = new List<long>();
        using (var q = database.Prepare("SELECT volgnummer FROM bezorging WHERE rijp IS NOT NULL AND sinds < ? ORDER BY sinds, volgnummer LIMIT ?"))
        {
            q.Bind(Tijd.CeilingMs(grens)).Bind(limit);
            while (q.Step())
                rijen.Add(q.Long(0));
        }

        foreach (var volgnummer in rijen)
        {
            if (Find(database, volgnummer) is { } rij)
                Move(database, rij, rij with { Toestand = Toestand.Verlopen, Rijp = null }, nu, oorzaak);
        }

        return rijen.Count;
    }

    private static Rij? Find(Database database, long volgnummer)
    {
        using var q = database.Prepare("SELECT toestand, pogingen, sinds, rijp FROM bezorging WHERE volgnummer = ?");
        return q.Bind(volgnummer).Step()
            ? new Rij(volgnummer, (Toestand)q.Long(0), (int)q.Long(1), q.Long(2), q.LongOrNull(3))
            : null;
    }

    private static void Move(Database database, Rij van, Rij naar, DateTimeOffset nu, string oorzaak)
    {
        using (var q = database.Prepare("UPDATE bezorging SET toestand = ?2, pogingen = ?3, sinds = ?4, rijp = ?5 WHERE volgnummer = ?1"))
            q.Bind(van.Volgnummer).Bind((long)naar.Toestand).Bind(naar.Pogingen).Bind(naar.Sinds).Bind(naar.Rijp).Run();
        Historie.Add(database, van.Volgnummer, nu, naar.Toestand, oorzaak);
        Historie.Count(database, van.Toestand, -1);
        Historie.Count(database, naar.Toestand, 1);
    }

    private sealed record Rij(long Volgnummer, Toestand Toestand, int Pogingen, long Sinds, long? Rijp);
}
