using System.Globalization;
using System.Text.Json;
using IB.Gateway.Routing.Processors;
using IB.Gateway.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using static IB.Gateway.Beheer.Beheerantwoord;

namespace IB.Gateway.Beheer;

/// <summary>How processors stand, what they have parked, and what an operator does about it.</summary>
internal static class Processoreindpunten
{
    /// <summary>Most characters of the beginning of a reason.</summary>
    internal const int MaxMetReden = 200;

    private const string Pad = "/processors";

    internal static void MapProcessors(this IEndpointRouteBuilder endpoints)
    {
        var stuk = Pad + "/{naam}/geparkeerd/{volgnummer:long:min(1)}/{deel:int:min(0)}";
        endpoints.MapGet(Pad, Guard(async context => await WriteAsync(
            context, StatusCodes.Status200OK, await Get<Processorinzage>(context).ReadAsync(context.RequestAborted), BeheerJson.Default.Processorenantwoord)));
        endpoints.MapGet(Pad + "/{naam}/geparkeerd", Guard(ListAsync));
        endpoints.MapGet(Pad + "/{naam}/ingrepen", Guard(ListIngrepenAsync));
        endpoints.MapPost(
            stuk + "/hervat",
            Guard(context => InterveneAsync(context, (dienst, plek, reden) => dienst.RetryAsync(Naam(context), plek, reden, context.RequestAborted))));
        endpoints.MapPost(
            stuk + "/terzijde",
            Guard(context => InterveneAsync(context, (dienst, plek, reden) => dienst.PutAsideAsync(Naam(context), plek, reden, context.RequestAborted))));
        endpoints.MapPost(
            stuk + "/aanvaard",
            Guard(context => InterveneAsync(context, (dienst, plek, reden) => dienst.AcceptAsync(Naam(context), plek, reden, context.RequestAborted))));
        endpoints.MapPost(Pad + "/{naam}/geparkeerd/hervat", Guard(context => InterveneAllAsync(
            context, (dienst, vraag, na, reden) => dienst.RetryAllAsync(Naam(context), vraag, na, reden, context.RequestAborted))));
        endpoints.MapPost(Pad + "/{naam}/geparkeerd/terzijde", Guard(context => InterveneAllAsync(
            context, (dienst, vraag, na, reden) => dienst.PutAsideAllAsync(Naam(context), vraag, na, reden, context.RequestAborted))));
        endpoints.MapPost(Pad + "/{naam}/replay", Guard(ReplayAsync));
    }

    /// <summary>A place as operators write it, <c>12/0</c>; <see langword="null"/> when these are no such.</summary>
    internal static Positie? ReadPlek(string? tekst)
        => tekst?.Split('/') is [var volgnummer, var deel]
            && long.TryParse(volgnummer, NumberStyles.None, CultureInfo.InvariantCulture, out var v) && v > 0
            && int.TryParse(deel, NumberStyles.None, CultureInfo.InvariantCulture, out var d)
            ? new Positie(v, d)
            : null;

