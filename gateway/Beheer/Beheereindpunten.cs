using IB.Gateway.Storage;
using IB.Gateway.Telemetrie.Prometheus;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using static IB.Gateway.Beheer.Beheerantwoord;

namespace IB.Gateway.Beheer;

/// <summary>
/// What an operator and an orchestrator see. For a listener of its own, on an address that chain partners cannot reach: none
/// of these endpoints asks who calls.
/// </summary>
internal static class Beheereindpunten
{
    /// <summary>
    /// Maps <c>/metrics</c>, <c>/health/live</c>, <c>/health/ready</c>, <c>/limieten</c>, <c>/berichten</c>,
    /// <c>/berichten/{referentienummer}</c> and below it <c>/herbezorging</c>, <c>/herbezorgingen</c>, and <c>/processors</c>. The caller binds the result to
    /// the management listener.
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
        groep.MapGet("/limieten", (RequestDelegate)(context => WriteAsync(
            context, StatusCodes.Status200OK, context.RequestServices.GetRequiredService<Limietinzage>().Read(), BeheerJson.Default.Limietenantwoord)));
        groep.MapGet("/berichten", (RequestDelegate)Zoekeindpunt.SearchAsync);
        groep.MapGet("/berichten/{referentienummer}", (RequestDelegate)FindBerichtAsync);
        groep.MapPost("/berichten/{referentienummer}/herbezorging", (RequestDelegate)ResendAsync);
        groep.MapHerbezorgingen();
        groep.MapProcessors();
        return groep;
    }

    /// <summary>Answers that a reason must come along.</summary>
    internal static Task RefuseRedenAsync(HttpContext context) => RefuseAsync(context, StatusCodes.Status400BadRequest, "Reden ontbreekt",
        "Stuur als application/json een reden van 1 tot 200 tekens mee: {\"reden\": \"ontvanger is weer bereikbaar\"}.");

    private static async Task FindBerichtAsync(HttpContext context)
    {
        var referentienummer = Referentienummer(context);
        try
        {
            var journaal = context.RequestServices.GetRequiredService<IJournaal>();
            var antwoord = await Berichtinzage.FindAsync(journaal, referentienummer, context.RequestAborted);
            await (antwoord is null
                ? RefuseOnbekendAsync(context)
                : WriteAsync(context, StatusCodes.Status200OK, antwoord, BeheerJson.Default.Berichtenantwoord));
        }
        catch (OpslagException)
        {
            await RefuseOpslagAsync(context);
        }
    }

    private static async Task ResendAsync(HttpContext context)
    {
        // A form in a web page cannot send JSON, so that no page can make an operator's browser resend.
        if (!context.Request.HasJsonContentType() || await Beheervraag.ReadRedenAsync(context) is not { } reden)
        {
            await RefuseRedenAsync(context);
            return;
        }

        try
        {
            var antwoord = await context.RequestServices.GetRequiredService<Herbezorging>()
                .ResendAsync(Referentienummer(context), reden, context.RequestAborted);
            await (antwoord switch
            {
                null => RefuseOnbekendAsync(context),
                { Aantal: 0 } => RefuseAsync(context, StatusCodes.Status409Conflict, "Niets om opnieuw te bezorgen",
                    "Geen bericht met dit referentienummer is Mislukt of Verlopen. Bekijk de toestand (berichten show, of GET /berichten/{referentienummer})."),
                _ => WriteAsync(context, StatusCodes.Status200OK, antwoord, BeheerJson.Default.Herbezorgantwoord),
            });
        }
        catch (OpslagException)
        {
            await RefuseOpslagAsync(context);
        }
    }

    private static string Referentienummer(HttpContext context) => (string)context.Request.RouteValues["referentienummer"]!;

    private static Task RefuseOnbekendAsync(HttpContext context) => RefuseAsync(context, StatusCodes.Status404NotFound, "Bericht onbekend",
        "Er is geen bericht met dit referentienummer. Controleer het nummer; hoofdletters tellen.");

    private static int Status(bool goed) => goed ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
}
