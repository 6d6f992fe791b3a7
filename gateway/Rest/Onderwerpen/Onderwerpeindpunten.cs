using IB.Gateway.Limieten;
using IB.Gateway.Routing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using static IB.Gateway.Rest.Toegangspoort;

namespace IB.Gateway.Rest;

/// <summary>Hangs topics into the host.</summary>
internal static class Onderwerpeindpunten
{
    /// <summary>Adds what following takes. Needs the store, the party directory and the journal's tail.</summary>
    public static IServiceCollection AddOnderwerpen(this IServiceCollection services, OnderwerpOptions options)
        => services.AddSingleton(options)
            .AddSingleton<Toegangsbepaling>()
            .AddSingleton<Inhoudverstrekking>()
            .AddSingleton<Volgplaatsen>()
            .AddSingleton<Volgmiddelen>()
            .AddSingleton<Verstrekker>();

    /// <summary>Maps the endpoints, behind <see cref="Postbus.UsePostbus"/> and <see cref="Limietpoort"/>.</summary>
    public static IEndpointRouteBuilder MapOnderwerpen(this IEndpointRouteBuilder endpoints)
    {
        var punt = ActivatorUtilities.CreateInstance<Onderwerppunt>(endpoints.ServiceProvider);
        var klasse = Klasse(Verkeerssoort.Ophalen, endpoints.ServiceProvider.GetRequiredService<RestOptions>());
        endpoints.MapGet(Onderwerppaden.Alle, Identified(Json(punt.ListAsync))).WithMetadata(klasse);
        endpoints.MapGet(Onderwerppaden.Gebeurtenissensjabloon, Identified(punt.FollowAsync)).WithMetadata(klasse);
        endpoints.MapGet(Onderwerppaden.Inhoudsjabloon, Identified(punt.FetchAsync)).WithMetadata(klasse);
        return endpoints;
    }
}
