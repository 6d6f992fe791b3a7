using IB.Gateway.Storage.Log;
using IB.Gateway.Storage.Schrijven;
using IB.Gateway.Storage.Sqlite.Bestanden;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>
/// The register on the writer's side: commands are decided on in a transaction that stays open over several groups, and is committed
/// when a reader asks for it or after a short while. For the writer's thread.
/// </summary>
internal sealed partial class Registerboeking : IDisposable
{
    // A commit costs a page for every page that was touched, so it pays to let groups share it; a reader does not notice the second.
    private const int MaxUitstelMs = 20;
    private const int MinTussenMs = 4;

    // An eighth of it is copied in the time of a few commits. A disk that cannot keep up is not waited for longer than this many rounds.
    private const int RestDeel = 8;
    private const int MaxRonden = 3;

    // After a failure: long enough not to fill the log lines of an outage, short enough for whoever waits.
    private const int HerstelMs = 1_000;

    private readonly Database _database;
    private readonly Loglezer _lezer;
    private readonly Zichtbaarheid _zicht;
    private readonly Mapslot _slot;
    private readonly Reserve _reserve;
    private readonly OpslagOptions _options;
    private readonly IStappen _stappen;
    private readonly ILogger _logger;
    private readonly Overdracht _overdracht;
    private bool _vertrouwd = true;
    private TaskCompletionSource? _gevraagd;
    private long _veilig;
    private long _beginMs;
    private long _commitMs;
    private long _herstelMs;
    private long _logPages;
    private long _nieuwePages;
    private int _ronde;

    public Registerboeking(
        Boekblad blad, Loglezer lezer, Zichtbaarheid zicht, Mapslot slot, Reserve reserve, OpslagOptions options, IStappen stappen, long veilig, ILogger logger)
    {
        _veilig = veilig;
        Blad = blad;
        _database = blad.Database;
        _lezer = lezer;
        _zicht = zicht;
        _slot = slot;
        _reserve = reserve;
        _options = options;
        _stappen = stappen;
        _logger = logger;
        _overdracht = new Overdracht(_database.Path, slot, options, stappen);
    }

    /// <summary>The blad of the group under way.</summary>
    public Boekblad Blad { get; }

    /// <summary>The register could not follow the log to its end.</summary>
    public bool Achter => _zicht.Achter || !_vertrouwd;

    /// <summary>The last group that is in the database file itself, on disk: what the log has up to there is no longer needed to recover.</summary>
    public long Veilig => Volatile.Read(ref _veilig);

    /// <summary>
    /// Lets the next commit be followed by a checkpoint, however little there is to copy; completes after the attempt. Safe on any
    /// thread.
    /// </summary>
    public Task AskCheckpointAsync()
    {
        var vraag = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (Interlocked.CompareExchange(ref _gevraagd, vraag, null) ?? vraag).Task;
    }

    /// <summary>How long the writer may wait for work, in milliseconds, before <see cref="CommitWhenDue"/>; -1 for ever.</summary>
    public int Rusttijd
    {
        get
        {
            if (!_zicht.Achter)
                return Timeout.Infinite;
            var due = _zicht.Gevraagd ? _commitMs + MinTussenMs : _beginMs + MaxUitstelMs;
            return (int)Math.Clamp(Math.Max(due, _herstelMs) - Environment.TickCount64, 0, HerstelMs);
        }
    }

    /// <summary>
    /// Executes commands and keeps what they book. Returns what the store had to complain of in a command that was undone; a mistake of
    /// the caller is the caller's alone.
    /// </summary>
    public OpslagException? Decide(List<Opdracht<Boekblad>> batch, Logschrijver log)
    {
        EnsureTransaction(log.Stand);
        var plaats = log.Prepare(batch.Sum(static o => o.Bytes));
        return TryExecuteTogether(batch, plaats) ? null : ExecuteApart(batch, plaats, log.Stand);
    }

    /// <summary>What was decided is durable: readers must get to see it.</summary>
    public void Promise()
    {
        if (!_zicht.Achter)
            _beginMs = Environment.TickCount64;
        _zicht.Promise(Blad.Wist);
    }

    /// <summary>Something failed: the register may have what the log has not. It is brought back before it is used again.</summary>
    public void Distrust() => _vertrouwd = false;

    /// <summary>Commits when it is time to.</summary>
    public void CommitWhenDue(Logstand stand)
    {
        if (_zicht.Achter && Rusttijd == 0)
            Commit(stand);
    }

