using System.Diagnostics.Metrics;
using IB.Gateway.Telemetrie;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Hosting;

/// <summary>The log of what happens before the host is there: opening the store.</summary>
internal static class Startlogboek
{
    internal static ILoggerFactory Create(Action<ILoggingBuilder> logboek) => LoggerFactory.Create(bouwer =>
    {
        bouwer.Services.AddSingleton<IMeterFactory, Startmeters>().AddSingleton(new Meetlabels([])).AddSingleton<Knooppuntmeter>();
        logboek(bouwer);
    });

    // Not the name that is exported: the exporter takes instruments of one name for one, and when those of this log end, a moment
    // after the start, it would drop those of the host with them.
    private sealed class Startmeters : IMeterFactory
    {
        private readonly Meter _meter = new(Meetbron.Gateway + ".Start");

        public Meter Create(MeterOptions options) => _meter;

        public void Dispose() => _meter.Dispose();
    }
}
