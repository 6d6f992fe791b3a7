using System.Diagnostics.Metrics;
using IB.Gateway.Telemetrie;
using Microsoft.Extensions.DependencyInjection;

namespace IB.Gateway.Tests.Telemetrie;

/// <summary>Meters of one test, and what is measured with them; other tests in the process do not show.</summary>
internal sealed class Meterbank : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MeterListener _listener = new();
    private readonly Lock _gate = new();
    private readonly List<Meting> _metingen = [];

    public Meterbank()
    {
        Factory = _services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, Factory))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((i, w, labels, _) => Add(i, w, labels));
        _listener.SetMeasurementEventCallback<int>((i, w, labels, _) => Add(i, w, labels));
        _listener.SetMeasurementEventCallback<double>((i, w, labels, _) => Add(i, w, labels));
        _listener.Start();
    }

    public IMeterFactory Factory { get; }

    public Knooppuntmeter CreateMeter() => new(Factory, new Meetlabels(["WMO301", "JW301"]));

    /// <summary>What was pushed so far, as <c>name{label=value,...} value</c>.</summary>
    public IReadOnlyList<string> Regels()
    {
        lock (_gate)
            return [.. _metingen.Select(m => m.ToString())];
    }

    /// <summary>What the observable instruments say now.</summary>
    public IReadOnlyList<string> Observe()
    {
        lock (_gate)
            _metingen.Clear();
        _listener.RecordObservableInstruments();
        return Regels();
    }

    public void Dispose()
    {
        _listener.Dispose();
        _services.Dispose();
    }

    private void Add(Instrument instrument, double waarde, ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        var tekst = string.Join(',', labels.ToArray().OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key}={l.Value}"));
        lock (_gate)
            _metingen.Add(new Meting(instrument.Name, tekst, waarde));
    }

    private sealed record Meting(string Naam, string Labels, double Waarde)
    {
        public override string ToString() => $"{Naam}{{{Labels}}} {Waarde}";
    }
}
