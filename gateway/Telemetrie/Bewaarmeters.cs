using System.Diagnostics.Metrics;
using IB.Gateway.Routing;

namespace IB.Gateway.Telemetrie;

/// <summary>Shows what retention removed.</summary>
internal sealed class Bewaarmeters
{
    /// <param name="meters">Owns the meter.</param>
    /// <param name="stand">Reads what was removed; from memory.</param>
    public Bewaarmeters(IMeterFactory meters, Func<Bewaarstand> stand)
    {
        var meter = meters.Create(Meetbron.Gateway);
        meter.CreateObservableCounter("ib.bewaring.opgeruimd", () => Measure(stand()), "{stuk}", "What went because its term was over.");
        meter.CreateObservableCounter(
            "ib.bewaring.ongelezen", () => stand().Ongelezen, "{inhoud}", "Payloads that were wiped before a processor had read them.");
    }

    private static IEnumerable<Measurement<long>> Measure(Bewaarstand stand)
    {
        yield return Of(stand.Inhouden, "inhoud");
        yield return Of(stand.Berichten, "bericht");
        yield return Of(stand.Sleutels, "sleutel");
        yield return Of(stand.Ruimte, "ruimte");
    }

    private static Measurement<long> Of(long waarde, string wat) => new(waarde, new KeyValuePair<string, object?>("wat", wat));
}
