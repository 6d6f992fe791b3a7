using Microsoft.AspNetCore.Http;

namespace IB.Gateway.Rest;

/// <summary><c>GET /v1/openapi.json</c>: the description of the API, for everybody and from every origin (/core/publish-openapi).</summary>
internal static class Openapidocument
{
    private const string Bron = "rest/openapi.json";

    private static readonly byte[] Bytes = Read();

    public static Task WriteAsync(HttpContext http)
    {
        if (!Acceptatie.Neemt(http.Request.Headers.Accept, Antwoord.Json))
            return Antwoord.WriteAsync(http, Problemen.AntwoordvormOnmogelijk(Antwoord.Json));
        http.Response.Headers.AccessControlAllowOrigin = "*";
        http.Response.ContentType = Antwoord.Json;
        http.Response.ContentLength = Bytes.Length;
        return http.Response.Body.WriteAsync(Bytes, http.RequestAborted).AsTask();
    }

    private static byte[] Read()
    {
        using var bron = typeof(Openapidocument).Assembly.GetManifestResourceStream(Bron)
            ?? throw new InvalidOperationException($"Resource {Bron} is missing from the assembly.");
        var bytes = new byte[bron.Length];
        bron.ReadExactly(bytes);
        return bytes;
    }
}