    private static async Task ListAsync(HttpContext context)
    {
        Positie? na = null;
        if (context.Request.Query.TryGetValue("na", out var tekst) && (na = ReadPlek(tekst)) is null)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "Vraag onjuist", "Neem na over uit volgende van de vorige pagina.");
            return;
        }

        await (await Get<Processorinzage>(context).ListAsync(Naam(context), na, context.RequestAborted) is { } antwoord
            ? WriteAsync(context, StatusCodes.Status200OK, antwoord, BeheerJson.Default.Geparkeerdantwoord)
            : RefuseOnbekendAsync(context));
    }

    private static async Task ListIngrepenAsync(HttpContext context) => await (
        await Get<Processorinzage>(context).ListIngrepenAsync(Naam(context), context.RequestAborted) is { } antwoord
            ? WriteAsync(context, StatusCodes.Status200OK, antwoord, BeheerJson.Default.Ingrepenantwoord)
            : RefuseOnbekendAsync(context));

    private static Task RefuseOnbekendAsync(HttpContext context)
        => RefuseAsync(
            context, StatusCodes.Status404NotFound, "Processor onbekend",
            "Er staat geen processor met deze naam aan. Bekijk welke er zijn (processors list, of GET /processors).");

    private static async Task InterveneAsync(HttpContext context, Func<Processordienst, Positie, string, Task<Ingreepuitkomst>> daad)
    {
        // A form in a web page cannot send JSON, so that no page can make an operator's browser intervene.
        if (!context.Request.HasJsonContentType() || await Beheervraag.ReadRedenAsync(context) is not { } reden)
        {
            await Beheereindpunten.RefuseRedenAsync(context);
            return;
        }

        var plek = new Positie(
            long.Parse((string)context.Request.RouteValues["volgnummer"]!, CultureInfo.InvariantCulture),
            int.Parse((string)context.Request.RouteValues["deel"]!, CultureInfo.InvariantCulture));
        await TellAsync(context, await daad(Get<Processordienst>(context), plek, reden));
    }

    private static async Task InterveneAllAsync(HttpContext context, Func<Processordienst, string, Positie?, string, Task<Ingreepuitkomst>> daad)
    {
        var json = context.Request.HasJsonContentType() ? await Beheervraag.ReadAsync(context) : default;
        if (Herbezorging.ReadReden(json.Span) is not { } reden || ReadMassavraag(json.Span) is not { MetReden: { } metReden } vraag)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "Vraag onjuist",
                "Stuur als application/json mee hoe de reden begint waarom de stukken geparkeerd zijn, en een eigen reden, beide van 1 tot 200 tekens: {\"metReden\": \"Organisatie 0384 doet niet mee.\", \"reden\": \"partij toegevoegd\"}.");
            return;
        }

        await TellAsync(context, await daad(Get<Processordienst>(context), metReden, ReadPlek(vraag.Na), reden));
    }

    private static Massavraag? ReadMassavraag(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, BeheerJson.Default.Massavraag) is { MetReden.Length: > 0 and <= MaxMetReden } vraag
                && (vraag.Na is null || ReadPlek(vraag.Na) is not null) ? vraag : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task ReplayAsync(HttpContext context)
    {
        var json = context.Request.HasJsonContentType() ? await Beheervraag.ReadAsync(context) : default;
        if (Herbezorging.ReadReden(json.Span) is not { } reden || ReadReplay(json.Span) is not { } vraag)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "Vraag onjuist",
                "Stuur als application/json mee vanaf welke plaats in het journaal, en een reden van 1 tot 200 tekens: {\"vanaf\": 1, \"reden\": \"regel hersteld\"}. Met \"vergeet\": true erbij vergeet de processor ook wat niet terugkomt.");
            return;
        }

        await TellAsync(context, await Get<Processordienst>(context).ReplayAsync(Naam(context), vraag.Vanaf, vraag.Vergeet, reden, context.RequestAborted));
    }

    private static Replayvraag? ReadReplay(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, BeheerJson.Default.Replayvraag) is { Vanaf: > 0 } vraag ? vraag : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Task TellAsync(HttpContext context, Ingreepuitkomst uitkomst) => uitkomst.Afloop switch
    {
        Ingreepafloop.Gedaan => WriteAsync(context, StatusCodes.Status200OK, new Ingreepantwoord(uitkomst.Tekst), BeheerJson.Default.Ingreepantwoord),
        Ingreepafloop.Onbekend => RefuseAsync(context, StatusCodes.Status404NotFound, "Niet gevonden", uitkomst.Tekst),
        Ingreepafloop.Geweigerd => RefuseAsync(context, StatusCodes.Status409Conflict, "Kan nu niet", uitkomst.Tekst),
        Ingreepafloop.Mislukt => RefuseAsync(context, StatusCodes.Status409Conflict, "Opnieuw mislukt", uitkomst.Tekst),
        var afloop => throw new ArgumentOutOfRangeException(nameof(uitkomst), afloop, "Onbekende afloop."),
    };

    private static string Naam(HttpContext context) => (string)context.Request.RouteValues["naam"]!;

    private static T Get<T>(HttpContext context)
        where T : notnull
        => context.RequestServices.GetRequiredService<T>();
}
