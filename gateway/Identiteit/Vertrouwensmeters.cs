using System.Diagnostics.Metrics;
using IB.Gateway.Telemetrie;

namespace IB.Gateway.Identiteit;

/// <summary>Shows at the moment of a scrape of how many CAs nobody can tell what was revoked.</summary>
internal sealed class Vertrouwensmeters(Vertrouwensbron bron) : IMeterset
{
    /// <inheritdoc/>
    public void Register(Meter meter) => meter.CreateObservableGauge(
        "ib.intrekkingslijsten.ontbreken", () => bron.ListTekorten().Count, "{ca}", "Trusted CAs without a current revocation list.");
}
