using IB.Gateway.Storage.Log;
using IB.Gateway.Storage.Sqlite.Bestanden;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>
/// Copies the write-ahead log of the register into its file. While that goes on the file alone makes no sense, so a write-ahead log that
/// loses a part of itself then would leave a register that is wrong without showing it. Therefore the lock file first says how far the
/// register was: one that opens with less is refused.
/// </summary>
internal static class Checkpoint
{
    /// <summary>Commits between checkpoints are not forced to disk: what a power cut takes of them is read back from the log.</summary>
    public const string Snel = "PRAGMA synchronous = NORMAL";

    private const string Zeker = "PRAGMA synchronous = FULL";

    /// <summary>Returns whether all was copied; a reader may stand in the way. Outside a transaction.</summary>
    public static bool TryRun(Database database, Mapslot slot, Logstand stand, IStappen stappen)
    {
        Flush(database, static d => d.Run("UPDATE stand SET groep = groep WHERE id = 1"));
        Announce(slot, stand.Groep, stappen);
        if (!database.CopyLog(truncate: false))
            return false;
        stappen.Reached(Stap.CheckpointKlaar);
        return true;
    }

    /// <summary>Lets the lock say how far the register is, which is on disk that far. Before the first page is copied.</summary>
    public static void Announce(Mapslot slot, long groep, IStappen stappen)
    {
        slot.Write(Slotstand.Open, groep);
        stappen.Reached(Stap.CheckpointAangekondigd);
    }

    /// <summary>Does work in a transaction of its own that is on disk, with all before it, when this returns.</summary>
    public static void Flush(Database database, Action<Database> work)
    {
        database.Execute(Zeker);
        try
        {
            database.Run("BEGIN IMMEDIATE");
            work(database);
            database.Run("COMMIT");
        }
        finally
        {
            database.RollbackIfOpen();
            database.Execute(Snel);
        }
    }
}
