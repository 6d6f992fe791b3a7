using System.Diagnostics.Metrics;
using IB.Gateway.Routing.Processors;

namespace IB.Gateway.Telemetrie;

/// <summary>
/// Shows of each processor how far it is and what waits for a person, at the node that has its turn; elsewhere nothing is known of that. From memory, as of the
/// last measurement of the journal.
/// </summary>
internal sealed class Processormeters
{
    private readonly Func<IReadOnlyDictionary<string, Processorvoortgang>> _voortgang;
    private readonly Journaalmeting _meting;
    private readonly TimeProvider _tijd;

    /// <param name="meters">Owns the meter.</param>
    /// <param name="voortgang">Reads what each did, by name; from memory.</param>
    /// <param name="meting">Tells how long the journal is.</param>
    /// <param name="tijd">Tells how old a message is.</param>
    public Processormeters(
        IMeterFactory meters, Func<IReadOnlyDictionary<string, Processorvoortgang>> voortgang, Journaalmeting meting, TimeProvider tijd)
    {
        (_voortgang, _meting, _tijd) = (voortgang, meting, tijd);
        var meter = meters.Create(Meetbron.Gateway);
        meter.CreateObservableGauge("ib.processor.achterstand", Achterstanden, "{bericht}", "Messages of the journal that a processor has not read.");
        meter.CreateObservableGauge(
            "ib.processor.oudste.leeftijd", Leeftijden, "s",
            "How long ago the oldest message that a processor has not finished came in; 0 when there is none.");
        meter.CreateObservableGauge("ib.processor.geparkeerd", () => MeasureHier(static v => v.Wachtend), "{stuk}", "Pieces that wait for a person.");
        meter.CreateObservableCounter("ib.processor.stukken", () => Measure(static v => v.Stukken), "{stuk}", "Pieces that were processed.");
        meter.CreateObservableCounter("ib.processor.verzonden", () => Measure(static v => v.Verzonden), "{bericht}", "Messages that a processor sent.");
        meter.CreateObservableCounter(
            "ib.processor.geweigerd", () => Measure(static v => v.Geweigerd), "{vraag}", "Questions that a processor answered with a fault.");
    }

    // Before the first measurement, and before the first step, nothing is known of it.
    private IEnumerable<Measurement<long>> Achterstanden()
        => _meting.Read().Laatste is { } opname
            ? Hier().Where(static v => v.Value.Gelezen > 0).Select(v => Of(v.Key, Math.Max(0, opname.Stand.LaatsteVolgnummer + 1 - v.Value.Gelezen)))
            : [];

    private IEnumerable<Measurement<double>> Leeftijden()
    {
        var nu = _tijd.GetUtcNow();
        return Hier().Select(v => new Measurement<double>(
            v.Value.OudsteOnverwerkt is { } oudste ? Math.Max(0, (nu - oudste).TotalSeconds) : 0, new KeyValuePair<string, object?>("processor", v.Key)));
    }

    private IEnumerable<KeyValuePair<string, Processorvoortgang>> Hier() => _voortgang().Where(static v => v.Value.IsHier);

    private IEnumerable<Measurement<long>> MeasureHier(Func<Processorvoortgang, long> waarde) => Hier().Select(v => Of(v.Key, waarde(v.Value)));

    private IEnumerable<Measurement<long>> Measure(Func<Processorvoortgang, long> waarde) => _voortgang().Select(v => Of(v.Key, waarde(v.Value)));

    private static Measurement<long> Of(string processor, long waarde) => new(waarde, new KeyValuePair<string, object?>("processor", processor));
}
