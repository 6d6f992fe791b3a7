using System.Text.Json.Serialization.Metadata;
using IB.Gateway.Storage;
using IB.Gateway.Telemetrie.Prometheus;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IB.Gateway.Beheer;

/// <summary>
/// What an operator and an orchestrator see. For a listener of its own, on an address that chain partners cannot reach: none
/// of these endpoints asks who calls.
/// </summary>
internal static class Beheereindpunten
{
    /// <summary>
    /// Maps <c>/metrics</c>, <c>/health/live</c>, <c>/health/ready</c> and <c>/berichten/{referentienummer}</c>. The caller
    /// binds the result to the management listener.
    /// </summary>
    public static IEndpointConventionBuilder MapBeheer(this IEndpointRouteBuilder endpoints)
    {
        var groep = endpoints.MapGroup("");
        groep.MapGet("/metrics", (RequestDelegate)(context
            => PrometheusEindpunt.ScrapeAsync(context, context.RequestServices.GetRequiredService<PrometheusUitgave>())));
        groep.MapGet("/health/live", (RequestDelegate)(context =>
        {
            var levend = context.RequestServices.GetRequiredService<Gezondheid>().CheckLevend();
            return WriteAsync(context, Status(levend.IsLevend), levend, BeheerJson.Default.Levend);
        }));
        groep.MapGet("/health/ready", (RequestDelegate)(context =>
        {
            var gereedheid = context.RequestServices.GetRequiredService<Gezondheid>().CheckGereed();
            return WriteAsync(context, Status(gereedheid.IsGereed), gereedheid, BeheerJson.Default.Gereedheid);
        }));
        groep.MapGet("/berichten/{referentienummer}", (RequestDelegate)FindBerichtAsync);
        return groep;
    }

    private static async Task FindBerichtAsync(HttpContext context)
    {
        var referentienummer = (string)context.Request.RouteValues["referentienummer"]!;
        try
        {
            var journaal = context.RequestServices.GetRequiredService<IJournaal>();
            var antwoord = await Berichtinzage.FindAsync(journaal, referentienummer, context.RequestAborted);
            await (antwoord is null
                ? RefuseAsync(context, StatusCodes.Status404NotFound, "Bericht onbekend",
                    "Er is geen bericht met dit referentienummer. Controleer het nummer; hoofdletters tellen.")
                : WriteAsync(context, StatusCodes.Status200OK, antwoord, BeheerJson.Default.Berichtenantwoord));
        }
        catch (OpslagException)
        {
            await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "Opslag niet te lezen",
                "Het journaal is nu niet te lezen. Kijk bij /health/ready naar de oorzaak en probeer het daarna opnieuw.");
        }
    }

    private static int Status(bool goed) => goed ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;

    private static Task RefuseAsync(HttpContext context, int status, string titel, string tekst)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Problem(title: titel, detail: tekst, statusCode: status).ExecuteAsync(context);
    }

    private static Task WriteAsync<T>(HttpContext context, int status, T antwoord, JsonTypeInfo<T> type)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(antwoord, type, contentType: "application/json; charset=utf-8", context.RequestAborted);
    }
}
