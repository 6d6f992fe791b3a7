using System.Diagnostics;
using IB.Gateway.Limieten;
using IB.Gateway.Ontvangst;
using IB.Gateway.Routing;
using IB.Gateway.Telemetrie;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace IB.Gateway.Rest;

/// <summary><c>POST /v1/berichten</c>: takes a message over, or says why not.</summary>
internal sealed class Inzendpunt(
    IBerichtontvangst ontvangst,
    IPartijregisterBron register,
    IBerichtsoortkeuze soorten,
    RestOptions options,
    Knooppuntmeter meter,
    TimeProvider time)
{
    public async Task HandleAsync(HttpContext http, Indiener indiener)
    {
        using var spoor = Spoor.StartOntvangst(Kanaal.Rest, http.Request.Headers.TraceParent);
        // Everything that can be refused on headers is refused before the body: a client that sends Expect then keeps it.
        if (!Acceptatie.Neemt(http.Request.Headers.Accept, Antwoord.Json))
            await Antwoord.WriteAsync(http, Problemen.AntwoordvormOnmogelijk(Antwoord.Json));
        else if (!Inhoudssoort.ReadBoundary(http.Request.Headers).Gelukt(out var boundary, out var fout))
            await Antwoord.WriteAsync(http, fout.ToProbleem(options.Foutcodes));
        else if (http.Request.ContentLength > options.MaxVerzoek)
            await Antwoord.WriteAsync(http, TeGroot());
        else
            await AnswerAsync(http, await ReceiveAsync(http, boundary));
    }

    // The buffer is given back before the answer is sent: who reads the answer slowly keeps no memory busy.
    private async Task<Berichtantwoord> ReceiveAsync(HttpContext http, byte[] boundary)
    {
        var begin = time.GetTimestamp();
        var toelating = http.Features.GetRequiredFeature<Toelating>();
        if (toelating.TryReceive(http.Request.ContentLength, http.Request.ContentLength, out var reservering) is { } afwijzing)
            return Shed(http, afwijzing);
        using var buffer = new Inhoudbuffer(reservering!, options.MaxVerzoek);
        if (await ReadBodyAsync(http, toelating, buffer) is { } probleem)
            return probleem;
        if (!Berichtdelen.Read(buffer.WrittenMemory, boundary, options.MaxMetadata).Gelukt(out var delen, out var fout))
            return fout.ToProbleem(options.Foutcodes);
        var (envelop, onjuist) = MakeEnvelop(delen);
        if (envelop is null)
            return onjuist!;

        // Who may hand it in is judged by this moment and not by when its first byte came.
        if (!http.Features.GetRequiredFeature<IIndienerFeature>().TryReadmit(out var huidig, out var weigering))
            return Problemen.Of(weigering);
        var aanbieding = new Aanbieding
        {
            Envelop = envelop,
            ZonderTijdstip = true,
            Inhoud = delen.Payload,
            Traceparent = Traceparent.ForNext(Activity.Current, http.Request.Headers.TraceParent),
        };
        var uitkomst = await ontvangst.AcceptAsync(aanbieding, huidig, http.RequestAborted);
        if (uitkomst is { Soort: not Ontvangstsoort.Geweigerd, Herhaling: false })
            toelating.Keep();
        meter.CountOntvangst(Kanaal.Rest, envelop.Functie, uitkomst, buffer.WrittenMemory.Length, time.GetElapsedTime(begin));
        return Berichtantwoord.Choose(uitkomst, options);
    }

    private async Task<Probleem?> ReadBodyAsync(HttpContext http, Toelating toelating, Inhoudbuffer buffer)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } grens)
            grens.MaxRequestBodySize = options.MaxVerzoek;
        try
        {
            var ruimte = await buffer.FillAsync(toelating.Follow(http.Request), http.RequestAborted);
            if (toelating.Afgewezen is { } afwijzing)
                return Shed(http, afwijzing);
            return ruimte switch
            {
                Ruimte.Genoeg => null,
                Ruimte.TeGroot => TeGroot(),
                _ => Shed(http, toelating.Reject(ruimte)),
            };
        }
        catch (IOException fout) when (fout is not BadHttpRequestException)
        {
            // What the server throws at a chunk size that no number can hold.
            return Problemen.Onleesbaar("de inhoud komt niet goed binnen", options.Foutcodes);
        }
    }

    private (Storage.Envelop? Envelop, Probleem? Probleem) MakeEnvelop(Berichtdelen delen)
    {
        var (inzending, probleem) = Metadatalezer.Read(delen.Metadata.Span, options.Foutcodes);
        return inzending is null
            ? (null, probleem)
            : Envelopmaker.Make(inzending, register.Huidig, soorten, time.GetUtcNow(), options.Foutcodes);
    }

    private static Task AnswerAsync(HttpContext http, Berichtantwoord antwoord)
    {
        if (antwoord.Herhaling)
            http.Response.Headers["Idempotent-Replay"] = "true";
        if (antwoord.Bevestiging is not { } bevestiging)
            return Antwoord.WriteAsync(http, antwoord.Probleem!);
        http.Response.Headers.Location = $"{Postbus.Berichtpad(bevestiging.TraceerId)}/status";
        return Antwoord.WriteAsync(http, StatusCodes.Status202Accepted, bevestiging, RestJson.Default.Ontvangstbevestiging);
    }

    private Probleem Shed(HttpContext http, Afwijzing afwijzing)
    {
        Verbindingskeuze.Prepare(http);
        return Problemen.Of(afwijzing, options.Foutcodes);
    }

    private Probleem TeGroot() => Problemen.TeGroot($"meer dan {options.MaxVerzoek} bytes", options.Foutcodes);
}
