using System.Diagnostics.Metrics;
using IB.Gateway.Beheer;

namespace IB.Gateway.Telemetrie;

/// <summary>Shows at the moment of a scrape what is on disk and does not hold, because it was refused.</summary>
internal sealed class Herlaadmeters(IEnumerable<Herlading> herladingen) : IMeterset
{
    /// <inheritdoc/>
    public void Register(Meter meter) => meter.CreateObservableGauge(
        "ib.herladen.geweigerd", Geweigerd, description: "1 while what is on disk was refused and what was read before holds.");

    private IEnumerable<Measurement<int>> Geweigerd()
        => herladingen.Select(static h => new Measurement<int>(h.Fouten().Count > 0 ? 1 : 0, new KeyValuePair<string, object?>("wat", h.Wat)));
}
