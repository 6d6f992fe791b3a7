using IB.Gateway.Ontvangst;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace IB.Gateway.Limieten;

/// <summary>Decides what becomes of the connection of a request that is turned away with its body unread.</summary>
internal static class Verbindingskeuze
{
    /// <summary>Bodies up to this size are read and thrown away, so that the connection can be used again: cheaper than a new handshake.</summary>
    public const long KleineBody = Inhoudbuffer.Begingrootte;

    /// <summary>Lets the connection end with the answer, unless the rest of the request is known to be small and on its way.</summary>
    public static void Prepare(HttpContext http)
    {
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
            return;
        var kop = http.Request.Headers;
        if (http.Request.ContentLength is not <= KleineBody || kop.TransferEncoding.Count > 0 || kop.Expect.Count > 0)
            http.Response.Headers.Connection = "close";
    }
}
