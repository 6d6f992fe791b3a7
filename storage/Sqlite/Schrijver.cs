using Microsoft.Extensions.Logging;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>
/// The one writer. It has a thread of its own, because SQLite blocks and because acknowledgements must not wait for a busy thread
/// pool. Callers use <see cref="ExecuteAsync{T}"/> and <see cref="ReserveAsync"/>/<see cref="AddAsync{T}"/> from any thread;
/// the connection belongs to the writer's thread alone.
/// </summary>
internal sealed partial class Schrijver : IOpslagGezondheid, IAsyncDisposable
{
    private readonly Database _database;
    private readonly OpslagOptions _options;
    private readonly TimeProvider _time;
    private readonly OpslagMeters _meters;
    private readonly ILogger _logger;
    private readonly Schrijfrij _rij;
    private readonly Thread _thread;
    private readonly TaskCompletionSource _klaar = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Voortgang _voortgang;
    private long _logPages;

    public Schrijver(Database database, OpslagOptions options, TimeProvider time, ILogger logger)
    {
        _database = database;
        _options = options;
        _time = time;
        _logger = logger;
        _rij = new Schrijfrij(options.MaxWachtrij, options.MaxWachtrijBytes);
        _meters = new OpslagMeters(_rij);
        _voortgang = new Voortgang(time.GetUtcNow(), null, null);
        _thread = new Thread(Run) { Name = "opslag-schrijver", IsBackground = true };
        _thread.Start();
    }

    public OpslagMeters Meters => _meters;

    public Opslagstand Stand
    {
        get
        {
            var voortgang = Volatile.Read(ref _voortgang);
            return new Opslagstand(_rij.Aantal, _rij.Bytes, voortgang.Laatste, voortgang.Fout, voortgang.FoutOp);
        }
    }

    /// <summary>Executes a small command. The token counts until it is queued; the answer comes after fsync.</summary>
    public async ValueTask<T> ExecuteAsync<T>(Func<Database, T> work, CancellationToken cancellationToken)
    {
        await ReserveAsync(0, cancellationToken);
        return await AddAsync(0, work);
    }

    /// <summary>Waits for room for a command with this many payload bytes. <see cref="AddAsync{T}"/> or <see cref="Release"/> must follow.</summary>
    public ValueTask ReserveAsync(long bytes, CancellationToken cancellationToken) => _rij.ReserveAsync(bytes, cancellationToken);

    /// <summary>Gives room back that will not be used.</summary>
    public void Release(long bytes) => _rij.Release(1, bytes);

    /// <summary>Queues a command in the room reserved for it; the answer comes after fsync.</summary>
    public Task<T> AddAsync<T>(long bytes, Func<Database, T> work)
    {
        var opdracht = new Opdracht<T>(bytes, work);
        try
        {
            _rij.Add(opdracht);
        }
        catch
        {
            Release(bytes);
            throw;
        }

        return opdracht.Task;
    }

    /// <summary>Stops intake, makes what is queued durable and ends the thread.</summary>
    public async ValueTask DisposeAsync()
    {
        _rij.Close();
        await _klaar.Task;
        _meters.Dispose();
    }

    private void Run()
    {
        var batch = new List<Opdracht>(_options.MaxBatch);
        while (_rij.Take(batch, _options.MaxBatch, _options.MaxBatchBytes))
        {
            try
            {
                Process(batch);
                CheckpointWhenDue();
            }
            // A fault in what listens to the meters, say. The writer must not die of it, nor leave a caller without an answer.
            catch (Exception e)
            {
                LogUnexpected(_logger, e);
                foreach (var opdracht in batch)
                    opdracht.Fail(new OpslagException($"Onverwachte fout in de opslag: {e.Message}", e));
            }

            _rij.Release(batch.Count, batch.Sum(static o => o.Bytes));
            batch.Clear();
        }

        _klaar.SetResult();
    }

