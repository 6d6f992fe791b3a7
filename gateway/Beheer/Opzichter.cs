using IB.Gateway.Telemetrie.Logboek;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Beheer;

/// <summary>
/// The one place that starts background work. A loop that fails, or returns while the host runs, is logged, counted and
/// started again after a wait; one that hangs shows in <see cref="Hartslag"/>. Safe for use by many threads at once.
/// </summary>
/// <remarks>As a hosted service it stops the loops before the services that were registered earlier stop.</remarks>
internal sealed class Opzichter(
    Hartslag hartslag, Herstartbeleid beleid, Beheeropties opties, TimeProvider time, ILogger<Opzichter> logger)
    : IHostedService, IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<string, Task> _lussen = [];
    private bool _gestopt;

    /// <summary>Starts a loop and returns at once.</summary>
    /// <param name="naam">Its name, constant in the program: it becomes a metric label.</param>
    /// <param name="lus">
    /// Runs until it is cancelled, calling <see cref="Hartslagteken.MarkProgress"/> at every turn. It may be started again
    /// after a failure and must take up where the store says it was.
    /// </param>
    /// <exception cref="ArgumentException">There is a loop of that name.</exception>
    /// <exception cref="ObjectDisposedException">The supervisor is stopping.</exception>
    public void Start(string naam, Func<Hartslagteken, CancellationToken, Task> lus)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_gestopt, this);
            var teken = hartslag.Register(naam);

            // A loop started during a request must not live in that request's trace and culture.
            using var geenContext = ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow();
            _lussen.Add(naam, SuperviseAsync(naam, lus, teken, _stop.Token));
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Cancels every loop and waits until all have ended, at most <see cref="Beheeropties.Stoptermijn"/>; those that have not
    /// are named in the log.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Task alle;
        lock (_gate)
        {
            _gestopt = true;
            alle = Task.WhenAll(_lussen.Values);
        }

        await _stop.CancelAsync();
        try
        {
            await alle.WaitAsync(opties.Stoptermijn, time, cancellationToken);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            logger.LussenNietGestopt(string.Join(", ", _lussen.Where(l => !l.Value.IsCompleted).Select(l => l.Key)));
        }
    }

    /// <summary>Stops the loops, if that was not done yet.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_gestopt)
            await StopAsync(CancellationToken.None);
        _stop.Dispose();
    }

    private async Task SuperviseAsync(
        string naam, Func<Hartslagteken, CancellationToken, Task> lus, Hartslagteken teken, CancellationToken stop)
    {
        await Task.Yield();
        logger.LusGestart(naam);
        var opeenvolgend = 0;
        while (true)
        {
            var begin = time.GetTimestamp();
            var fout = await RunAsync(lus, teken, stop);
            if (stop.IsCancellationRequested)
                break;
            opeenvolgend = beleid.Count(opeenvolgend, time.GetElapsedTime(begin));
            var wachttijd = beleid.Delay(opeenvolgend);
            logger.LusAfgebroken(fout, naam, teken.MarkFout(fout), wachttijd);
            await Task.Delay(wachttijd, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested)
                break;
        }

        teken.MarkGestopt();
        logger.LusGestopt(naam);
    }

    private static async Task<Exception> RunAsync(
        Func<Hartslagteken, CancellationToken, Task> lus, Hartslagteken teken, CancellationToken stop)
    {
        teken.MarkGestart();
        try
        {
            await lus(teken, stop);
            return new InvalidOperationException("The loop ended while the host runs.");
        }
        catch (Exception e)
        {
            return e;
        }
    }
}
