using IB.Gateway.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Rest;

/// <summary>
/// Stands before the endpoints of <c>/v1</c> and gives every answer, also one made by routing or by a bug, the headers and
/// the problem document that the API promises. Refuses paths that are not written the one canonical way.
/// </summary>
internal sealed partial class Voorzijde(RequestDelegate next, RestOptions options, ILogger<Voorzijde> logger)
{
    /// <summary>Full version of the API (NL API Design Rules, /core/version-header).</summary>
    public const string ApiVersion = "1.1.0";

    private const string Basispad = "/v1";

    /// <summary>Whether this request came through; endpoints refuse to work without, so that it cannot be forgotten.</summary>
    public static bool IsGepasseerd(HttpContext http) => http.Items.ContainsKey(typeof(Voorzijde));

    public Task InvokeAsync(HttpContext http)
        => http.Request.Path.StartsWithSegments(Basispad, StringComparison.OrdinalIgnoreCase) ? GuardAsync(http) : next(http);

    private async Task GuardAsync(HttpContext http)
    {
        http.Items[typeof(Voorzijde)] = true;
        SetHeaders(http.Response.Headers);
        if (!Pad.IsCanoniek(http.Request.Path.Value, http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget))
        {
            await Antwoord.WriteAsync(http, Problemen.NietGevonden);
            return;
        }

        if (http.Request.Headers.TransferEncoding is { Count: > 0 } codering && !"chunked".Equals(codering, StringComparison.OrdinalIgnoreCase))
        {
            // The server lets "chunked, chunked" pass. A proxy before it may count the bytes of that body otherwise, and then one
            // of the two sees a second request in it: so no such body, and nothing after it on this connection.
            http.Response.Headers.Connection = "close";
            await Antwoord.WriteAsync(http, Problemen.Onleesbaar("Transfer-Encoding mag alleen chunked zijn", options.Foutcodes));
            return;
        }

        try
        {
            await next(http);
            if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null })
                await Antwoord.WriteAsync(http, Problemen.OfStatus(http.Response.StatusCode, options.Foutcodes, options.MaxVerzoek));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client is gone; there is nobody to answer.
        }
        catch (Exception fout) when (!http.Response.HasStarted)
        {
            await Antwoord.WriteAsync(http, ProbleemOf(http, fout));
        }
    }

    private Probleem ProbleemOf(HttpContext http, Exception fout)
    {
        switch (fout)
        {
            case BadHttpRequestException onjuist:
                return Problemen.OfStatus(onjuist.StatusCode, options.Foutcodes, options.MaxVerzoek);
            case OpslagException:
                LogOpslag(http.Request.Method, http.TraceIdentifier, fout);
                return Problemen.OpslagNietMogelijk(options.WachtBijDrukte, options.Foutcodes);
            default:
                LogInterneFout(http.Request.Method, http.TraceIdentifier, fout);
                return Problemen.InterneFout;
        }
    }

    private static void SetHeaders(IHeaderDictionary headers)
    {
        headers["API-Version"] = ApiVersion;
        headers.CacheControl = "no-store";
        headers.StrictTransportSecurity = "max-age=31536000";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = "frame-ancestors 'none'";
    }

    [LoggerMessage(LogLevel.Error, "De opslag kon een {Methode}-verzoek ({Verzoek}) niet uitvoeren; de beller kreeg 503")]
    private partial void LogOpslag(string methode, string verzoek, Exception fout);

    [LoggerMessage(LogLevel.Error, "Onverwachte fout bij een {Methode}-verzoek ({Verzoek}); de beller kreeg 500")]
    private partial void LogInterneFout(string methode, string verzoek, Exception fout);
}
