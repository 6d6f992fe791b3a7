using IB.Gateway.Identiteit;
using IB.Gateway.Limieten;
using IB.Gateway.Ontvangst;
using IB.Gateway.Routing;
using IB.Gateway.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using static IB.Gateway.Rest.Toegangspoort;

namespace IB.Gateway.Rest;

/// <summary>Hangs the REST mailbox into the host.</summary>
internal static class Postbus
{
    private const string Berichten = "/v1/berichten";
    private const string EenBericht = Berichten + "/{traceerId}";

    /// <summary>Path of a message; the id is a UUID.</summary>
    public static string Berichtpad(string traceerId) => $"{Berichten}/{traceerId}";

    /// <summary>Puts the <see cref="Voorzijde"/> of the API in the pipeline: before authentication, so that a refusal has its headers too.</summary>
    public static IApplicationBuilder UsePostbus(this IApplicationBuilder app) => app.UseMiddleware<Voorzijde>();

    /// <summary>
    /// Maps the endpoints. Needs <see cref="IBerichtontvangst"/>, <see cref="IJournaal"/>, <see cref="IBezorgingen"/>, <see cref="IBeurten"/>, <see cref="Beurtwacht"/>,
    /// <see cref="IPartijregisterBron"/>, <see cref="IBerichtsoortkeuze"/>, <see cref="TimeProvider"/>, <see cref="Bytesbudget"/>,
    /// <see cref="BezorgOptions"/> and <see cref="RestOptions"/> as singletons, and <see cref="UsePostbus"/> and <see cref="Limietpoort"/> in the pipeline.
    /// </summary>
    /// <exception cref="InvalidOperationException">A service is missing, or a setting cannot be; the message names every one.</exception>
    public static IEndpointRouteBuilder MapPostbus(this IEndpointRouteBuilder endpoints)
    {
        var diensten = endpoints.ServiceProvider;
        var options = diensten.GetRequiredService<RestOptions>();
        Validate(options, diensten.GetRequiredService<Bytesbudget>());
        var inzenden = ActivatorUtilities.CreateInstance<Inzendpunt>(diensten);
        var ophalen = ActivatorUtilities.CreateInstance<Ophaalpunt>(diensten);

        endpoints.MapGet("/v1/openapi.json", Guarded(Openapidocument.WriteAsync)).WithMetadata(new Openbaar());
        var erin = Klasse(Verkeerssoort.Inzenden, options);
        var eruit = Klasse(Verkeerssoort.Ophalen, options);
        endpoints.MapPost(Berichten, Identified(inzenden.HandleAsync)).WithMetadata(erin);
        endpoints.MapGet(Berichten, Identified(Json(ophalen.ListAsync))).WithMetadata(eruit);
        endpoints.MapGet(EenBericht, Identified(Json(PerBericht(ophalen.LookAsync)))).WithMetadata(eruit);
        endpoints.MapDelete(EenBericht, Identified(PerBericht(ophalen.ConfirmAsync))).WithMetadata(eruit);
        endpoints.MapGet(EenBericht + "/payload", Identified(PerBericht(ophalen.FetchAsync))).WithMetadata(eruit);
        endpoints.MapGet(EenBericht + "/status", Identified(Json(PerBericht(ophalen.FollowAsync)))).WithMetadata(eruit);
        return endpoints;
    }

    private static void Validate(RestOptions options, Bytesbudget budget)
    {
        List<string> fouten = [.. options.Validate()];
        if (budget.Maximum < options.MaxVerzoek)
            fouten.Add($"Het bytesbudget ({budget.Maximum}) is kleiner dan MaxVerzoek ({options.MaxVerzoek}); dan past het grootste bericht nooit.");
        if (fouten.Count > 0)
            throw new InvalidOperationException(string.Join(" ", fouten));
    }

    // An id of another shape can be nobody's message; it ends here, before it reaches a query or a header.
    private static Func<HttpContext, Indiener, Task> PerBericht(Func<HttpContext, Indiener, string, Task> handler) => (http, indiener)
        => http.GetRouteValue("traceerId") is string id && Uuid.IsVormgoed(id)
            ? handler(http, indiener, id)
            : Antwoord.WriteAsync(http, Problemen.NietGevonden);
}
