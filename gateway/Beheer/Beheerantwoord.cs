using System.Text.Json.Serialization.Metadata;
using IB.Gateway.Rest;
using IB.Gateway.Storage;
using Microsoft.AspNetCore.Http;

namespace IB.Gateway.Beheer;

/// <summary>How the management port answers.</summary>
internal static class Beheerantwoord
{
    /// <summary>Answers with a JSON document that nobody keeps.</summary>
    internal static Task WriteAsync<T>(HttpContext context, int status, T antwoord, JsonTypeInfo<T> type)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(antwoord, type, contentType: "application/json; charset=utf-8", context.RequestAborted);
    }

    /// <summary>Answers with a problem.</summary>
    internal static Task RefuseAsync(HttpContext context, int status, string titel, string tekst)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Problem(title: titel, detail: tekst, statusCode: status).ExecuteAsync(context);
    }

    /// <summary>Answers that the question is wrong, and names every fault.</summary>
    internal static Task RefuseVraagAsync(HttpContext context, IReadOnlyList<Probleemfout> fouten)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Antwoord.WriteAsync(context, new Probleem
        {
            Type = "about:blank",
            Title = "Vraag onjuist",
            Status = StatusCodes.Status400BadRequest,
            Detail = "Herstel wat onder fouten staat en vraag het opnieuw.",
            Fouten = fouten,
        });
    }

    /// <summary>Handles a request; when the store is in trouble it answers so.</summary>
    internal static RequestDelegate Guard(Func<HttpContext, Task> handle) => async context =>
    {
        try
        {
            await handle(context);
        }
        catch (OpslagException)
        {
            await RefuseOpslagAsync(context);
        }
    };

    /// <summary>Answers that the store is in trouble.</summary>
    internal static Task RefuseOpslagAsync(HttpContext context) => RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "Opslag niet te lezen",
        "Het journaal is nu niet te lezen of te schrijven. Kijk naar de oorzaak (health, of GET /health/ready) en probeer het daarna opnieuw.");
}
