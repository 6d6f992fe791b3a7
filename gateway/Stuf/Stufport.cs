using System.Globalization;
using IB.Gateway.Limieten;
using IB.Gateway.Ontvangst;
using IB.Gateway.Routing;
using IB.Gateway.Storage;
using IB.Gateway.Telemetrie;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace IB.Gateway.Stuf;

/// <summary>
/// The port OntvangAsynchroon: takes Di01, Du01 and Fo01 and answers each with a Bv03, or with an Fo03 in a SOAP fault. It knows the
/// protocol; what a message is worth is decided behind it.
/// </summary>
internal sealed class Stufport(
    IBerichtontvangst ontvangst, Stufantwoorder antwoorder, StufOptions options, Knooppuntmeter meter, TimeProvider tijd)
{
    // Base64 makes four characters of three bytes.
    private const int Base64Teller = 3;
    private const int Base64Noemer = 4;

    internal async Task HandleAsync(HttpContext http)
    {
        var indiener = http.Features.Get<IIndienerFeature>()?.Indiener
            ?? throw new InvalidOperationException("The StUF port was reached without an identity.");
        var begin = tijd.GetTimestamp();
        using var spoor = Spoor.StartOntvangst(Kanaal.Stuf, http.Request.Headers.TraceParent);
        if (Stufverzoek.Check(http.Request, options.MaxBytes) is { } bezwaar)
        {
            await RefuseAsync(http, indiener, bezwaar, begin);
            return;
        }

        var toelating = http.Features.GetRequiredFeature<Toelating>();
        var lengte = http.Request.ContentLength;
        if (toelating.TryReceive(lengte, lengte / Base64Noemer * Base64Teller, out var reservering) is { } afwijzing)
        {
            await ShedAsync(http, indiener, afwijzing, gelezen: null);
            return;
        }

        // No more than this fits in the request as base64, and all that the buffer can hold is wiped in the end.
        var hoogstens = (((lengte ?? options.MaxBytes) / Base64Noemer) + 1) * Base64Teller;
        using var inhoud = new Inhoudbuffer(reservering!, (int)hoogstens);
        var automaat = new Stufautomaat(Stufcontract.Vragen, inhoud);
        try
        {
            await ReceiveAsync(http, indiener, toelating, automaat, inhoud, begin);
        }
        finally
        {
            automaat.Return();
        }
    }

    /// <summary>Turns a request away that may come again unchanged.</summary>
    /// <param name="http">The request.</param>
    /// <param name="indiener">Who makes it.</param>
    /// <param name="afwijzing">Why.</param>
    /// <param name="gelezen">What was read of it, if that was begun.</param>
    internal Task ShedAsync(HttpContext http, Indiener indiener, Afwijzing afwijzing, Stufautomaat? gelezen)
    {
        Verbindingskeuze.Prepare(http);
        http.Response.Headers.RetryAfter = afwijzing.Seconden.ToString(CultureInfo.InvariantCulture);
        return antwoorder.ShedAsync(http, indiener, afwijzing, gelezen);
    }

    private async Task ReceiveAsync(
        HttpContext http, Indiener indiener, Toelating toelating, Stufautomaat automaat, Inhoudbuffer inhoud, long begin)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } grens)
            grens.MaxRequestBodySize = options.MaxBytes + 1;
        bool past;
        try
        {
            past = await Stuflezer.ReadAsync(toelating.Follow(http.Request), automaat, options.MaxBytes, http.RequestAborted);
        }
        catch (IOException afbreking) when (!http.RequestAborted.IsCancellationRequested)
        {
            await RefuseAsync(http, indiener, Stufverzoek.Afgebroken((afbreking as BadHttpRequestException)?.StatusCode), begin);
            return;
        }

        // A body that was broken off for the limits ends in the middle; what else is wrong with it means nothing then.
        if (toelating.Afgewezen is { } afgebroken)
        {
            await ShedAsync(http, indiener, afgebroken, automaat);
            return;
        }

        if (Stufverzoek.Check(http.Request, automaat, inhoud.Ruimte, past) is { } bezwaar)
        {
            await RefuseAsync(http, indiener, bezwaar, begin, automaat);
            return;
        }

        if (inhoud.Ruimte != Ruimte.Genoeg)
        {
            await ShedAsync(http, indiener, toelating.Reject(inhoud.Ruimte), automaat);
            return;
        }

        var (bericht, fout) = Stufvertaling.Translate(automaat);
        if (bericht is null)
        {
            await RefuseAsync(http, indiener, Stufverzoek.Onleesbaar(SoapFoutcode.Client, fout!), begin, automaat);
            return;
        }

        // Who may hand it in is judged by this moment and not by when its first byte came.
        if (!http.Features.GetRequiredFeature<IIndienerFeature>().TryReadmit(out var huidig, out var weigering))
            await antwoorder.RefuseAsync(http, weigering, automaat);
        else
            await AcceptAsync(http, huidig, toelating, automaat, bericht, inhoud.WrittenMemory, begin);
    }

    private async Task AcceptAsync(
        HttpContext http, Indiener indiener, Toelating toelating, Stufautomaat automaat, Stufbericht bericht, ReadOnlyMemory<byte> inhoud, long begin)
    {
        var aanbieding = new Aanbieding
        {
            Envelop = bericht.Envelop,
            Inhoud = bericht.Foutbericht is { } foutbericht ? foutbericht.ToBytes() : inhoud,
            Leesbevinding = bericht.Leesbevinding,
            Traceparent = Telemetrie.Traceparent.ForNext(System.Diagnostics.Activity.Current, http.Request.Headers.TraceParent),
        };
        try
        {
            var uitkomst = await ontvangst.AcceptAsync(aanbieding, indiener, http.RequestAborted);
            if (uitkomst is { Soort: not Ontvangstsoort.Geweigerd, Herhaling: false })
                toelating.Keep();
            meter.CountOntvangst(Kanaal.Stuf, bericht.Envelop.Functie, uitkomst, http.Request.ContentLength ?? inhoud.Length, tijd.GetElapsedTime(begin));
            if (uitkomst.Soort == Ontvangstsoort.Geweigerd)
                await antwoorder.RefuseAsync(http, indiener, uitkomst.Fout!, Stufverzoek.Status(uitkomst.Bevinding!.Punt), SoapFoutcode.Client, automaat);
            else
                await Stufantwoorder.ConfirmAsync(http, uitkomst.Bericht!, automaat[Stufveld.WsaMessageId]);
        }
        catch (OpslagException)
        {
            await RefuseAsync(http, indiener, Stufverzoek.GeenOpslag, begin, automaat);
        }
    }

    private async Task RefuseAsync(HttpContext http, Indiener indiener, Stufbezwaar bezwaar, long begin, Stufautomaat? gelezen = null)
    {
        var fout = antwoorder.Describe(bezwaar.Bevinding);
        meter.CountOnleesbaar(Kanaal.Stuf, fout.Code, http.Request.ContentLength ?? 0, tijd.GetElapsedTime(begin));
        if (bezwaar.WachtSeconden is { } wacht)
            http.Response.Headers.RetryAfter = wacht.ToString(CultureInfo.InvariantCulture);
        await antwoorder.RefuseAsync(http, indiener, fout, bezwaar.Status, bezwaar.SoapFoutcode, gelezen);
    }
}
