using IB.Gateway.Storage.Sqlite.Bestanden;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>
/// A checkpoint beside the writer, which would otherwise halt for it. It goes up to the commit at which it begins and no further, because
/// that is how far the lock file says that the register was: SQLite copies nothing that a reader may not see yet, so a reader of that
/// commit is held meanwhile. Begun and awaited by the writer's thread.
/// </summary>
internal sealed class Overdracht(string path, Mapslot slot, OpslagOptions options, IStappen stappen) : IDisposable
{
    private Database? _lezer;
    private Database? _kopieerder;
    private Task _werk = Task.CompletedTask;

    /// <summary>One is under way.</summary>
    public bool Bezig => !_werk.IsCompleted;

    /// <summary>Begins, right after the commit that it goes up to. None may be under way.</summary>
    /// <param name="groep">The last group in that commit.</param>
    public void Start(long groep)
    {
        _lezer ??= Database.OpenReader(path);
        _kopieerder ??= Database.OpenWriter(path, options);
        _lezer.Run("BEGIN");
        try
        {
            _ = _lezer.Scalar("SELECT groep FROM stand WHERE id = 1", static q => q.Long(0));
            _werk = Task.Factory.StartNew(() => Copy(groep), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        catch
        {
            _lezer.RollbackIfOpen();
            throw;
        }
    }

    /// <summary>Waits until none is under way; throws when the last one failed, once.</summary>
    /// <exception cref="OpslagException">The disk is full, or fails.</exception>
    public void Wait()
    {
        var werk = _werk;
        _werk = Task.CompletedTask;
        werk.GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        ((IAsyncResult)_werk).AsyncWaitHandle.WaitOne();
        _lezer?.Dispose();
        _kopieerder?.Dispose();
    }

    private void Copy(long groep)
    {
        try
        {
            using (var log = File.OpenHandle(path + "-wal", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete))
                RandomAccess.FlushToDisk(log);
            Checkpoint.Announce(slot, groep, stappen);
            _kopieerder!.CopyLog(truncate: false);
        }
        finally
        {
            _lezer!.RollbackIfOpen();
        }
    }
}
