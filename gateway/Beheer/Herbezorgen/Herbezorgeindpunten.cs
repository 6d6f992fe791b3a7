using System.Collections.Frozen;
using System.Globalization;
using IB.Gateway.Routing;
using IB.Gateway.Storage;
using IB.Gateway.Telemetrie;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using static IB.Gateway.Beheer.Beheerantwoord;

namespace IB.Gateway.Beheer;

/// <summary>Resending by query: make a task, see how it gets on, hold it, let it go on, end it.</summary>
internal static class Herbezorgeindpunten
{
    private const string Pad = "/herbezorgingen";
    private const int MaxVraag = 16 * 1024;
    private const int Pagina = 50;

    private static readonly FrozenDictionary<string, Taakdaad> Daden = new Dictionary<string, Taakdaad>
    {
        ["pauze"] = Taakdaad.Pauzeren,
        ["hervat"] = Taakdaad.Hervatten,
        ["doorgaan"] = Taakdaad.Doorgaan,
        ["annuleer"] = Taakdaad.Annuleren,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal static void MapHerbezorgingen(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(Pad, Guard(CreateAsync));
        endpoints.MapGet(Pad, Guard(ListAsync));
        endpoints.MapGet(Pad + "/{id:long:min(1)}", Guard(ShowAsync));
        foreach (var (naam, daad) in Daden)
            endpoints.MapPost($"{Pad}/{{id:long:min(1)}}/{naam}", Guard(context => MoveAsync(context, daad)));
    }

    private static async Task CreateAsync(HttpContext context)
    {
        // A form in a web page cannot send JSON, so that no page can make an operator's browser resend.
        if (!context.Request.HasJsonContentType() || Herbezorgaanvraag.Read((await ReadAsync(context)).Span) is not { } aanvraag)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "Vraag onjuist",
                $"Stuur als application/json een object met bekende velden: {string.Join(", ", Filterlezer.Namen)}, reden, tempo, proef, zonderProef.");
            return;
        }

