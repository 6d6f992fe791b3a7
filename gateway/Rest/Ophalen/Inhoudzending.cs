using System.Globalization;
using IB.Gateway.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace IB.Gateway.Rest;

/// <summary>A payload as an answer: with what the client needs to check it.</summary>
internal static class Inhoudzending
{
    // The server copies all of one write before it waits for the reader.
    private const int Stuk = 64 * 1024;

    /// <summary>The media type in which to send; <see langword="null"/> when the client does not take it, and has been told.</summary>
    public static async ValueTask<string?> AgreeAsync(HttpContext http, Bericht bericht)
    {
        var soort = Uitgifte.ContentType(bericht.Envelop);
        if (Acceptatie.Neemt(http.Request.Headers.Accept, soort))
            return soort;
        await Antwoord.WriteAsync(http, Problemen.AntwoordvormOnmogelijk(soort));
        return null;
    }

    /// <summary>
    /// Whether the client has this payload already, and has been told so. Only where it may know its digest whatever else is answered, and
    /// where nothing is noted of who gets it.
    /// </summary>
    public static bool AnswerUnchanged(HttpContext http, Bericht bericht)
    {
        var etag = Uitgifte.ETag(bericht);
        if (!HeeftAl(http.Request.Headers, etag))
            return false;
        http.Response.Headers.ETag = etag;
        http.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    /// <summary>Writes it. Waits for the reader.</summary>
    public static async Task WriteAsync(HttpContext http, Bericht bericht, string soort, Inhoud inhoud)
    {
        var headers = http.Response.Headers;
        headers.ETag = Uitgifte.ETag(bericht);
        headers["Repr-Digest"] = Uitgifte.ReprDigest(bericht);
        headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"{Uitgifte.Bestandsnaam(bericht.Envelop)}\"");
        headers.ContentType = soort;
        headers.ContentLength = inhoud.Bytes.Length;
        for (var rest = inhoud.Bytes; !rest.IsEmpty; rest = rest[Math.Min(Stuk, rest.Length)..])
            await http.Response.Body.WriteAsync(rest[..Math.Min(Stuk, rest.Length)], http.RequestAborted);
    }

    private static bool HeeftAl(IHeaderDictionary headers, string etag)
        => EntityTagHeaderValue.TryParseList(headers.IfNoneMatch, out var bekend) && bekend.Any(e => e.Tag == etag || e.Equals(EntityTagHeaderValue.Any));
}
