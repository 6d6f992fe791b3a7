using IB.Gateway.Storage.Feiten;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>Decides how deliveries go from state to state. Runs on the writer's thread, inside its transaction.</summary>
internal static class Bezorgregister
{
    public static int StartPoging(Boekblad blad, long volgnummer, DateTimeOffset nu, string oorzaak)
    {
        if (Bezorgrij.Find(blad.Database, volgnummer) is not { } rij || rij.Stand.Begin() is not { } begonnen)
            return 0;
        rij.Book(blad, begonnen, nu, oorzaak);
        return begonnen.Pogingen;
    }

    public static int StartOphaling(Boekblad blad, long volgnummer, int hoogstens, DateTimeOffset nu, string oorzaak)
        => Bezorgrij.Find(blad.Database, volgnummer) is { } rij && rij.Stand.BeginOphaling(hoogstens) is { } begonnen
            ? BookOphaling(blad, rij, begonnen, nu, oorzaak)
            : 0;

    public static int JoinOphaling(Boekblad blad, long volgnummer, DateTimeOffset nu, string oorzaak)
        => Bezorgrij.Find(blad.Database, volgnummer) is { } rij && rij.Stand.JoinOphaling() is { } begonnen
            ? BookOphaling(blad, rij, begonnen, nu, oorzaak)
            : 0;

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

    public static Bevestiging Confirm(Boekblad blad, long volgnummer, DateTimeOffset nu, string oorzaak)
    {
        if (Bezorgrij.Find(blad.Database, volgnummer) is not { Stand.IsGegeven: true } rij)
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

    private static int BookOphaling(Boekblad blad, Bezorgrij rij, Bezorgstand begonnen, DateTimeOffset nu, string oorzaak)
    {
        rij.Book(blad, begonnen, nu, oorzaak);
        return begonnen.Ophalingen;
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
