using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace IB.Gateway.Rest;

/// <summary>Writes answers: the only place where a value of the API becomes bytes on the wire.</summary>
internal static class Antwoord
{
    public const string Json = "application/json";
    private const string ProblemJson = "application/problem+json";

    /// <summary>Answers with a JSON document.</summary>
    public static Task WriteAsync<T>(HttpContext http, int status, T waarde, JsonTypeInfo<T> type)
        => WriteAsync(http, status, JsonSerializer.SerializeToUtf8Bytes(waarde, type), Json);

    /// <summary>Answers with a problem.</summary>
    public static Task WriteAsync(HttpContext http, Probleem probleem)
    {
        if (probleem.Wacht is { } wacht)
            http.Response.Headers.RetryAfter = Math.Ceiling(wacht.TotalSeconds).ToString("F0", CultureInfo.InvariantCulture);
        if (probleem.Status == StatusCodes.Status401Unauthorized)
            http.Response.Headers.WWWAuthenticate = "Certificate"; // RFC 9110 15.5.2 wants a challenge; TLS has no registered one.
        var volledig = probleem with { Instance = $"urn:ib-gateway:verzoek:{Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier}" };
        return WriteAsync(http, probleem.Status, JsonSerializer.SerializeToUtf8Bytes(volledig, RestJson.Default.Probleem), ProblemJson);
    }

    private static Task WriteAsync(HttpContext http, int status, byte[] bytes, string soort)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = soort;
        http.Response.ContentLength = bytes.Length;
        return http.Response.Body.WriteAsync(bytes, http.RequestAborted).AsTask();
    }
}
