using IB.Gateway.Storage.Feiten;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>Removes messages from the register.</summary>
internal static class Vergeetregister
{
    public static void Forget(Database database, BerichtenVergeten feit)
    {
        foreach (var volgnummer in feit.Volgnummers)
        {
            Uncount(database, volgnummer);
            foreach (var tabel in (ReadOnlySpan<string>)[
                "DELETE FROM gebeurtenis WHERE volgnummer = ?", "DELETE FROM weigering WHERE volgnummer = ?",
                "DELETE FROM bezorging WHERE volgnummer = ?", "DELETE FROM bericht WHERE volgnummer = ?"])
            {
                using var q = database.Prepare(tabel);
                q.Bind(volgnummer).Run();
            }
        }

        using var proof = database.Prepare("INSERT INTO vergeten (eerste, laatste, aantal, tijd) VALUES (?, ?, ?, ?)");
        proof.Bind(feit.Volgnummers[0]).Bind(feit.Volgnummers[^1]).Bind(feit.Volgnummers.Count).Bind(feit.TijdMs).Run();
    }

    private static void Uncount(Database database, long volgnummer)
    {
        using var q = database.Prepare(
            "UPDATE telling SET aantal = aantal - 1 WHERE toestand = coalesce((SELECT toestand FROM bezorging WHERE volgnummer = ?), 2)");
        q.Bind(volgnummer).Run();
    }
}
