using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace IB.Gateway.Telemetrie.Prometheus;

/// <summary>Answers a scrape.</summary>
internal static class PrometheusEindpunt
{
    private const string Versie = "0.0.4";

    /// <summary>200 with the text; 406 when the scraper takes no text format 0.0.4.</summary>
    public static async Task ScrapeAsync(HttpContext context, PrometheusUitgave uitgave)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!Accepts(context.Request.Headers.Accept))
        {
            context.Response.StatusCode = StatusCodes.Status406NotAcceptable;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(
                $"Metrieken zijn er alleen als {PrometheusTekst.ContentType}. Vraag dat type of laat Accept weg.\n", context.RequestAborted);
            return;
        }

        var tekst = await uitgave.ReadAsync(context.RequestAborted);
        context.Response.ContentType = PrometheusTekst.ContentType;
        context.Response.ContentLength = tekst.Length;
        await context.Response.Body.WriteAsync(tekst, context.RequestAborted);
    }

    /// <summary>Whether an <c>Accept</c> header allows the text format 0.0.4. No header allows everything.</summary>
    public static bool Accepts(IList<string?> accept)
    {
        if (accept.All(string.IsNullOrWhiteSpace))
            return true;
        return MediaTypeHeaderValue.TryParseList([.. accept.OfType<string>()], out var ranges) && ranges.Any(Allows);
    }

    private static bool Allows(MediaTypeHeaderValue range)
        => range.Quality is not 0
        && (range.MatchesAllTypes || (Equal(range.Type, "text") && (range.MatchesAllSubTypes || Equal(range.SubType, "plain"))))
        && range.Parameters.Where(p => Equal(p.Name, "version")).All(p => HeaderUtilities.RemoveQuotes(p.Value) == Versie);

    private static bool Equal(StringSegment deel, string naam) => deel.Equals(naam, StringComparison.OrdinalIgnoreCase);
}
