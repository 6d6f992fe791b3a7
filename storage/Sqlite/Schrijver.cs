using IB.Gateway.Storage.Log;
using IB.Gateway.Storage.Schrijven;
using IB.Gateway.Storage.Sqlite.Bestanden;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>
/// The one writer. It has a thread of its own, because disks block and because acknowledgements must not wait for a busy thread
/// pool. Callers use <see cref="ExecuteAsync{T}"/> and <see cref="ReserveAsync"/>/<see cref="AddAsync{T}"/> from any thread;
/// the register and the log belong to the writer's thread alone.
/// </summary>
internal sealed partial class Schrijver : IOpslagGezondheid, IAsyncDisposable
{
    private readonly OpslagOptions _options;
    private readonly TimeProvider _time;
    private readonly OpslagMeters _meters;
    private readonly ILogger _logger;
    private readonly Schrijfrij<Opdracht<Boekblad>> _rij;
    private readonly Registerboeking _register;
    private readonly Logschrijver _log;
    private readonly Reserve _reserve;
    private readonly IStappen _stappen;
    private readonly Thread _thread;
    private readonly TaskCompletionSource _klaar = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Voortgang _voortgang;

    public Schrijver(
        Registerboeking register, Logschrijver log, Schrijfrij<Opdracht<Boekblad>> rij, Reserve reserve, OpslagOptions options, IStappen stappen,
        TimeProvider time, ILogger logger)
    {
        _register = register;
        _log = log;
        _rij = rij;
        _reserve = reserve;
        _options = options;
        _stappen = stappen;
        _time = time;
        _logger = logger;
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
            return new Opslagstand(_rij.Aantal, _rij.Bytes, voortgang.Laatste, voortgang.Fout, voortgang.FoutOp) { Schijfvol = _reserve.Aangesproken };
        }
    }

    /// <summary>Executes a small command. The token counts until it is queued; the answer comes after fsync.</summary>
    public async ValueTask<T> ExecuteAsync<T>(Func<Boekblad, T> work, CancellationToken cancellationToken)
    {
        await ReserveAsync(0, cancellationToken);
        return await AddAsync(0, work);
    }

    /// <exception cref="OpslagException">The disk is full.</exception>
    public void RequireRoom()
    {
        if (_reserve.Aangesproken)
            throw new OpslagException(
                "De schijf van de opslag is vol: er wordt niets nieuws aangenomen tot er ruimte is. Er is niets vastgelegd. Probeer het later opnieuw.");
    }

    /// <summary>Waits for room for a command with this many payload bytes. <see cref="AddAsync{T}"/> or <see cref="Release"/> must follow.</summary>
    public ValueTask ReserveAsync(long bytes, CancellationToken cancellationToken) => _rij.ReserveAsync(bytes, cancellationToken);

    /// <summary>Gives room back that will not be used.</summary>
    public void Release(long bytes) => _rij.Release(1, bytes);

    /// <summary>Queues a command in the room reserved for it; the answer comes after fsync.</summary>
    public Task<T> AddAsync<T>(long bytes, Func<Boekblad, T> work)
    {
        var opdracht = new Opdracht<Boekblad, T>(bytes, work);
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

    /// <summary>Stops intake, makes what is queued durable, brings the register up to date and ends the thread.</summary>
    public async ValueTask DisposeAsync()
    {
        _rij.Close();
        await _klaar.Task;
        _meters.Dispose();
    }

    private void Run()
    {
        var batch = new List<Opdracht<Boekblad>>(_options.MaxBatch);
        while (_rij.Take(batch, _options.MaxBatch, _options.MaxBatchBytes, _register.Rusttijd) is var neming && neming != Neming.Gesloten)
        {
            if (neming == Neming.Werk)
                Handle(batch);
            _register.CommitWhenDue(_log.Stand);
        }

        _register.Commit(_log.Stand);
        _register.Close();
        _klaar.SetResult();
    }

    private void Handle(List<Opdracht<Boekblad>> batch)
    {
        try
        {
            Process(batch);
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

    /// <summary>
    /// Decide, append, fsync, answer: in this order and no other. An answer is what a sender takes as "the knooppunt has it", so it may
    /// not leave before <see cref="Logschrijver.Flush"/> returns. All that is waiting shares one fsync; a command that fails is undone
    /// alone. The register follows: it is decided on, because the next command must see what this one did, but it is committed later and
    /// without fsync, because all that is in it can be read back from the log. When a write fails nobody is answered with success, and
    /// the register returns to what the log has.
    /// </summary>
    private void Process(List<Opdracht<Boekblad>> batch)
    {
        var started = _time.GetTimestamp();
        OpslagException? trouble;
        try
        {
            trouble = _register.Decide(batch, _log);
            _stappen.Reached(Stap.Besloten);
            if (_register.Blad is { IsLeeg: false } blad)
            {
                _log.Write(blad.Inhouden, blad.Finish());
                _stappen.Reached(Stap.Geschreven);
                _log.Flush();
                _stappen.Reached(Stap.Duurzaam);
            }
        }
        catch (Exception e)
        {
            FailAll(batch, e);
            return;
        }

        _register.Promise();
        _reserve.RestoreWhenPossible();
        _meters.CountCommit(batch.Count, _time.GetElapsedTime(started));
        Report(trouble, progress: true);
        foreach (var opdracht in batch)
            opdracht.Answer();
        _stappen.Reached(Stap.Beantwoord);
    }

    private void FailAll(List<Opdracht<Boekblad>> batch, Exception cause)
    {
        _register.Distrust();
        _reserve.ReleaseWhenFull();
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

    private sealed record Voortgang(DateTimeOffset Laatste, string? Fout, DateTimeOffset? FoutOp);

    [LoggerMessage(1, LogLevel.Error, "Groep mislukt; {Aantal} opdrachten zijn afgewezen en er is niets vastgelegd")]
    private static partial void LogFailure(ILogger logger, Exception cause, int aantal);

    [LoggerMessage(4, LogLevel.Critical, "Onverwachte fout in de schrijver; de opdrachten zijn afgewezen en de schrijver gaat door")]
    private static partial void LogUnexpected(ILogger logger, Exception cause);
}
