using IB.Gateway.Storage.Feiten;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>Decides how deliveries go from state to state. Runs on the writer's thread, inside its transaction.</summary>
internal static class Bezorgregister
{
    // Waiting ones first, then what was confirmed already, then what we had given up: see ConfirmAsync.
    private const string FindOpReferentie = """
        SELECT k.volgnummer, CASE WHEN z.toestand IN (3, 4) THEN 1 WHEN z.toestand = 5 THEN 2 ELSE 3 END AS rang
        FROM kenmerk k CROSS JOIN bezorging z ON z.volgnummer = k.volgnummer
        WHERE k.bak = ?1 AND k.id = ?2 AND k.soort = 1 AND z.partij = ?3 AND z.toestand <> 8
        ORDER BY rang, k.volgnummer
        LIMIT 1
        """;

    public static int StartPoging(Boekblad blad, long volgnummer, DateTimeOffset nu, string oorzaak)
    {
        if (Bezorgrij.Find(blad.Database, volgnummer) is not { } rij || rij.Stand.Begin() is not { } begonnen)
            return 0;
        rij.Book(blad, begonnen, nu, oorzaak);
        return begonnen.Pogingen;
    }

    public static bool CompletePoging(Boekblad blad, long volgnummer, Pogingsuitkomst uitkomst, DateTimeOffset nu)
    {
        var rij = Bezorgrij.Get(blad.Database, volgnummer);
        if (rij.Stand.NaPoging(uitkomst, nu.ToUnixTimeMilliseconds()) is not { } naar)
            return false;
        rij.Book(blad, naar, nu, uitkomst.Oorzaak);
        if (uitkomst.Foutcode is { } code)
            blad.Book(new GeweigerdDoorOntvanger(volgnummer, code));
        return true;
    }

    public static Bevestiging Confirm(Boekblad blad, string partij, string referentienummer, DateTimeOffset nu, string oorzaak)
    {
        if (FindOpen(blad, partij, referentienummer) is not { } rij)
            return Bevestiging.Onbekend;
        if (rij.Stand.Toestand == Toestand.Bezorgd)
            return Bevestiging.WasBevestigd;
        rij.Book(blad, rij.Stand.Bezorgd(nu.ToUnixTimeMilliseconds()), nu, oorzaak);
        return Bevestiging.Bevestigd;
    }

    public static bool Resend(Boekblad blad, long volgnummer, DateTimeOffset nu, string oorzaak)
    {
        if (Bezorgrij.Find(blad.Database, volgnummer) is not { } rij
            || rij.Stand.Opnieuw(nu.ToUnixTimeMilliseconds()) is not { } opnieuw
            || !Inhouden.Has(blad.Database, volgnummer))
        {
            return false;
        }

        rij.Book(blad, opnieuw, nu, oorzaak);
        return true;
    }

    public static int Expire(Boekblad blad, DateTimeOffset grens, int limit, DateTimeOffset nu, string oorzaak)
    {
        var verlopen = ListVerlopen(blad.Database, grens, limit);
        foreach (var volgnummer in verlopen)
        {
            var rij = Bezorgrij.Get(blad.Database, volgnummer);
            rij.Book(blad, rij.Stand.Verlopen(), nu, oorzaak);
        }

        return verlopen.Count;
    }

    private static Bezorgrij? FindOpen(Boekblad blad, string partij, string referentienummer)
    {
        (long Rang, long Volgnummer)? eerste = null;
        foreach (var bak in blad.Zeven.Find(referentienummer))
        {
            using var q = blad.Database.Prepare(FindOpReferentie);
            if (q.Bind(bak).BindId(referentienummer).Bind(partij).Step() && (eerste is null || q.Long(1) < eerste.Value.Rang))
                eerste = (q.Long(1), q.Long(0));
        }

        return eerste is { } gevonden ? Bezorgrij.Find(blad.Database, gevonden.Volgnummer) : null;
    }

    private static List<long> ListVerlopen(Database database, DateTimeOffset grens, int limit)
    {
        var rijen = new List<long>();
        using var q = database.Prepare("SELECT volgnummer FROM bezorging WHERE rijp IS NOT NULL AND sinds < ? ORDER BY sinds, volgnummer LIMIT ?");
        q.Bind(Tijd.CeilingMs(grens)).Bind(limit);
        while (q.Step())
            rijen.Add(q.Long(0));
        return rijen;
    }
}
