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
    IPartijregisterBron register,
    BezorgOptions bezorgen,
    RestOptions options,
    TimeProvider time)
{
    // A mandate for some functies sees a part of a mailbox; this many messages are looked through to find that part.
    private const int MaxDoorzocht = 5000;

    private readonly Ophalingen _ophalingen = new(journaal, bezorgingen, bezorgen, time);

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

        var geheel = eigen || mandaten.Exists(m => m.Functies.Patronen.Contains("*"));
        var wachtend = await bezorgingen.ListWachtendAsync(postbus, geheel ? vraag.Limiet : MaxDoorzocht, rijpOp: null, http.RequestAborted);
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
        if (bericht is not null && (bericht.Toestand == Toestand.Bezorgd || await ConfirmAsync(bericht, indiener, http.RequestAborted)))
            http.Response.StatusCode = StatusCodes.Status204NoContent;
        else
            await Antwoord.WriteAsync(http, Problemen.NietGevonden);
    }

    /// <summary><c>GET /v1/berichten/{traceerId}/status</c></summary>
    public async Task FollowAsync(HttpContext http, Indiener indiener, string traceerId)
    {
        var dag = Vandaag;
        var berichten = await journaal.FindAsync(traceerId, http.RequestAborted);
        if (berichten.FirstOrDefault(b => Postbusrecht.MagVolgen(b, indiener.Partij, dag)) is not { } bericht)
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
        await using var ophaling = await _ophalingen.TryStartAsync(bericht, indiener.Partij.Code, http.RequestAborted);
        if (ophaling is null)
        {
            await Antwoord.WriteAsync(http, Problemen.NietGevonden);
            return;
        }

        using var inhoud = await journaal.ReadInhoudAsync(bericht.Volgnummer, http.RequestAborted);
        if (inhoud is null)
        {
            await Antwoord.WriteAsync(http, Problemen.InhoudVerwijderd);
            return;
        }

        await Inhoudzending.WriteAsync(http, bericht, soort, inhoud);
    }

    private async ValueTask<bool> ConfirmAsync(Bericht bericht, Indiener indiener, CancellationToken cancellationToken)
    {
        var envelop = bericht.Envelop;
        var bevestiging = await bezorgingen.ConfirmAsync(
            envelop.Ontvanger.Organisatie, envelop.Referentienummer, $"Ontvangst bevestigd door {indiener.Partij.Code}", cancellationToken);
        return bevestiging != Bevestiging.Onbekend;
    }

    private DateOnly Vandaag => Berichttijd.Dag(time.GetUtcNow());
}
