using IB.Gateway.Storage.Bestanden;
using IB.Gateway.Storage.Log;
using IB.Gateway.Storage.Sqlite.Bestanden;
using IB.Gateway.Storage.Sqlite.Schema;
using IB.Gateway.Storage.Versleuteling;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>
/// Opens a store, or makes one where none ever was: look without touching, recover the register, read back from the log what it lacks.
/// A file that is not there and a file that cannot be read are different things, and only the first makes a new store.
/// </summary>
internal static class SqliteOpening
{
    public static Geopend Open(Opslagbestanden bestanden, Mapslot slot, OpslagOptions options, TimeProvider time)
    {
        var bos = File.Exists(bestanden.Database)
            ? Inspect(bestanden, slot)
            : Create(bestanden, slot, time);
        var writer = Database.OpenWriter(bestanden.Database, options);
        try
        {
            Migraties.RequireKnown(writer);
            Sleutelregister.RequireAll(writer, bos);
            RequireNotBehind(writer, bestanden, slot);
            var (log, _) = Standregister.Read(writer);
            var veilig = 0L;
            // A new write-ahead log has new salts: what a torn write left behind in the old one is never taken for part of it.
            if (MoveLogToFile(writer, slot, log))
            {
                writer.CopyLog(truncate: true);
                veilig = log.Groep;
            }

            Migraties.Apply(writer);
            var blad = new Boekblad(writer, options);
            // Without a lock file the register is a backup that was put back: what comes after it may have been wiped since.
            var lezer = new Loglezer(bestanden.Log) { GewisteInhoud = slot.Read().Stand == Slotstand.Nieuw };
            var stand = Naspeler.ReplayAll(blad, lezer, static _ => { });
            // Once more: the last keys may have been in the log only.
            Sleutelregister.RequireAll(writer, bos);
            Checkpoint.Flush(writer, database => RegisterOpening(database, bos, time));
            if (bestanden.Log.Laatste is > 0 and var laatste)
                bestanden.Log.Trim(laatste);
            // From here on the database file alone may make no sense. Its write-ahead log and the folder entry of that are on disk.
            slot.Write(Slotstand.Open, stand.Groep);
            return new Geopend(writer, blad, lezer, stand, veilig, bos);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Copies the write-ahead log into the database file and lets the lock say so. The write-ahead log itself stays until then: at a
    /// crash between any two steps the next start finds what the lock tells it to find.
    /// </summary>
    public static bool MoveLogToFile(Database writer, Mapslot slot, Logstand stand)
    {
        if (!writer.CopyLog(truncate: false))
            return false;
        slot.Write(Slotstand.Gesloten, stand.Groep);
        return true;
    }

    private static Sleutelbos Inspect(Opslagbestanden bestanden, Mapslot slot)
    {
        var kop = Databasekop.Read(bestanden.Database);
        if (slot.Read().Stand == Slotstand.Open && Walinhoud.IsEmpty(bestanden.Wal))
            throw new OpslagException(
                $"Opslag {bestanden.Wal} ontbreekt of is leeg, terwijl de opslag niet netjes is gesloten: zonder dat bestand is het register niet heel. Zet het terug, of maak het register opnieuw uit het log met 'ib-gateway store repair'. Is dit met opzet een teruggezette reservekopie, verwijder dan {bestanden.Slot}.");
        kop.RequireComplete(bestanden.Database, Walinhoud.Read(bestanden.Wal, kop.Paginagrootte));
        return Sleutelbestand.Load(bestanden.Sleutels);
    }

    private static void RequireNotBehind(Database writer, Opslagbestanden bestanden, Mapslot slot)
    {
        var (minstens, groep) = (slot.Read().Groep, Standregister.Read(writer).Log.Groep);
        if (groep < minstens)
            throw new OpslagException(
                $"Opslag {bestanden.Wal}: het register gaat tot groep {groep} van het log, terwijl het tot {minstens} ging: een deel van dit bestand is beschadigd, en het register is niet te vertrouwen. Er is niets gewijzigd. Maak het register opnieuw uit het log met 'ib-gateway store repair'.");
    }

    private static Sleutelbos Create(Opslagbestanden bestanden, Mapslot slot, TimeProvider time)
    {
        if (File.Exists(bestanden.Wal) || bestanden.Log.List().Count > 0 || slot.Read().Stand != Slotstand.Nieuw)
            throw new OpslagException(
                $"Opslag {bestanden.Database} ontbreekt, maar er is er wel een geweest. Maak het opnieuw uit het log met 'ib-gateway store repair', zet het terug uit een reservekopie, of kies een lege map om opnieuw te beginnen.");
        // The key before the database: a store without its key can never be, a key without a store does no harm.
        if (!File.Exists(bestanden.Sleutels))
            Sleutelbestand.Create(bestanden.Sleutels, time.GetUtcNow());
        var bos = Sleutelbestand.Load(bestanden.Sleutels);
        CreateOntwerp(bestanden, bos, basis: null);
        // Whole or not at all, so that an empty or half-made file always means damage.
        File.Move(bestanden.Ontwerp, bestanden.Database, overwrite: false);
        return bos;
    }

    /// <summary>Makes a register under another name: an empty one, or a copy of <paramref name="basis"/>.</summary>
    public static void CreateOntwerp(Opslagbestanden bestanden, Sleutelbos bos, string? basis)
    {
        foreach (var leftover in Directory.EnumerateFiles(bestanden.Map, Path.GetFileName(bestanden.Ontwerp) + "*"))
            File.Delete(leftover);
        // SQLite gives its side files the mode of the database file, so that is made first.
        using (var file = Rechten.CreateFile(bestanden.Ontwerp))
        {
            if (basis is not null)
            {
                _ = Databasekop.Read(basis);
                using var bron = new FileStream(basis, FileMode.Open, FileAccess.Read, FileShare.Read);
                bron.CopyTo(file);
                return;
            }
        }

        using var database = Database.Create(bestanden.Ontwerp);
        database.Execute($"PRAGMA application_id = {Databasekop.OnzeApplicatieId};");
        Migraties.Apply(database);
        Sleutelregister.AddNew(database, bos);
        _ = database.Scalar("PRAGMA journal_mode = WAL", static q => q.Text(0));
    }

    private static void RegisterOpening(Database writer, Sleutelbos bos, TimeProvider time)
    {
        Sleutelregister.AddNew(writer, bos);
        using var q = writer.Prepare("INSERT INTO opening (tijd, programmaversie) VALUES (?, ?)");
        q.Bind(time.GetUtcNow().ToUnixTimeMilliseconds()).Bind(typeof(SqliteOpening).Assembly.GetName().Version?.ToString() ?? "?").Run();
    }
}

/// <summary>A store that was opened and is up to date.</summary>
/// <param name="Writer">The register.</param>
/// <param name="Blad">What is booked on.</param>
/// <param name="Lezer">Reads the log.</param>
/// <param name="Stand">How far log and register are.</param>
/// <param name="Veilig">Up to which group the register is in its file.</param>
/// <param name="Bos">The keys.</param>
internal sealed record Geopend(Database Writer, Boekblad Blad, Loglezer Lezer, Logstand Stand, long Veilig, Sleutelbos Bos);
