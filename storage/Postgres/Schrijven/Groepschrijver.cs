using IB.Gateway.Storage.Schrijven;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Storage.Postgres;

/// <summary>
/// Takes commands of many callers together into one transaction: load, decide, write, commit, answer, in this order. It has a thread of its own
/// that waits for commands, so that the first of a group need not wait for the thread pool; the answers of the server do come over the pool, so nothing
/// may block that.
/// </summary>
internal sealed partial class Groepschrijver<TBlad> : IAsyncDisposable
    where TBlad : IBlad
{
    private readonly Schrijflijn _lijn;
    private readonly Func<Transactie, TBlad> _createBlad;
    private readonly OpslagOptions _options;
    private readonly Schrijverstand _stand;
    private readonly bool _stoptBijSchade;
    private readonly OpslagMeters _meters;
    private readonly IStappen _stappen;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Schrijfrij<Opdracht<TBlad>> _rij;
    private readonly TaskCompletionSource _klaar = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Groepschrijver(
        string naam, Schrijflijn lijn, Schrijfrij<Opdracht<TBlad>> rij, Func<Transactie, TBlad> createBlad, OpslagOptions options, Schrijverstand stand,
        bool stoptBijSchade,
        OpslagMeters meters, IStappen stappen, TimeProvider time, ILogger logger)
    {
        _lijn = lijn;
        _rij = rij;
        _createBlad = createBlad;
        _options = options;
        _stand = stand;
        _stoptBijSchade = stoptBijSchade;
        _meters = meters;
        _stappen = stappen;
        _time = time;
        _logger = logger;
        new Thread(Run) { Name = $"opslag-{naam}", IsBackground = true }.Start();
    }

    /// <summary>Executes a small command. The token counts until it is queued; the answer comes after the commit.</summary>
    public async ValueTask<T> ExecuteAsync<T>(Action<TBlad> ask, Func<TBlad, T> work, CancellationToken cancellationToken)
    {
        await ReserveAsync(0, cancellationToken);
        return await AddAsync(0, ask, work);
    }

    /// <summary>Waits for room for a command with this many payload bytes. <see cref="AddAsync{T}"/> or <see cref="Release"/> must follow.</summary>
    public ValueTask ReserveAsync(long bytes, CancellationToken cancellationToken) => _rij.ReserveAsync(bytes, cancellationToken);

    /// <summary>Gives room back that will not be used.</summary>
    public void Release(long bytes) => _rij.Release(1, bytes);

    /// <summary>Queues a command in the room reserved for it; the answer comes after the commit.</summary>
    public Task<T> AddAsync<T>(long bytes, Action<TBlad> ask, Func<TBlad, T> work)
    {
        var opdracht = new Opdracht<TBlad, T>(bytes, work) { Ask = ask };
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
        _rij.Dispose();
        await _lijn.DisposeAsync();
    }

    private void Run()
    {
        var batch = new List<Opdracht<TBlad>>(_options.MaxBatch);
        while (_rij.Take(batch, _options.MaxBatch, _options.MaxBatchBytes, Timeout.Infinite) is var neming && neming != Neming.Gesloten)
        {
            if (neming != Neming.Werk)
                continue;
            ProcessAsync(batch).GetAwaiter().GetResult();
            _rij.Release(batch.Count, batch.Sum(static o => o.Bytes));
            batch.Clear();
        }

        _klaar.SetResult();
    }

    /// <summary>A group that holds something that cannot be stored is taken apart, so that the others do not suffer for it.</summary>
    private async Task ProcessAsync(List<Opdracht<TBlad>> batch)
    {
        try
        {
            await CommitAsync(batch);
        }
        catch (OpslagException e) when (e.IsVanDeGegevens && batch.Count > 1)
        {
            foreach (var opdracht in batch)
                await ProcessAsync([opdracht]);
        }
        catch (Exception e)
        {
            Fail(batch, e);
        }
    }

    private async Task CommitAsync(List<Opdracht<TBlad>> batch)
    {
        if (_stoptBijSchade)
            _stand.RequireHeel();
        var begin = _time.GetTimestamp();
        await _lijn.RunAsync(transactie => DecideAsync(batch, transactie), CancellationToken.None);
        _meters.CountCommit(batch.Count, _time.GetElapsedTime(begin));
        _stand.MarkProgress();
        foreach (var opdracht in batch)
            opdracht.Answer();
        _stappen.Reached(Stap.Beantwoord);
    }

    private async Task<bool> DecideAsync(List<Opdracht<TBlad>> batch, Transactie transactie)
    {
        var blad = _createBlad(transactie);
        foreach (var opdracht in batch)
            opdracht.Ask(blad);
        await blad.LoadAsync(CancellationToken.None);
        var over = batch.ToList();
        while (TryExecute(over, blad) is { } mislukt)
        {
            over.Remove(mislukt);
            blad.Reset();
        }

        await blad.WriteAsync(CancellationToken.None);
        return true;
    }

    /// <summary>Executes all; the one that failed, after which nothing counts, or <see langword="null"/>.</summary>
    private static Opdracht<TBlad>? TryExecute(List<Opdracht<TBlad>> batch, TBlad blad)
    {
        foreach (var opdracht in batch)
        {
            try
            {
                opdracht.Execute(blad);
            }
            // A mistake of its caller is the caller's alone.
            catch (Exception e)
            {
                opdracht.Refuse(e);
                return opdracht;
            }
        }

        return null;
    }

    private void Fail(List<Opdracht<TBlad>> batch, Exception cause)
    {
        var fout = _lijn.Translate(cause);
        _meters.CountFailure();
        // What was said of the damage first stays said.
        if (_stand.Nu.Fout is not { IsBeschadigd: true })
            _stand.MarkFailure(fout);
        LogFailure(_logger, cause, batch.Count);
        foreach (var opdracht in batch)
            opdracht.Fail(fout);
    }

    [LoggerMessage(23, LogLevel.Error, "Groep mislukt; {Aantal} opdrachten zijn afgewezen")]
    private static partial void LogFailure(ILogger logger, Exception cause, int aantal);
}
