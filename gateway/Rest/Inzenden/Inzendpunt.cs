using System.Diagnostics;
using IB.Gateway.Ontvangst;
using IB.Gateway.Routing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace IB.Gateway.Rest;

/// <summary><c>POST /v1/berichten</c>: takes a message over, or says why not.</summary>
internal sealed class Inzendpunt(
    IBerichtontvangst ontvangst,
    IPartijregisterBron register,
    IBerichtsoortkeuze soorten,
    Bytesbudget budget,
    RestOptions options,
    TimeProvider time)
{
    public async Task HandleAsync(HttpContext http, Indiener indiener)
    {
        // Everything that can be refused on headers is refused before the body: a client that sends Expect then keeps it.
        if (!Acceptatie.Neemt(http.Request.Headers.Accept, Antwoord.Json))
            await Antwoord.WriteAsync(http, Problemen.AntwoordvormOnmogelijk(Antwoord.Json));
        else if (!Inhoudssoort.ReadBoundary(http.Request.Headers).Gelukt(out var boundary, out var fout))
            await Antwoord.WriteAsync(http, fout.ToProbleem(options.Foutcodes));
        else if (http.Request.ContentLength > options.MaxVerzoek)
            await Antwoord.WriteAsync(http, TeGroot());
        else if (!budget.TryReserve(http.Request.ContentLength ?? Inhoudbuffer.Begingrootte, out var reservering))
            await Antwoord.WriteAsync(http, Problemen.Overbelast(options.WachtBijDrukte));
        else
            await ReceiveAsync(http, indiener, boundary, reservering);
    }

    private async Task ReceiveAsync(HttpContext http, Indiener indiener, byte[] boundary, Reservering reservering)
    {
        using var buffer = new Inhoudbuffer(reservering, options.MaxVerzoek);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } grens)
            grens.MaxRequestBodySize = options.MaxVerzoek;

        var ruimte = await buffer.FillAsync(http.Request.Body, http.RequestAborted);
        if (ruimte != Ruimte.Genoeg)
        {
            await Antwoord.WriteAsync(http, ruimte == Ruimte.TeGroot ? TeGroot() : Problemen.Overbelast(options.WachtBijDrukte));
            return;
        }

        if (!Berichtdelen.Read(buffer.WrittenMemory, boundary, options.MaxMetadata).Gelukt(out var delen, out var fout))
        {
            await Antwoord.WriteAsync(http, fout.ToProbleem(options.Foutcodes));
            return;
        }

        var (envelop, probleem) = MakeEnvelop(delen);
        if (envelop is null)
        {
            await Antwoord.WriteAsync(http, probleem!);
            return;
        }

        var aanbieding = new Aanbieding { Envelop = envelop, Inhoud = delen.Payload, Traceparent = Traceparent(http) };
        var uitkomst = await ontvangst.AcceptAsync(aanbieding, indiener, http.RequestAborted);
        await AnswerAsync(http, Berichtantwoord.Choose(uitkomst, options));
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
        if (antwoord.Bevestiging is not { } bevestiging)
            return Antwoord.WriteAsync(http, antwoord.Probleem!);
        http.Response.Headers.Location = Postbus.Berichtpad(bevestiging.TraceerId);
        if (antwoord.Herhaling)
            http.Response.Headers["Idempotent-Replay"] = "true";
        return Antwoord.WriteAsync(http, StatusCodes.Status202Accepted, bevestiging, RestJson.Default.Ontvangstbevestiging);
    }

    private Probleem TeGroot() => Problemen.TeGroot($"meer dan {options.MaxVerzoek} bytes", options.Foutcodes);

    private static string? Traceparent(HttpContext http)
    {
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C } activiteit)
            return activiteit.Id;
        var ontvangen = http.Request.Headers.TraceParent.ToString();
        return ActivityContext.TryParse(ontvangen, traceState: null, out _) ? ontvangen : null;
    }
}
