using System.Buffers;
using IB.Gateway.Limieten;
using IB.Gateway.Ontvangst;
using IB.Gateway.Routing;
using IB.Gateway.Storage;
using Microsoft.AspNetCore.Http;

namespace IB.Gateway.Stuf;

/// <summary>Sends the answers of the port.</summary>
internal sealed class Stufantwoorder(KnooppuntOptions knooppunt, INummergever nummers, TimeProvider tijd)
{
    private const int Begingrootte = 2048;
    private const int MaxWsaId = 200;

    private const string OpCertificaat =
        "Toegang geweigerd op het clientcertificaat. De oorzaak, en wat u kunt doen, staat in details.";

    internal Fout Describe(Bevinding bevinding) => Fouttabel.Describe(bevinding, knooppunt.Foutcodes, string.Empty, default);

    /// <summary>200 with a Bv03.</summary>
    internal static Task ConfirmAsync(HttpContext http, Bericht bericht, string? wsaMessageId)
    {
        var antwoord = new ArrayBufferWriter<byte>(Begingrootte);
        Stufschrijver.WriteBevestiging(antwoord, bericht, Bounded(wsaMessageId));
        return SendAsync(http, StatusCodes.Status200OK, antwoord);
    }

    /// <summary>An error with an Fo03.</summary>
    internal Task RefuseAsync(HttpContext http, Indiener? indiener, Fout fout, int status, SoapFoutcode code, Stufautomaat? gelezen)
    {
        // What is left of the request is not read: the connection ends with this answer.
        if (gelezen is null)
            http.Response.Headers.Connection = "close";
        return WriteWeigeringAsync(http, indiener, fout, status, code, gelezen);
    }

    /// <summary>An error with an Fo03, as the objection says.</summary>
    internal Task RefuseAsync(HttpContext http, Indiener? indiener, Stufbezwaar bezwaar, Stufautomaat? gelezen)
        => RefuseAsync(http, indiener, Describe(bezwaar.Bevinding), bezwaar.Status, bezwaar.SoapFoutcode, gelezen);

    /// <summary>401 or 403 with an Fo03, to who does not come in.</summary>
    internal Task RefuseAsync(HttpContext http, Toegangsweigering weigering, Stufautomaat? gelezen)
    {
        var code = Describe(new Bevinding(Controlepunt.NietGeautoriseerd, string.Empty)).Code;
        return RefuseAsync(http, null, new Fout(code, "client", OpCertificaat, weigering.Uitleg), weigering.Status, SoapFoutcode.Client, gelezen);
    }

    /// <summary>
    /// 429 or 503 with an Fo03: the request may come again unchanged. The standard has no code for too much; this is the one that says that the
    /// message was not stored and may be sent again (StUF046). It is the server's fault by the letter of SOAP 1.1 section 4.4.1: the
    /// content of the message is not the cause, and the same message may succeed later.
    /// </summary>
    internal Task ShedAsync(HttpContext http, Indiener indiener, Afwijzing afwijzing, Stufautomaat? gelezen)
    {
        var fout = Describe(new Bevinding(Controlepunt.OpslagNietMogelijk, string.Empty)) with { Omschrijving = Afwijstekst.Describe(afwijzing) };
        var status = afwijzing.IsLimiet ? StatusCodes.Status429TooManyRequests : StatusCodes.Status503ServiceUnavailable;
        return WriteWeigeringAsync(http, indiener, fout, status, SoapFoutcode.Server, gelezen);
    }

    private Task WriteWeigeringAsync(HttpContext http, Indiener? indiener, Fout fout, int status, SoapFoutcode code, Stufautomaat? gelezen)
    {
        var antwoord = new ArrayBufferWriter<byte>(Begingrootte);
        Stufschrijver.WriteWeigering(antwoord, new Stufweigering(
            code, fout, knooppunt.Systeem,
            new Systeem(indiener?.Partij.Code ?? string.Empty, "Onbekend"),
            nummers.Next(), Berichttijd.Format(tijd.GetUtcNow()), Referentie(gelezen), Bounded(gelezen?[Stufveld.WsaMessageId])));
        return SendAsync(http, status, antwoord);
    }

    private static string Referentie(Stufautomaat? gelezen)
        => gelezen?[Stufveld.Referentienummer] is { } nummer && Stufregels.Check(Stufveld.Referentienummer, nummer) is null ? nummer : string.Empty;

    private static string? Bounded(string? wsaMessageId) => wsaMessageId is { Length: > MaxWsaId } ? null : wsaMessageId?.Trim();

    private static Task SendAsync(HttpContext http, int status, ArrayBufferWriter<byte> antwoord)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/xml; charset=utf-8";
        http.Response.ContentLength = antwoord.WrittenCount;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return http.Response.Body.WriteAsync(antwoord.WrittenMemory, http.RequestAborted).AsTask();
    }
}
