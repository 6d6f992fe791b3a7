using IB.Gateway.Ontvangst;
using IB.Gateway.Routing;
using IB.Gateway.Telemetrie;
using Microsoft.AspNetCore.Http;

namespace IB.Gateway.Limieten;

/// <summary>
/// Stands behind the identity check and before every endpoint for parties: turns a request away before its body is read when new messages
/// cannot come in, or when the party asks more than it may. Endpoints find the <see cref="Toelating"/> among the features.
/// </summary>
internal sealed class Limietpoort(RequestDelegate next, Innamepoort inname, Partijlimieten limieten, Knooppuntmeter meter, TimeProvider tijd)
{
    /// <summary>
    /// How long the answer to a party that does not wait is held back. A connection can ask no more than once in that time, so that refusing
    /// takes no processor time from others either.
    /// </summary>
    public static readonly TimeSpan Aanhoudtijd = TimeSpan.FromSeconds(1);

    public async Task InvokeAsync(HttpContext http)
    {
        // Who the caller is, is for the endpoint to demand; without a caller it does nothing.
        if (http.GetEndpoint()?.Metadata.GetMetadata<Verkeersklasse>() is not { } klasse || http.Features.Get<IIndienerFeature>()?.Indiener is not { } indiener)
        {
            await next(http);
            return;
        }

        if (klasse.Soort == Verkeerssoort.Inzenden && inname.Check() is { } dicht)
        {
            meter.CountAfwijzing(klasse.Kanaal, klasse.Soort, dicht.Reden);
            await RefuseAsync(http, klasse, indiener, dicht);
            return;
        }

        using var toelating = limieten.TryAdmit(indiener.Partij, klasse.Soort, klasse.Kanaal, out var afwijzing);
        if (toelating is null)
        {
            await RefuseAsync(http, klasse, indiener, afwijzing!);
            return;
        }

        http.Features.Set(toelating);
        await next(http);
    }

    private async Task RefuseAsync(HttpContext http, Verkeersklasse klasse, Indiener indiener, Afwijzing afwijzing)
    {
        if (afwijzing.Aanhouden)
            await Task.Delay(Aanhoudtijd, tijd, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (http.RequestAborted.IsCancellationRequested)
            return;
        Verbindingskeuze.Prepare(http);
        await klasse.Refuse(http, indiener, afwijzing);
    }
}
