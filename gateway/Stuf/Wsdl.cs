using System.Text;
using IB.Gateway.Schemas;
using Microsoft.AspNetCore.Http;

namespace IB.Gateway.Stuf;

/// <summary>Publishes the WSDL with the port's own address, and the schemas that it imports.</summary>
internal sealed class Wsdl(StufOptions options, Stufantwoorder antwoorder)
{
    /// <summary>Path of the port; the schemas lie beside it.</summary>
    internal const string Pad = "/stuf/ggk0210/OntvangAsynchroon";

    private readonly string _wsdl = Read(StufSchemas.Wsdl);

    internal async Task WriteWsdlAsync(HttpContext http)
    {
        if (!http.Request.Query.ContainsKey("wsdl"))
        {
            http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            http.Response.Headers.Allow = "POST";
            return;
        }

        if ((options.PubliekAdres ?? AdresOf(http.Request)) is { } adres)
            await WriteAsync(http, _wsdl.Replace(StufSchemas.WsdlAdres, new Uri(adres, Pad).AbsoluteUri, StringComparison.Ordinal));
        else
            await antwoorder.RefuseAsync(http, null, Stufverzoek.GeenHost, gelezen: null);
    }

    // HTTP/1.0 knows requests without Host, and the server takes ports there that cannot be.
    private static Uri? AdresOf(HttpRequest verzoek)
        => Uri.TryCreate($"https://{verzoek.Host.Value}", UriKind.Absolute, out var adres) ? adres : null;

    internal static Task WriteSchemaAsync(HttpContext http)
    {
        var bestand = (string)http.Request.RouteValues["bestand"]!;
        if (StufSchemas.Bestanden.Contains(bestand))
            return WriteAsync(http, Read(bestand));
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static Task WriteAsync(HttpContext http, string document)
    {
        http.Response.ContentType = "text/xml; charset=utf-8";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        var bytes = Encoding.UTF8.GetBytes(document);
        http.Response.ContentLength = bytes.Length;
        return http.Response.Body.WriteAsync(bytes, http.RequestAborted).AsTask();
    }

    private static string Read(string bestand)
    {
        using var lezer = new StreamReader(StufSchemas.Open(bestand), Encoding.UTF8);
        return lezer.ReadToEnd();
    }
}