    /// <summary>
    /// Store, fsync, answer: in this order and no other. An answer is what a sender takes as "the knooppunt has it", so it may
    /// not leave before COMMIT returns, and COMMIT returns after the log is on disk (synchronous = FULL). All that is waiting
    /// shares one COMMIT; a command that fails is undone alone. When COMMIT fails nobody is answered with success, although a
    /// few may turn out to be stored after a crash: their senders try again and find a repeat.
    /// </summary>
    private void Process(List<Opdracht> batch)
    {
        var started = _time.GetTimestamp();
        OpslagException? trouble = null;
        try
        {
            _database.Run("BEGIN IMMEDIATE");
            if (!TryExecuteTogether(batch))
                trouble = ExecuteApart(batch);
            _database.Run("COMMIT");
        }
        catch (Exception e)
        {
            FailAll(batch, e);
            return;
        }

        _meters.CountCommit(batch.Count, _time.GetElapsedTime(started));
        Report(trouble, progress: true);
        foreach (var opdracht in batch)
            opdracht.Answer();
    }

    /// <summary>
    /// Executes all without a savepoint for each, which costs the writer a copy of every page that a command touches: an eighth of its
    /// time. <see langword="false"/> when one failed; then all is undone and nothing is decided yet.
    /// </summary>
    private bool TryExecuteTogether(List<Opdracht> batch)
    {
        try
        {
            foreach (var opdracht in batch)
                opdracht.Execute(_database);
            return true;
        }
        // Which command it was, and whether it was the command or the store, shows when they are executed apart.
        catch (Exception)
        {
            _database.RollbackIfOpen();
            return false;
        }
    }

    private OpslagException? ExecuteApart(List<Opdracht> batch)
    {
        OpslagException? trouble = null;
        _database.Run("BEGIN IMMEDIATE");
        foreach (var opdracht in batch)
            trouble = ExecuteAlone(opdracht) ?? trouble;
        return trouble;
    }

    /// <summary>Returns what the store had to complain of; a mistake of the caller is the caller's alone.</summary>
    private OpslagException? ExecuteAlone(Opdracht opdracht)
    {
        OpslagException? trouble = null;
        _database.Run("SAVEPOINT opdracht");
        try
        {
            opdracht.Execute(_database);
        }
        // A full disk, say, ends the whole transaction; then there is nothing to go on with.
        catch (Exception e) when (_database.InTransaction)
        {
            _database.Run("ROLLBACK TO opdracht");
            opdracht.Refuse(e);
            trouble = e as OpslagException;
        }

        _database.Run("RELEASE opdracht");
        return trouble;
    }

    private void FailAll(List<Opdracht> batch, Exception cause)
    {
        try
        {
            _database.RollbackIfOpen();
        }
        catch (OpslagException e)
        {
            LogRollback(_logger, e);
        }

        _meters.CountFailure();
        LogFailure(_logger, cause, batch.Count);
        Report(cause, progress: false);
        foreach (var opdracht in batch)
            opdracht.Fail(new OpslagException(cause.Message, cause));
    }

    private void Report(Exception? trouble, bool progress)
    {
        var now = _time.GetUtcNow();
        var laatste = progress ? now : Volatile.Read(ref _voortgang).Laatste;
        Volatile.Write(ref _voortgang, new Voortgang(laatste, trouble?.Message, trouble is null ? null : now));
    }

    private void CheckpointWhenDue()
    {
        try
        {
            _logPages += _database.TakePagesWritten();
            // When a reader holds on to an older page the log stays, and the next transaction tries again.
            if (_logPages * _database.PageSize > _options.CheckpointBytes && _database.Checkpoint(truncate: false))
                _logPages = 0;
        }
        // The log still holds everything; only its size suffers.
        catch (OpslagException e)
        {
            LogCheckpoint(_logger, e);
        }
    }

    private sealed record Voortgang(DateTimeOffset Laatste, string? Fout, DateTimeOffset? FoutOp);

    [LoggerMessage(1, LogLevel.Error, "Transactie mislukt; {Aantal} opdrachten zijn afgewezen en er is niets vastgelegd")]
    private static partial void LogFailure(ILogger logger, Exception cause, int aantal);

    [LoggerMessage(2, LogLevel.Error, "Terugdraaien van een mislukte transactie lukte niet")]
    private static partial void LogRollback(ILogger logger, Exception cause);

    [LoggerMessage(4, LogLevel.Critical, "Onverwachte fout in de schrijver; de opdrachten zijn afgewezen en de schrijver gaat door")]
    private static partial void LogUnexpected(ILogger logger, Exception cause);

    [LoggerMessage(3, LogLevel.Warning, "Het logbestand kon niet naar de database worden overgebracht")]
    private static partial void LogCheckpoint(ILogger logger, Exception cause);
}
