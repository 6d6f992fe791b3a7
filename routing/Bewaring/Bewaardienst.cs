using IB.Gateway.Storage;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Routing;

/// <summary>
/// Lets go of what may go: first payloads, then messages, then keys, then room on the disk. In small steps with as much rest between
/// them as they take, so that intake does not notice; what a stop leaves undone the next round finds.
/// </summary>
public sealed class Bewaardienst(IBewaring bewaring, BewaarOptions options, TimeProvider tijd, ILogger<Bewaardienst> logger)
{
    // About five milliseconds of the writer's time.
    private const int Portie = 500;

    private static readonly TimeSpan MinRust = TimeSpan.FromMilliseconds(1);

    private readonly Bewaarregels _regels = options.ToRegels();

    /// <summary>Looks every round until it is stopped.</summary>
    public async Task RunAsync(Action vooruitgang, CancellationToken cancellationToken)
    {
        using var ronde = new PeriodicTimer(options.Ronde, tijd);
        do
        {
            var inhouden = await RepeatAsync(() => bewaring.WipeInhoudAsync(_regels, Portie, cancellationToken), vooruitgang, cancellationToken);
            var berichten = await RepeatAsync(() => bewaring.ForgetAsync(_regels, Portie, cancellationToken), vooruitgang, cancellationToken);
            var sleutels = await RepeatAsync(() => bewaring.RenewSleutelsAsync(Portie, cancellationToken), vooruitgang, cancellationToken);
            var ruimte = await RepeatAsync(() => bewaring.ReclaimAsync(cancellationToken), vooruitgang, cancellationToken);
            if (inhouden + berichten + sleutels + ruimte > 0)
                BewaarLog.Opgeruimd(logger, inhouden, berichten, sleutels);
        }
        while (await ronde.WaitForNextTickAsync(cancellationToken));
    }

    private async Task<long> RepeatAsync(Func<ValueTask<Bewaarstap>> step, Action vooruitgang, CancellationToken cancellationToken)
    {
        long totaal = 0;
        while (true)
        {
            vooruitgang();
            var begin = tijd.GetTimestamp();
            var stap = await step();
            totaal += stap.Aantal;
            if (!stap.Meer)
                return totaal;
            var duur = tijd.GetElapsedTime(begin);
            await Task.Delay(duur > MinRust ? duur : MinRust, tijd, cancellationToken);
        }
    }
}

internal static partial class BewaarLog
{
    [LoggerMessage(2110, LogLevel.Information, "Opgeruimd volgens de bewaartermijnen: {Inhouden} inhouden gewist, {Berichten} berichten vergeten, {Sleutels} sleutels vernietigd of vernieuwd.")]
    internal static partial void Opgeruimd(ILogger logger, long inhouden, long berichten, long sleutels);
}
