using IB.Gateway.Limieten;
using IB.Gateway.Ontvangst;
using IB.Gateway.Routing;
using IB.Gateway.Telemetrie;
using Microsoft.AspNetCore.Http;

namespace IB.Gateway.Rest;

/// <summary>What stands before the endpoints of the API, whatever they do.</summary>
internal static class Toegangspoort
{
    /// <summary>Refuses to work when <see cref="Voorzijde"/> was left out of the pipeline.</summary>
    public static RequestDelegate Guarded(RequestDelegate handler) => http => Voorzijde.IsGepasseerd(http)
        ? handler(http)
        : throw new InvalidOperationException($"{nameof(Postbus.UsePostbus)} is missing from the pipeline.");

    /// <summary>Only for who is known.</summary>
    public static RequestDelegate Identified(Func<HttpContext, Indiener, Task> handler) => Guarded(
        http => http.Features.Get<IIndienerFeature>() is { } feature
            ? handler(http, feature.Indiener)
            : Antwoord.WriteAsync(http, Problemen.NietAangemeld));

    /// <summary>Only for who takes JSON.</summary>
    public static Func<HttpContext, Indiener, Task> Json(Func<HttpContext, Indiener, Task> handler) => (http, indiener)
        => Acceptatie.Neemt(http.Request.Headers.Accept, Antwoord.Json)
            ? handler(http, indiener)
            : Antwoord.WriteAsync(http, Problemen.AntwoordvormOnmogelijk(Antwoord.Json));

    /// <summary>The kind of traffic, for the limits of a party.</summary>
    public static Verkeersklasse Klasse(Verkeerssoort soort, RestOptions options)
        => new(soort, Kanaal.Rest, (http, _, afwijzing) => Antwoord.WriteAsync(http, Problemen.Of(afwijzing, options.Foutcodes)));
}
