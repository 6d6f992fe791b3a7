using IB.Gateway.Storage;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Routing;

/// <summary>Marks what nobody confirmed in time as Verlopen, a few at a time. It stays visible and can be resent.</summary>
public sealed class Verloopdienst(IBezorgingen bezorgingen, BezorgOptions options, TimeProvider tijd, ILogger<Verloopdienst> logger)
{
    private const int Portie = 500;

    /// <summary>Looks every round until it is stopped.</summary>
    public async Task RunAsync(Action vooruitgang, CancellationToken cancellationToken)
    {
        using var ronde = new PeriodicTimer(options.Ronde, tijd);
        do
        {
            vooruitgang();
            var aantal = await bezorgingen.ExpireAsync(
                tijd.GetUtcNow() - options.Verlooptermijn, Portie, $"Niet bevestigd binnen {options.Verlooptermijn.TotalDays:0} dagen.", cancellationToken);
            if (aantal > 0)
                BezorgLog.Verlopen(logger, aantal, options.Verlooptermijn);
        }
        while (await ronde.WaitForNextTickAsync(cancellationToken));
    }
}