    /// <summary>Commits, so that readers see everything up to and including <paramref name="stand"/>.</summary>
    public void Commit(Logstand stand)
    {
        if (!_zicht.Achter)
            return;
        try
        {
            EnsureTransaction(stand);
            Blad.Close(stand);
            _database.Run("COMMIT");
            _commitMs = Environment.TickCount64;
            _stappen.Reached(Stap.Vastgelegd);
            _zicht.Fulfil();
        }
        // Nothing is lost: the log has it, and the next attempt reads it back from there. The writer must not die of it, whatever it is.
        catch (Exception e)
        {
            Distrust();
            _herstelMs = Environment.TickCount64 + HerstelMs;
            LogCommit(_logger, e);
            _zicht.Fail(new OpslagException($"Het register loopt achter bij het log: {e.Message} Er is niets verloren. Probeer het opnieuw.", e));
            _reserve.ReleaseWhenFull();
            return;
        }

        CheckpointWhenDue(stand);
    }

    /// <summary>No commit comes any more: readers that would wait for one are told.</summary>
    public void Close()
    {
        _zicht.Close();
        _overdracht.Dispose();
    }

    public void Dispose() => Blad.Dispose();

    private void EnsureTransaction(Logstand stand)
    {
        if (!_vertrouwd || (_zicht.Achter && !_database.InTransaction))
            Naspeler.ReplayOpen(Blad, _lezer, stand);
        else if (!_database.InTransaction)
            _database.Run("BEGIN IMMEDIATE");
        _vertrouwd = true;
    }

    /// <summary>
    /// Executes all without a savepoint for each, which costs the writer a copy of every page that a command touches: an eighth of its
    /// time. <see langword="false"/> when one failed; then nothing is decided yet.
    /// </summary>
    private bool TryExecuteTogether(List<Opdracht<Boekblad>> batch, Logplaats plaats)
    {
        Blad.BeginGroep(plaats);
        try
        {
            foreach (var opdracht in batch)
                opdracht.Execute(Blad);
            return true;
        }
        // Which command it was, and whether it was the command or the store, shows when they are executed apart.
        catch (Exception)
        {
            return false;
        }
    }

    private OpslagException? ExecuteApart(List<Opdracht<Boekblad>> batch, Logplaats plaats, Logstand stand)
    {
        // Back to what the log has: the transaction holds earlier groups too, and those were answered.
        Naspeler.ReplayOpen(Blad, _lezer, stand);
        Blad.BeginGroep(plaats);
        OpslagException? trouble = null;
        foreach (var opdracht in batch)
            trouble = ExecuteAlone(opdracht) ?? trouble;
        return trouble;
    }

    private OpslagException? ExecuteAlone(Opdracht<Boekblad> opdracht)
    {
        OpslagException? trouble = null;
        var begin = Blad.Mark();
        _database.Run("SAVEPOINT opdracht");
        try
        {
            opdracht.Execute(Blad);
        }
        // A full disk, say, ends the whole transaction; then there is nothing to go on with.
        catch (Exception e) when (_database.InTransaction)
        {
            _database.Run("ROLLBACK TO opdracht");
            Blad.Return(begin);
            opdracht.Refuse(e);
            trouble = e as OpslagException;
        }

        _database.Run("RELEASE opdracht");
        return trouble;
    }

    private void CheckpointWhenDue(Logstand stand)
    {
        try
        {
            var written = _database.TakePagesWritten();
            _logPages += written;
            _nieuwePages += written;
            var gevraagd = Volatile.Read(ref _gevraagd) is not null;
            if (gevraagd || (!_overdracht.Bezig && Size(_logPages) > _options.CheckpointBytes))
                RunCheckpoint(stand, gevraagd);
        }
        // The write-ahead log still holds everything; only its size suffers.
        catch (Exception e)
        {
            LogCheckpoint(_logger, e);
        }
    }

    /// <summary>
    /// Most is copied beside the writer, which goes on meanwhile; what it wrote since is less each time. The last little bit is copied here,
    /// for only when all of it is there the write-ahead log begins anew.
    /// </summary>
    private void RunCheckpoint(Logstand stand, bool gevraagd)
    {
        try
        {
            _overdracht.Wait();
            if (!gevraagd && _ronde < MaxRonden && Size(_nieuwePages) > _options.CheckpointBytes / RestDeel)
            {
                _nieuwePages = 0;
                _ronde++;
                _overdracht.Start(stand.Groep);
                return;
            }

            // When a reader holds on to an older page the write-ahead log stays, and the next commit tries again.
            if (!Checkpoint.TryRun(_database, _slot, stand, _stappen))
                return;
            (_logPages, _nieuwePages, _ronde) = (0, 0, 0);
            Volatile.Write(ref _veilig, stand.Groep);
        }
        finally
        {
            if (gevraagd)
                Interlocked.Exchange(ref _gevraagd, null)?.TrySetResult();
        }
    }

    private long Size(long pages) => pages * _database.PageSize;

    [LoggerMessage(3, LogLevel.Warning, "Het logbestand van de database kon niet naar de database worden overgebracht")]
    private static partial void LogCheckpoint(ILogger logger, Exception cause);

    [LoggerMessage(5, LogLevel.Error, "Het register loopt achter bij het log en wordt daaruit hersteld; er is niets verloren")]
    private static partial void LogCommit(ILogger logger, Exception cause);
}
