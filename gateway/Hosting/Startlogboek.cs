using IB.Gateway.Telemetrie;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Hosting;

/// <summary>The log of what happens before the host is there: opening the store.</summary>
internal static class Startlogboek
{
    internal static ILoggerFactory Create(Action<ILoggingBuilder> logboek) => LoggerFactory.Create(bouwer =>
    {
        bouwer.Services.AddMetrics().AddSingleton(new Meetlabels([])).AddSingleton<Knooppuntmeter>();
        logboek(bouwer);
    });
}
