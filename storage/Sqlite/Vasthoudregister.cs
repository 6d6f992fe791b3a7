namespace IB.Gateway.Storage.Sqlite;

/// <summary>Keeps messages back and lets them go. Runs on the writer's thread, inside its transaction.</summary>
internal static class Vasthoudregister
{
    /// <summary>Until when a new message is kept back, if it is, and what its history says of it.</summary>
    public static (long? TotMs, string Oorzaak) Decide(Database database, Boeking boeking, DateTimeOffset nu)
    {
        if (boeking.VastgehoudenTot is { } tot)
            return (Tijd.CeilingMs(tot), boeking.Oorzaak);
        var nuMs = nu.ToUnixTimeMilliseconds();
        return boeking.Bezorgaan is { } partij && HasDue(database, partij, nuMs)
            ? (nuMs, $"{boeking.Oorzaak} {Historietekst.Achteraan}")
            : (null, boeking.Oorzaak);
    }

    /// <summary>Gives a hold another end.</summary>
    public static bool Hold(Boekblad blad, long volgnummer, long totMs, DateTimeOffset nu, string oorzaak)
    {
        if (Bezorgrij.Find(blad.Database, volgnummer) is not { } rij || rij.Stand.Verzet(totMs) is not { } verzet)
            return false;
        rij.Book(blad, verzet, nu, oorzaak);
        return true;
    }

    /// <summary>Puts ready what may go, in order.</summary>
    public static Vrijgave Release(Boekblad blad, long opMs, int limit, DateTimeOffset nu, string oorzaak)
    {
        var partijen = new HashSet<string>(StringComparer.Ordinal);
        var aantal = 0;
        var ms = nu.ToUnixTimeMilliseconds();
        foreach (var (volgnummer, partij) in ListDue(blad.Database, opMs, limit))
        {
            var rij = Bezorgrij.Get(blad.Database, volgnummer);
            rij.Book(blad, rij.Stand.Vrij(ms), nu, oorzaak);
            partijen.Add(partij);
            aantal++;
        }

        return new Vrijgave(aantal, [.. partijen]);
    }

    /// <summary>Whether something is kept back for the party that may go by now: what comes after it must not overtake it.</summary>
    private static bool HasDue(Database database, string partij, long nuMs)
    {
        using var q = database.Prepare("SELECT 1 FROM bezorging WHERE partij = ? AND vast_tot <= ? LIMIT 1");
        return q.Bind(partij).Bind(nuMs).Step();
    }

    private static List<(long Volgnummer, string Partij)> ListDue(Database database, long opMs, int limit)
    {
        var rijen = new List<(long, string)>();
        using var q = database.Prepare("SELECT volgnummer, partij FROM bezorging WHERE vast_tot <= ? ORDER BY vast_tot, volgnummer LIMIT ?");
        q.Bind(opMs).Bind(limit);
        while (q.Step())
            rijen.Add((q.Long(0), q.Text(1)));
        return rijen;
    }
}
