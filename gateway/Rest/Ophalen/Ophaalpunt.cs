using IB.Gateway.Limieten;
using IB.Gateway.Routing;
using IB.Gateway.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace IB.Gateway.Rest;

/// <summary>The reading side of the mailbox: list, look, fetch, confirm, follow.</summary>
internal sealed class Ophaalpunt(
    IJournaal journaal,
    IBezorgingen bezorgingen,
    IBeurten beurten,
    Beurtwacht wacht,
    IPartijregisterBron register,
    BezorgOptions bezorgen,
    RestOptions options,
    TimeProvider time)
{
    private readonly Ophalingen _ophalingen = new(journaal, bezorgingen, beurten, wacht, bezorgen, time);

    /// <summary><c>GET /v1/berichten</c></summary>
    public async Task ListAsync(HttpContext http, Indiener indiener)
    {
        var (vraag, probleem) = Lijstvraag.Read(http.Request.Query);
        if (vraag is null)
        {
            await Antwoord.WriteAsync(http, probleem!);
            return;
        }

        var beller = indiener.Partij;
        var dag = Vandaag;
        var postbus = vraag.Namens ?? beller.Code;
        var eigen = postbus == beller.Code;
        var mandaten = beller.Mandaten.Where(m => m.Namens == postbus && m.Ontvangen && m.Geldig.Omvat(dag)).ToList();
        if (!eigen && mandaten.Count == 0)
        {
            await Antwoord.WriteAsync(http, Problemen.GeenMandaatOntvangen);
            return;
        }

        // Of a part of a mailbox the store finds the messages, however many others are before them.
        var wachtend = eigen
            ? await bezorgingen.ListWachtendAsync(postbus, vraag.Limiet, rijpOp: null, http.RequestAborted)
            : await bezorgingen.ListWachtendAsync(postbus, [.. mandaten.SelectMany(m => m.Functies.Patronen).Distinct()], vraag.Limiet, http.RequestAborted);
        var huidig = register.Huidig;
        var berichten = wachtend
            .Where(b => Partijregister.MagOntvangen(beller, postbus, b.Envelop.Functie, dag))
            .Take(vraag.Limiet)
            .Select(b => Uitgifte.Metadata(b, huidig, dag));
        await Antwoord.WriteAsync(http, StatusCodes.Status200OK, new Berichtenlijst([.. berichten]), RestJson.Default.Berichtenlijst);
    }

    /// <summary><c>GET /v1/berichten/{traceerId}</c></summary>
    public async Task LookAsync(HttpContext http, Indiener indiener, string traceerId)
    {
        var berichten = await journaal.FindAsync(traceerId, http.RequestAborted);
        if (Postbusrecht.FindWachtend(berichten, indiener.Partij, Vandaag) is { } bericht)
            await Antwoord.WriteAsync(http, StatusCodes.Status200OK, Uitgifte.Metadata(bericht, register.Huidig, Vandaag), RestJson.Default.BerichtMetadata);
        else
            await Antwoord.WriteAsync(http, Problemen.NietGevonden);
    }

    /// <summary><c>GET /v1/berichten/{traceerId}/payload</c></summary>
    public async Task FetchAsync(HttpContext http, Indiener indiener, string traceerId)
    {
        var berichten = await journaal.FindAsync(traceerId, http.RequestAborted);
        if (Postbusrecht.FindWachtend(berichten, indiener.Partij, Vandaag) is not { } bericht)
        {
            await Antwoord.WriteAsync(http, Problemen.NietGevonden);
            return;
        }

        if (await Inhoudzending.AgreeAsync(http, bericht) is { } soort && !Inhoudzending.AnswerUnchanged(http, bericht))
            await SendAsync(http, indiener, bericht, soort);
    }

    /// <summary><c>DELETE /v1/berichten/{traceerId}</c></summary>
    public async Task ConfirmAsync(HttpContext http, Indiener indiener, string traceerId)
    {
        var berichten = await journaal.FindAsync(traceerId, http.RequestAborted);
        var bericht = Postbusrecht.FindTeBevestigen(berichten, indiener.Partij, Vandaag);
        if (bericht is not null
            && await bezorgingen.ConfirmAsync(
                bericht.Volgnummer, $"Ontvangst bevestigd door {indiener.Partij.Code}", http.RequestAborted) != Bevestiging.Onbekend)
            http.Response.StatusCode = StatusCodes.Status204NoContent;
        else
            await Antwoord.WriteAsync(http, Problemen.NietGevonden);
    }

    /// <summary><c>GET /v1/berichten/{traceerId}/status</c></summary>
    public async Task FollowAsync(HttpContext http, Indiener indiener, string traceerId)
    {
        var dag = Vandaag;
        var berichten = await journaal.FindAsync(traceerId, http.RequestAborted);
        if (Postbusrecht.FindTeVolgen(berichten, indiener.Partij, dag) is not { } bericht)
        {
            await Antwoord.WriteAsync(http, Problemen.NietGevonden);
            return;
        }

        if (await journaal.GetVerloopAsync(bericht.Volgnummer, http.RequestAborted) is { } verloop)
            await Antwoord.WriteAsync(http, StatusCodes.Status200OK, Berichtstatus.Of(verloop.Bericht, verloop.Historie), RestJson.Default.Berichtstatus);
        else
            await Antwoord.WriteAsync(http, Problemen.NietGevonden);
    }

    private async Task SendAsync(HttpContext http, Indiener indiener, Bericht bericht, string soort)
    {
        // Slow readers keep the payload in memory, so they count too.
        if (http.Features.GetRequiredFeature<Toelating>().TrySend(bericht.InhoudLengte, out var reservering) is { } afwijzing)
        {
            await Antwoord.WriteAsync(http, Problemen.Of(afwijzing, options.Foutcodes));
            return;
        }

        using var bezet = reservering;

        // First the attempt, durably, then the payload: a message that brings the process down while it is read is counted too.
        if (!await _ophalingen.TryRunAsync(bericht, indiener.Partij.Code, stop => SendAsync(http, bericht, soort, stop), http.RequestAborted))
            await Antwoord.WriteAsync(http, Problemen.NietGevonden);
    }

    private async Task SendAsync(HttpContext http, Bericht bericht, string soort, CancellationToken stop)
    {
        // What was begun is not an answer when it may not be finished.
        await using var afbreken = stop.Register(http.Abort);
        using var inhoud = await journaal.ReadInhoudAsync(bericht.Volgnummer, stop);
        if (inhoud is null)
        {
            await Antwoord.WriteAsync(http, Problemen.InhoudVerwijderd);
            return;
        }

        await Inhoudzending.WriteAsync(http, bericht, soort, inhoud);
    }

    private DateOnly Vandaag => Berichttijd.Dag(time.GetUtcNow());
}
