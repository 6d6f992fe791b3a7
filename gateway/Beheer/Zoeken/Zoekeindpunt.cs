using System.Globalization;
using IB.Gateway.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using static IB.Gateway.Beheer.Beheerantwoord;

namespace IB.Gateway.Beheer;

/// <summary>A page of messages.</summary>
/// <param name="Berichten">The messages, each with its history.</param>
/// <param name="Volgende">
/// Path of the next page; <see langword="null"/> when there is none. A page may be shorter than asked, even empty, while there is a next.
/// </param>
/// <param name="Cursor">The cursor in <paramref name="Volgende"/>.</param>
internal sealed record Zoekantwoord(IReadOnlyList<Berichtantwoord> Berichten, string? Volgende, string? Cursor);

/// <summary><c>GET /berichten</c>.</summary>
internal static class Zoekeindpunt
{
    internal static async Task SearchAsync(HttpContext context)
    {
        var (vraag, fouten) = Berichtzoekvraag.Read(context.Request.Query);
        if (fouten.Count > 0)
        {
            await RefuseVraagAsync(context, fouten);
            return;
        }

        try
        {
            await WriteAsync(context, StatusCodes.Status200OK, await FindAsync(context, vraag), BeheerJson.Default.Zoekantwoord);
        }
        catch (OpslagException)
        {
            await RefuseOpslagAsync(context);
        }
    }

    private static async ValueTask<Zoekantwoord> FindAsync(HttpContext context, Berichtzoekvraag vraag)
    {
        var (zoeker, journaal) = (context.RequestServices.GetRequiredService<IZoeker>(), context.RequestServices.GetRequiredService<IJournaal>());
        var pagina = await zoeker.SearchAsync(vraag.Filter, vraag.Volgorde, vraag.Cursor, vraag.Limiet, context.RequestAborted);
        var berichten = new List<Berichtantwoord>();
        foreach (var bericht in pagina.Berichten)
        {
            // What is forgotten meanwhile is not shown.
            if (await journaal.GetVerloopAsync(bericht.Volgnummer, context.RequestAborted) is { } verloop)
                berichten.Add(Berichtantwoord.Of(verloop));
        }

        var cursor = pagina.Verder?.ToString(CultureInfo.InvariantCulture);
        return new Zoekantwoord(berichten, cursor is null ? null : Volgende(context.Request.Query, cursor), cursor);
    }

    private static string Volgende(IQueryCollection query, string cursor)
    {
        var delen = query.Where(static p => p.Key != "cursor").SelectMany(static p => p.Value.Select(w => KeyValuePair.Create(p.Key, w)));
        return $"/berichten{QueryString.Create([.. delen, KeyValuePair.Create<string, string?>("cursor", cursor)])}";
    }
}
