using System.Globalization;
using IB.Gateway.Limieten;
using IB.Gateway.Routing;
using IB.Gateway.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

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

    // The server copies all of one write before it waits for the reader.
    private const int Stuk = 64 * 1024;
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

        var soort = Uitgifte.ContentType(bericht.Envelop);
        if (!Acceptatie.Neemt(http.Request.Headers.Accept, soort))
        {
            await Antwoord.WriteAsync(http, Problemen.AntwoordvormOnmogelijk(soort));
            return;
        }

        var etag = Uitgifte.ETag(bericht);
        http.Response.Headers.ETag = etag;
        if (HeeftAl(http.Request.Headers, etag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

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

        var historie = await journaal.ReadHistorieAsync(bericht.Volgnummer, http.RequestAborted);
        await Antwoord.WriteAsync(http, StatusCodes.Status200OK, Berichtstatus.Of(bericht, historie), RestJson.Default.Berichtstatus);
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

        var headers = http.Response.Headers;
        headers["Repr-Digest"] = Uitgifte.ReprDigest(bericht);
        headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"{Uitgifte.Bestandsnaam(bericht.Envelop)}\"");
        headers.ContentType = soort;
        headers.ContentLength = inhoud.Bytes.Length;
        for (var rest = inhoud.Bytes; !rest.IsEmpty; rest = rest[Math.Min(Stuk, rest.Length)..])
            await http.Response.Body.WriteAsync(rest[..Math.Min(Stuk, rest.Length)], http.RequestAborted);
    }

    private async ValueTask<bool> ConfirmAsync(Bericht bericht, Indiener indiener, CancellationToken cancellationToken)
    {
        var envelop = bericht.Envelop;
        var bevestiging = await bezorgingen.ConfirmAsync(
            envelop.Ontvanger.Organisatie, envelop.Referentienummer, $"Ontvangst bevestigd door {indiener.Partij.Code}", cancellationToken);
        return bevestiging != Bevestiging.Onbekend;
    }

    private DateOnly Vandaag => Berichttijd.Dag(time.GetUtcNow());

    private static bool HeeftAl(IHeaderDictionary headers, string etag)
        => EntityTagHeaderValue.TryParseList(headers.IfNoneMatch, out var bekend) && bekend.Any(e => e.Tag == etag || e.Equals(EntityTagHeaderValue.Any));
}