        if (ReadDryRun(context.Request.Query) is not { } dryRun)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "Vraag onjuist", "De enige parameter is dryRun, true of false.");
            return;
        }

        var (opdracht, fouten) = aanvraag.Judge(metReden: !dryRun);
        if (fouten.Count > 0)
        {
            await RefuseVraagAsync(context, fouten);
            return;
        }

        var stop = context.RequestAborted;
        var taken = Get<IHerbezorgtaken>(context);
        if (!dryRun && await taken.FindOnvoltooidAsync(opdracht.Vraag, stop) is { } lopend)
        {
            await WriteAsync(context, StatusCodes.Status200OK, await DescribeAsync(context, lopend), BeheerJson.Default.Taakantwoord);
            return;
        }

        var telling = await Herbezorgtelling.CountAsync(Get<IZoeker>(context), opdracht.Vraag, stop);
        await (dryRun
            ? WriteAsync(context, StatusCodes.Status200OK, Proefdraaiantwoord.Of(telling), BeheerJson.Default.Proefdraaiantwoord)
            : CreateAsync(context, opdracht, telling));
    }

    private static async Task CreateAsync(HttpContext context, Herbezorgopdracht opdracht, Herbezorgtelling telling)
    {
        if (telling.Aantal == 0)
        {
            await RefuseAsync(context, StatusCodes.Status409Conflict, "Niets om opnieuw te bezorgen",
                "Geen bericht dat aan de vraag voldoet is Mislukt of Verlopen. Bekijk wat er wel is (berichten search, of GET /berichten).");
            return;
        }

        var (taak, nieuw) = await Get<IHerbezorgtaken>(context).CreateAsync(
            opdracht with { Totaal = telling.Volledig ? telling.Aantal : null }, context.RequestAborted);
        context.Response.Headers.Location = string.Create(CultureInfo.InvariantCulture, $"{Pad}/{taak.Id}");
        await WriteAsync(
            context, nieuw ? StatusCodes.Status201Created : StatusCodes.Status200OK, await DescribeAsync(context, taak), BeheerJson.Default.Taakantwoord);
    }

    private static async Task ListAsync(HttpContext context)
    {
        long? voor = null;
        if (context.Request.Query.TryGetValue("cursor", out var cursor))
        {
            if (!long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                await RefuseAsync(context, StatusCodes.Status400BadRequest, "Vraag onjuist", "Neem de cursor uit volgende van de vorige pagina over.");
                return;
            }

            voor = id;
        }

        var taken = await Get<IHerbezorgtaken>(context).ListAsync(voor, Pagina, context.RequestAborted);
        var volgende = taken.Count == Pagina ? string.Create(CultureInfo.InvariantCulture, $"{Pad}?cursor={taken[^1].Id}") : null;
        await WriteAsync(
            context, StatusCodes.Status200OK, new Takenantwoord([.. taken.Select(Taakantwoord.Of)], volgende), BeheerJson.Default.Takenantwoord);
    }

    private static async Task ShowAsync(HttpContext context)
    {
        var taak = await Get<IHerbezorgtaken>(context).FindAsync(Id(context), context.RequestAborted);
        await (taak is null
            ? RefuseOnbekendAsync(context)
            : WriteAsync(context, StatusCodes.Status200OK, await DescribeAsync(context, taak), BeheerJson.Default.Taakantwoord));
    }

    private static async Task MoveAsync(HttpContext context, Taakdaad daad)
    {
        if (!context.Request.HasJsonContentType() || Herbezorging.ReadReden((await ReadAsync(context)).Span) is not { } reden)
        {
            await Beheereindpunten.RefuseRedenAsync(context);
            return;
        }

        var wijziging = await Get<IHerbezorgtaken>(context).MoveAsync(Id(context), daad, reden, context.RequestAborted);
        await (wijziging switch
        {
            { Taak: null } => RefuseOnbekendAsync(context),
            { Gelukt: false, Taak: var taak } => RefuseAsync(context, StatusCodes.Status409Conflict, "Kan nu niet",
                $"De herbezorging is {Labelwaarde.Of(taak.Stand)}. {Advies(taak)}"),
            { Taak: var taak } => WriteAsync(context, StatusCodes.Status200OK, await DescribeAsync(context, taak), BeheerJson.Default.Taakantwoord),
        });
    }

    private static string Advies(Herbezorgtaak taak) => taak.Stand switch
    {
        Taakstand.Loopt => "De proef is nog niet klaar; wacht tot de herbezorging op proef staat.",
        Taakstand.Proef => "De proef wacht op akkoord: laat haar doorgaan (herbezorgingen continue) of annuleer haar (herbezorgingen cancel).",
        Taakstand.Gepauzeerd => "Hervat haar (herbezorgingen resume) of annuleer haar (herbezorgingen cancel).",
        _ => "Daaraan is niets meer te veranderen; begin zo nodig een nieuwe.",
    };

    private static bool? ReadDryRun(IQueryCollection query) => query.Count switch
    {
        0 => false,
        1 when bool.TryParse(query["dryRun"], out var dryRun) => dryRun,
        _ => null,
    };

    private static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(HttpContext context)
    {
        var json = new byte[MaxVraag];
        var lengte = await context.Request.Body.ReadAtLeastAsync(json, json.Length, throwOnEndOfStream: false, context.RequestAborted);
        return json.AsMemory(0, lengte);
    }

    private static ValueTask<Taakantwoord> DescribeAsync(HttpContext context, Herbezorgtaak taak)
        => Get<Taakinzage>(context).DescribeAsync(taak, context.RequestAborted);

    private static Task RefuseOnbekendAsync(HttpContext context) => RefuseAsync(context, StatusCodes.Status404NotFound, "Herbezorging onbekend",
        "Er is geen herbezorging met dit nummer. Bekijk welke er zijn (herbezorgingen list, of GET /herbezorgingen).");

    private static long Id(HttpContext context) => long.Parse((string)context.Request.RouteValues["id"]!, CultureInfo.InvariantCulture);

    private static T Get<T>(HttpContext context)
        where T : notnull
        => context.RequestServices.GetRequiredService<T>();
}
