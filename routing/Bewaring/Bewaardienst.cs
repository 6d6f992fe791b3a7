using IB.Gateway.Storage;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Routing;

/// <summary>
/// Lets go of what may go: first payloads, then messages, then keys, then room on the disk. In small steps with as much rest between
/// them as they take, so that intake does not notice; what a stop leaves undone the next round finds.
/// </summary>
public sealed class Bewaardienst(IBewaring bewaring, IInhoudlezers lezers, BewaarOptions options, TimeProvider tijd, ILogger<Bewaardienst> logger)
{
    // About five milliseconds of the writer's time.
    private const int Portie = 500;

    private static readonly TimeSpan MinRust = TimeSpan.FromMilliseconds(1);

    private readonly Bewaarregels _regels = options.ToRegels();
    private Bewaarstand _stand = new(0, 0, 0, 0, 0);

    /// <summary>What went since it was made. Safe on any thread.</summary>
    public Bewaarstand Stand => Volatile.Read(ref _stand);

    /// <summary>Looks every round until it is stopped.</summary>
    public async Task RunAsync(Action vooruitgang, CancellationToken cancellationToken)
    {
        using var ronde = new PeriodicTimer(options.Ronde, tijd);
        do
        {
            var voor = _stand;
            await RepeatAsync(WipeAsync, AddInhouden, vooruitgang, cancellationToken);
            if (_stand.Ongelezen > voor.Ongelezen)
                BewaarLog.OngelezenGewist(logger, _stand.Ongelezen - voor.Ongelezen, options.WachtOpVerwerking);
            await RepeatAsync(ForgetAsync, AddBerichten, vooruitgang, cancellationToken);
            await RepeatAsync(RenewAsync, AddSleutels, vooruitgang, cancellationToken);
            await RepeatAsync(ReclaimAsync, AddRuimte, vooruitgang, cancellationToken);
            if (_stand != voor)
                BewaarLog.Opgeruimd(logger, _stand.Inhouden - voor.Inhouden, _stand.Berichten - voor.Berichten, _stand.Sleutels - voor.Sleutels);
        }
        while (await ronde.WaitForNextTickAsync(cancellationToken));
    }

    // Asked at each step: what processors read may have changed a moment ago.
    private ValueTask<Bewaarstap> WipeAsync(CancellationToken cancellationToken)
        => bewaring.WipeInhoudAsync(_regels with { Claims = lezers.Claims }, Portie, cancellationToken);

    private ValueTask<Bewaarstap> ForgetAsync(CancellationToken cancellationToken) => bewaring.ForgetAsync(_regels, Portie, cancellationToken);

    private ValueTask<Bewaarstap> RenewAsync(CancellationToken cancellationToken) => bewaring.RenewSleutelsAsync(Portie, cancellationToken);

    private ValueTask<Bewaarstap> ReclaimAsync(CancellationToken cancellationToken) => bewaring.ReclaimAsync(cancellationToken);

    private static Bewaarstand AddInhouden(Bewaarstand stand, Bewaarstap stap)
        => stand with { Inhouden = stand.Inhouden + stap.Aantal, Ongelezen = stand.Ongelezen + stap.Ongelezen };

    private static Bewaarstand AddBerichten(Bewaarstand stand, Bewaarstap stap) => stand with { Berichten = stand.Berichten + stap.Aantal };

    private static Bewaarstand AddSleutels(Bewaarstand stand, Bewaarstap stap) => stand with { Sleutels = stand.Sleutels + stap.Aantal };

    private static Bewaarstand AddRuimte(Bewaarstand stand, Bewaarstap stap) => stand with { Ruimte = stand.Ruimte + stap.Aantal };

    private async Task RepeatAsync(
        Func<CancellationToken, ValueTask<Bewaarstap>> step, Func<Bewaarstand, Bewaarstap, Bewaarstand> count, Action vooruitgang,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            vooruitgang();
            var begin = tijd.GetTimestamp();
            var stap = await step(cancellationToken);
            Volatile.Write(ref _stand, count(_stand, stap));
            if (!stap.Meer)
                return;
            var duur = tijd.GetElapsedTime(begin);
            await Task.Delay(duur > MinRust ? duur : MinRust, tijd, cancellationToken);
        }
    }
}

/// <summary>What retention removed.</summary>
/// <param name="Inhouden">Payloads.</param>
/// <param name="Ongelezen">Those of them that a processor had not read.</param>
/// <param name="Berichten">Messages, with their history.</param>
/// <param name="Sleutels">Data keys that were destroyed, or wrapped anew.</param>
/// <param name="Ruimte">Pieces of room that the file system got back: a segment of the log, or a part of the register.</param>
public sealed record Bewaarstand(long Inhouden, long Ongelezen, long Berichten, long Sleutels, long Ruimte);

internal static partial class BewaarLog
{
    [LoggerMessage(
        2110, LogLevel.Information,
        "Opgeruimd volgens de bewaartermijnen: {Inhouden} inhouden gewist, {Berichten} berichten vergeten, {Sleutels} sleutels vernietigd of vernieuwd.")]
    internal static partial void Opgeruimd(ILogger logger, long inhouden, long berichten, long sleutels);

    [LoggerMessage(
        2111, LogLevel.Warning,
        "{Aantal} inhouden zijn gewist voordat een processor ze had gelezen: zij wachtten al {Wacht} langer dan hun bewaartermijn (bewaren.wachtOpVerwerking). De processor parkeert de berichten zodra hij erbij komt. Kijk waarom hij achterloopt (ib-gateway processors list).")]
    internal static partial void OngelezenGewist(ILogger logger, long aantal, TimeSpan wacht);
}
