using System.Security.Cryptography;
using IB.Gateway.Beheer;
using IB.Gateway.Hosting;
using IB.Gateway.Limieten;
using IB.Gateway.Limieten.Delen;
using IB.Gateway.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace IB.Gateway.Redis;

/// <summary>Registers what nodes share through Redis; without one, what each has for itself.</summary>
internal static class Redisservices
{
    /// <summary>Adds the turns and what limits are counted with.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="instellingen">Valid settings.</param>
    /// <param name="opslag">The store, open.</param>
    public static IServiceCollection AddRedis(this IServiceCollection services, Instellingen instellingen, IOpslag opslag)
    {
        if (!instellingen.Redis.IsAan)
            return services.AddSingleton(opslag.Beurten).AddSingleton<IVerkeerstelling, EigenTelling>();

        // Another one at every start, so that what a node said before it died is not its own.
        var houder = RandomNumberGenerator.GetHexString(16, lowercase: true);
        return services
            .AddSingleton(instellingen.Redis)
            .AddSingleton(_ => Redissleutels.Load(instellingen.Redis.Voorvoegsel, instellingen.Opslag))
            .AddSingleton<Redisstand>().AddSingleton<Redismeters>().AddSingleton<Redisverbinding>()
            .AddSingleton<IGereedheidscheck, Redischeck>()
            .AddSingleton<IClaims, Redisclaims>()
            .AddSingleton<IBeurten>(s => new Redisbeurten(
                opslag.Beurten, s.GetRequiredService<IClaims>(), houder, s.GetRequiredService<Redismeters>(), s.GetRequiredService<TimeProvider>()))
            .AddSingleton<IDeelgeheugen, Redisgeheugen>().AddSingleton<Limietverdeler>()
            .AddSingleton<IVerkeerstelling>(s => new Gedeeldetelling(
                s.GetRequiredService<IDeelgeheugen>(), s.GetRequiredService<Limietverdeler>(), s.GetRequiredService<Redissleutels>().Name, houder,
                s.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Starts the loops.</summary>
    public static void StartRedis(this IServiceProvider services)
    {
        if (services.GetService<Redisverbinding>() is not { } redis)
            return;
        var opzichter = services.GetRequiredService<Opzichter>();
        opzichter.Start(Redisverbinding.Naam, (teken, stop) => redis.RunAsync(teken.MarkProgress, stop));
        var verdeler = services.GetRequiredService<Limietverdeler>();
        opzichter.Start(Limietverdeler.Naam, (teken, stop) => verdeler.RunAsync(teken.MarkProgress, stop));
    }
}
