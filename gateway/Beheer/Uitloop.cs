using IB.Gateway.Telemetrie.Logboek;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Beheer;

/// <summary>
/// The time between being asked to stop and closing the doors, so that whoever divides the work over nodes sees that this one is not ready, and
/// sends nobody here any more, while it still takes what comes. Safe for use by many threads at once.
/// </summary>
/// <remarks>The host waits for it before it stops any service: listeners, loops and store all still work.</remarks>
internal sealed class Uitloop(Opstartfase fase, Beheeropties opties, TimeProvider time, ILogger<Uitloop> logger) : IHostedLifecycleService
{
    private volatile bool _bezig;

    /// <summary>
    /// Tells who asks now to come back over a new connection, which leads to another node; what an old one brings would find the door closed.
    /// </summary>
    internal Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        if (_bezig)
            http.Response.Headers.Connection = "close";
        return next(http);
    }

    /// <summary>Waits <see cref="Beheeropties.Uitloop"/>, no longer ready. Who stops the host once more does not wait again.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        fase.Stop();
        if (_bezig || opties.Uitloop == TimeSpan.Zero)
            return;
        _bezig = true;
        logger.UitloopBegonnen(opties.Uitloop);
        await Task.Delay(opties.Uitloop, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
