using System.Diagnostics.Metrics;
using IB.Gateway.Beheer;
using IB.Gateway.Telemetrie.Logboek;
using IB.Gateway.Telemetrie.Prometheus;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace IB.Gateway.Telemetrie;

/// <summary>Owns the collection of metrics and traces, from start to stop of the host.</summary>
internal sealed class Telemetriedienst(
    Telemetrieopties opties,
    PrometheusUitgave uitgave,
    Journaalmeter journaalmeter,
    Opzichter opzichter,
    Standmeters standmeters,
    IEnumerable<IMeterset> metersets,
    IMeterFactory meters,
    ILogger<Telemetriedienst> logger) : IHostedService, IDisposable
{
    // Held so that its gauges live as long as the host.
    private readonly Standmeters _standmeters = standmeters;
    private MeterProvider? _metrieken;
    private TracerProvider? _sporen;

    /// <summary>Which traces are kept: the trace id decides, see <see cref="Telemetrieopties.Spoordeel"/>.</summary>
    public static Sampler Sampler(Telemetrieopties opties) => new TraceIdRatioBasedSampler(opties.Spoordeel);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var meter = meters.Create(Meetbron.Gateway);
        foreach (var set in metersets)
            set.Register(meter);
        _metrieken = BuildMetrieken();
        _sporen = opties.OtlpEndpoint is { } adres ? BuildSporen(adres) : null;
        opzichter.Start(Journaalmeter.Lus, journaalmeter.RunAsync);
        logger.TelemetrieGestart(opties.OtlpEndpoint?.GetLeftPart(UriPartial.Authority) ?? "uit", opties.Spoordeel);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Sends what is left to the OTLP endpoint, if there is one, and ends the collection.</summary>
    public void Dispose()
    {
        _sporen?.Dispose();
        _metrieken?.Dispose();
    }

    private MeterProvider BuildMetrieken()
    {
        var builder = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(Bron())
            .AddMeter([.. Meetbron.Meters])
            .AddView(instrument => IsVanAnder(instrument) ? MetricStreamConfiguration.Drop : null)
            .AddReader(new BaseExportingMetricReader(uitgave.Exporter));
        if (opties.OtlpEndpoint is { } adres)
            builder.AddOtlpExporter(otlp => otlp.Endpoint = adres);
        return builder.Build();
    }

    // Meters are found by name, in the whole process: another knooppunt in it has the same names.
    private bool IsVanAnder(Instrument instrument) => instrument.Meter.Scope is IMeterFactory ander && ander != meters;

    private TracerProvider BuildSporen(Uri adres)
        => Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(Bron())
            .SetSampler(Sampler(opties))
            .AddSource(Meetbron.Gateway)
            .AddOtlpExporter(otlp => otlp.Endpoint = adres)
            .Build();

    private static ResourceBuilder Bron() => ResourceBuilder.CreateEmpty().AddService("ib-gateway", serviceVersion: Standmeters.Versie);
}
