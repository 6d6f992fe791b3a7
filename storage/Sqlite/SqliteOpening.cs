using IB.Gateway.Storage.Sqlite.Bestanden;
using IB.Gateway.Storage.Sqlite.Schema;
using IB.Gateway.Storage.Versleuteling;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>
/// Opens the files of a store in fixed steps: recognise, refuse or create, unlock, recover. "Never existed" and "exists but cannot
/// be read" are different things, and only the first makes a new store.
/// </summary>
internal static class SqliteOpening
{
    public static (Database Writer, Sleutelbos Bos) Open(Opslagbestanden bestanden, Mapslot slot, OpslagOptions options, TimeProvider time)
    {
        var bos = File.Exists(bestanden.Database)
            ? Inspect(bestanden, slot)
            : Create(bestanden, slot, time);
        var writer = Database.OpenWriter(bestanden.Database, options);
        try
        {
            Migraties.RequireKnown(writer);
            Sleutelregister.RequireAll(writer, bos);
            // A new log has new salts: what a torn write left behind in the old one is never taken for part of it.
            if (MoveLogToFile(writer, slot))
                writer.Checkpoint(truncate: true);
            Migraties.Apply(writer);
            RegisterOpening(writer, bos, time);
            // From here on messages may live in the log alone. The log and its folder entry are on disk: the registration is in it.
            slot.Write(Slotstand.Open);
            return (writer, bos);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Copies the log into the database file and lets the lock say so. The log itself stays until then: at a crash between any two
    /// steps the next start finds what the lock tells it to find.
    /// </summary>
    public static bool MoveLogToFile(Database writer, Mapslot slot)
    {
        if (!writer.Checkpoint(truncate: false))
            return false;
        slot.Write(Slotstand.Gesloten);
        return true;
    }

    private static Sleutelbos Inspect(Opslagbestanden bestanden, Mapslot slot)
    {
        var kop = Databasekop.Read(bestanden.Database);
        if (slot.Read() == Slotstand.Open && Walinhoud.IsEmpty(bestanden.Wal))
            throw new OpslagException(
                $"Opslag {bestanden.Wal} ontbreekt of is leeg, terwijl de opslag niet netjes is gesloten: bevestigde berichten kunnen daarin staan. Zet het bestand terug. Is dit met opzet een teruggezette reservekopie, verwijder dan {bestanden.Slot}.");
        kop.RequireComplete(bestanden.Database, Walinhoud.Read(bestanden.Wal, kop.Paginagrootte));
        return Sleutelbestand.Load(bestanden.Sleutels);
    }

    private static Sleutelbos Create(Opslagbestanden bestanden, Mapslot slot, TimeProvider time)
    {
        if (File.Exists(bestanden.Wal) || slot.Read() != Slotstand.Nieuw)
            throw new OpslagException(
                $"Opslag {bestanden.Database} ontbreekt, maar er is er wel een geweest. Zet het bestand terug uit een reservekopie, of kies een lege map om opnieuw te beginnen.");
        // The key before the database: a store without its key can never be, a key without a store does no harm.
        if (!File.Exists(bestanden.Sleutels))
            Sleutelbestand.Create(bestanden.Sleutels, time.GetUtcNow());
        var bos = Sleutelbestand.Load(bestanden.Sleutels);
        CreateDatabase(bestanden, bos);
        return bos;
    }

    private static void CreateDatabase(Opslagbestanden bestanden, Sleutelbos bos)
    {
        foreach (var leftover in Directory.EnumerateFiles(bestanden.Map, Path.GetFileName(bestanden.Ontwerp) + "*"))
            File.Delete(leftover);
        // SQLite gives its side files the mode of the database file, so that is made first.
        Rechten.CreateFile(bestanden.Ontwerp).Dispose();
        using (var database = Database.Create(bestanden.Ontwerp))
        {
            database.Execute($"PRAGMA application_id = {Databasekop.OnzeApplicatieId};");
            Migraties.Apply(database);
            Sleutelregister.AddNew(database, bos);
            _ = database.Scalar("PRAGMA journal_mode = WAL", static q => q.Text(0));
        }

        // Whole or not at all, so that an empty or half-made file always means damage.
        File.Move(bestanden.Ontwerp, bestanden.Database, overwrite: false);
    }

    private static void RegisterOpening(Database writer, Sleutelbos bos, TimeProvider time)
    {
        writer.Execute("BEGIN IMMEDIATE");
        try
        {
            Sleutelregister.AddNew(writer, bos);
            using (var q = writer.Prepare("INSERT INTO opening (tijd, programmaversie) VALUES (?, ?)"))
                q.Bind(time.GetUtcNow().ToUnixTimeMilliseconds()).Bind(typeof(SqliteOpening).Assembly.GetName().Version?.ToString() ?? "?").Run();
            writer.Execute("COMMIT");
        }
        finally
        {
            writer.RollbackIfOpen();
        }
    }
}
