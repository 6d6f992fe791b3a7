using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Beheer;

/// <summary>Registers supervision and health.</summary>
internal static class Beheerservices
{
    /// <summary>
    /// Adds <see cref="Opzichter"/>, <see cref="Opstartfase"/> and the checks. Call it after the store is registered, so that
    /// the loops stop before the store does. Needs <c>AddTelemetrie</c> and a <see cref="TimeProvider"/>. Once the host begins to
    /// stop it is no longer ready, and everything goes on for as long as <see cref="Uitloop"/> takes.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="opties">Valid settings.</param>
    public static IServiceCollection AddBeheer(this IServiceCollection services, Beheeropties opties)
        => services
            .AddSingleton(opties)
            .AddSingleton(Herstartbeleid.Standaard)
            .AddSingleton<Hartslag>()
            .AddSingleton(CreateOpstartfase)
            .AddSingleton<Opzichter>()
            .AddHostedService(s => s.GetRequiredService<Opzichter>())
            .AddSingleton<Uitloop>()
            .AddHostedService(s => s.GetRequiredService<Uitloop>())
            .Configure<HostOptions>(host => host.ShutdownTimeout = opties.Uitloop + Beheeropties.Afrondtijd)
            .AddSingleton<IGereedheidscheck, Opslagcheck>()
            .AddSingleton<IGereedheidscheck, Schrijfcheck>()
            .AddSingleton<IGereedheidscheck, Achterstandcheck>()
            .AddSingleton<IGereedheidscheck, Lussencheck>()
            .AddSingleton<IGereedheidscheck, Herlaadcheck>()
            .AddSingleton<Gezondheid>()
            .AddSingleton<Herbezorging>()
            .AddSingleton<Taakinzage>()
            .AddSingleton<Processorinzage>();

    private static Opstartfase CreateOpstartfase(IServiceProvider services)
    {
        var opstart = new Opstartfase(services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<Opstartfase>>());
        services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(opstart.Stop);
        return opstart;
    }
}
