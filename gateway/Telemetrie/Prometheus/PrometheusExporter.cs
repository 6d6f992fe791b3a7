using System.Buffers;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace IB.Gateway.Telemetrie.Prometheus;

/// <summary>Turns a collection of the SDK into text when asked. One caller at a time (<see cref="PrometheusUitgave"/> sees to it).</summary>
[ExportModes(ExportModes.Pull)]
internal sealed class PrometheusExporter : BaseExporter<Metric>, IPullMetricExporter
{
    private byte[] _tekst = [];

    /// <summary>Set by the reader that this exporter is given to.</summary>
    public Func<int, bool>? Collect { get; set; }

    /// <inheritdoc/>
    public override ExportResult Export(in Batch<Metric> batch)
    {
        var uitvoer = new ArrayBufferWriter<byte>(Math.Max(_tekst.Length, 4096));
        PrometheusTekst.Write(uitvoer, PrometheusVertaling.Translate(batch));
        _tekst = uitvoer.WrittenSpan.ToArray();
        return ExportResult.Success;
    }

    /// <summary>Collects every instrument now and returns the text.</summary>
    /// <exception cref="InvalidOperationException">No reader has this exporter yet, or collecting did not succeed in time.</exception>
    public byte[] Read(TimeSpan timeout)
    {
        var collect = Collect ?? throw new InvalidOperationException("The exporter has no reader.");
        return collect((int)timeout.TotalMilliseconds) ? _tekst : throw new InvalidOperationException("The instruments could not be read in time.");
    }
}
