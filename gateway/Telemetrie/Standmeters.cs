using System.Diagnostics.Metrics;
using System.Reflection;
using IB.Gateway.Beheer;

namespace IB.Gateway.Telemetrie;

/// <summary>
/// What the knooppunt looks like at the moment of a scrape: waiting messages, loops, start-up phase. Reads only what is in
/// memory; a scrape never waits for the store.
/// </summary>
internal sealed class Standmeters
{
    private readonly Journaalmeting _meting;
    private readonly Hartslag _hartslag;
    private readonly Opstartfase _opstart;
    private readonly TimeProvider _time;

    public Standmeters(IMeterFactory meters, Journaalmeting meting, Hartslag hartslag, Opstartfase opstart, TimeProvider time)
    {
        (_meting, _hartslag, _opstart, _time) = (meting, hartslag, opstart, time);
        var meter = meters.Create(Meetbron.Gateway);
        meter.CreateObservableGauge(
            "ib.berichten.aantal", Aantallen, "{bericht}", "Messages in each state that is not final or needs attention.");
        meter.CreateObservableGauge(
            "ib.onbezorgd.oudste.leeftijd", LeeftijdOudste, "s", "How long the oldest undelivered message waits; 0 when none does.");
        meter.CreateObservableGauge("ib.journaal.volgnummer", Volgnummer, description: "The highest journal position.");
        meter.CreateObservableGauge(
            "ib.journaal.meting.leeftijd", LeeftijdMeting, "s", "Time since the journal was last measured.");
        meter.CreateObservableGauge("ib.lus.stilte", Stiltes, "s", "Time since a loop last made progress.");
        meter.CreateObservableCounter(
            "ib.lus.herstarts", Herstarts, "{herstart}", "Times that a loop failed and was started again.");
        meter.CreateObservableGauge(
            "ib.opstart.fase",
            () => (int)_opstart.Huidig,
            description: "Start-up phase: 1 herstel, 2 verificatie, 3 openen, 4 werk, 5 gereed, 6 stopt.");
        meter.CreateObservableGauge(
            "ib.build.info", () => new Measurement<int>(1, Label("versie", Versie)), description: "Always 1; the label tells the version.");
    }

    /// <summary>Version of the program: <c>0.1.0</c>.</summary>
    public static string Versie { get; } = typeof(Standmeters).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private IEnumerable<Measurement<long>> Aantallen()
        => _meting.Read().Laatste is { } opname
            ? opname.Stand.Aantallen.Select(a => new Measurement<long>(a.Value, Label("toestand", Labelwaarde.Of(a.Key))))
            : [];

    private IEnumerable<Measurement<double>> LeeftijdOudste()
        => _meting.Read().Laatste is { } opname ? [new(opname.LeeftijdOudste(_time.GetUtcNow()).TotalSeconds)] : [];

    private IEnumerable<Measurement<long>> Volgnummer()
        => _meting.Read().Laatste is { } opname ? [new(opname.Stand.LaatsteVolgnummer)] : [];

    private IEnumerable<Measurement<double>> LeeftijdMeting()
        => _meting.Read().Laatste is { } opname ? [new((_time.GetUtcNow() - opname.Op).TotalSeconds)] : [];

    private IEnumerable<Measurement<double>> Stiltes()
        => _hartslag.List().Select(lus => new Measurement<double>(lus.Stilte.TotalSeconds, Label("lus", lus.Naam)));

    private IEnumerable<Measurement<long>> Herstarts()
        => _hartslag.List().Select(lus => new Measurement<long>(lus.Herstarts, Label("lus", lus.Naam)));

    private static KeyValuePair<string, object?> Label(string naam, string waarde) => new(naam, waarde);
}
