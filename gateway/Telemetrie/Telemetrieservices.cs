using IB.Gateway.Telemetrie.Prometheus;
using Microsoft.Extensions.DependencyInjection;

namespace IB.Gateway.Telemetrie;

/// <summary>Registers metrics and traces.</summary>
internal static class Telemetrieservices
{
    /// <summary>
    /// Adds <see cref="Knooppuntmeter"/> and the collection. Needs <c>AddBeheer</c>, a <see cref="TimeProvider"/> and a
    /// <see cref="Storage.IJournaal"/>.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="opties">Valid settings.</param>
    /// <param name="kent">Whether the knooppunt has a definition of a message type at this moment.</param>
    public static IServiceCollection AddTelemetrie(
        this IServiceCollection services, Telemetrieopties opties, Func<IServiceProvider, Func<string, bool>> kent)
        => services
            .AddMetrics()
            .AddSingleton(opties)
            .AddSingleton(s => new Meetlabels(kent(s)))
            .AddSingleton<Knooppuntmeter>()
            .AddSingleton<Journaalmeting>()
            .AddSingleton<Journaalmeter>()
            .AddSingleton<Standmeters>()
            .AddSingleton<IMeterset, Herlaadmeters>()
            .AddSingleton<PrometheusUitgave>()
            .AddHostedService<Telemetriedienst>();
}
