using System.Diagnostics.Metrics;
using IB.Gateway.Routing;

namespace IB.Gateway.Telemetrie;

/// <summary>Shows which freezes last at the moment of a scrape, so that one that was forgotten is seen.</summary>
internal sealed class Bevriezingmeters
{
    private readonly IPartijregisterBron _partijen;
    private readonly TimeProvider _time;

    public Bevriezingmeters(IMeterFactory meters, IPartijregisterBron partijen, TimeProvider time)
    {
        (_partijen, _time) = (partijen, time);
        meters.Create(Meetbron.Gateway).CreateObservableGauge("ib.bevriezingen.aantal", Aantallen, "{bevriezing}", "Freezes that last now.");
    }

    private IEnumerable<Measurement<int>> Aantallen()
    {
        var (kalender, nu) = (_partijen.Huidig.Kalender, _time.GetUtcNow());
        return Enum.GetValues<Bevriesmodus>().Select(
            modus => new Measurement<int>(kalender.CountBevriezingen(modus, nu), new KeyValuePair<string, object?>("modus", Labelwaarde.Of(modus))));
    }
}
