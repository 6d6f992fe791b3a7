namespace IB.Gateway.Storage.Sqlite;

/// <summary>Keeps messages back and lets them go. Runs on the writer's thread, inside its transaction.</summary>
internal static class Vasthoudregister
{
    /// <summary>Why a message that may go is kept back all the same.</summary>
    public const string Achteraan = "Sluit aan achter berichten die nog worden vrijgegeven.";

    /// <summary>Keeps a new message back; returns until when.</summary>
    public static DateTimeOffset Open(Database database, long volgnummer, string partij, DateTimeOffset nu, long totMs, string oorzaak)
    {
        using var q = database.Prepare("INSERT INTO bezorging (volgnummer, partij, toestand, pogingen, sinds, vast_tot) VALUES (?1, ?2, 8, 0, ?3, ?4)");
        q.Bind(volgnummer).Bind(partij).Bind(nu.ToUnixTimeMilliseconds()).Bind(totMs).Run();
        Historie.Add(database, volgnummer, nu, Toestand.Vastgehouden, oorzaak);
        Historie.Count(database, Toestand.Vastgehouden, 1);
        return Tijd.FromMs(totMs);
    }

    /// <summary>Whether something is kept back for the party that may go by now: what comes after it must not overtake it.</summary>
    public static bool HasDue(Database database, string partij, long nuMs)
    {
        using var q = database.Prepare("SELECT 1 FROM bezorging WHERE partij = ? AND vast_tot <= ? LIMIT 1");
        return q.Bind(partij).Bind(nuMs).Step();
    }

    /// <summary>Gives a hold another end.</summary>
    public static bool Hold(Database database, long volgnummer, long totMs, DateTimeOffset nu, string oorzaak)
    {
        using (var q = database.Prepare("UPDATE bezorging SET vast_tot = ?2 WHERE volgnummer = ?1 AND toestand = 8"))
        {
            if (q.Bind(volgnummer).Bind(totMs).Run() == 0)
                return false;
        }

        Historie.Add(database, volgnummer, nu, toestand: null, oorzaak);
        return true;
    }

    /// <summary>Puts ready what may go, in order.</summary>
    public static Vrijgave Release(Database database, long opMs, int limit, DateTimeOffset nu, string oorzaak)
    {
        var rijen = new List<(long Volgnummer, string Partij)>();
        using (var q = database.Prepare("SELECT volgnummer, partij FROM bezorging WHERE vast_tot <= ? ORDER BY vast_tot, volgnummer LIMIT ?"))
        {
            q.Bind(opMs).Bind(limit);
            while (q.Step())
                rijen.Add((q.Long(0), q.Text(1)));
        }

        if (rijen.Count == 0)
            return new Vrijgave(0, []);
        foreach (var (volgnummer, _) in rijen)
        {
            using (var q = database.Prepare("UPDATE bezorging SET toestand = 3, sinds = ?2, rijp = ?2, vast_tot = NULL WHERE volgnummer = ?1"))
                q.Bind(volgnummer).Bind(nu.ToUnixTimeMilliseconds()).Run();
            Historie.Add(database, volgnummer, nu, Toestand.Klaargezet, oorzaak);
        }

        Historie.Count(database, Toestand.Vastgehouden, -rijen.Count);
        Historie.Count(database, Toestand.Klaargezet, rijen.Count);
        return new Vrijgave(rijen.Count, [.. rijen.Select(r => r.Partij).Distinct()]);
    }
}
