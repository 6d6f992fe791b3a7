using System.Text;
using System.Text.Json;
using IB.Gateway.Rest;
using IB.Gateway.Stuf;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>Requests as bytes.</summary>
internal static class Ruwverzoek
{
    internal const string Grens = "grens-7f3a";

    /// <summary>A request with a body of a known length.</summary>
    internal static byte[] Of(string methode, string pad, ReadOnlySpan<byte> body, params ReadOnlySpan<string> headers)
    {
        var kop = new StringBuilder().Append(methode).Append(' ').Append(pad).Append(" HTTP/1.1\r\n");
        if (!headers.ToArray().Any(h => h.StartsWith("Host:", StringComparison.Ordinal)))
            kop.Append("Host: localhost\r\n");
        foreach (var header in headers)
            kop.Append(header).Append("\r\n");
        if (methode is "POST" or "PUT")
            kop.Append("Content-Length: ").Append(body.Length).Append("\r\n");
        return [.. Encoding.Latin1.GetBytes(kop.Append("\r\n").ToString()), .. body];
    }

    /// <summary>A GET.</summary>
    internal static byte[] Get(string pad) => Of("GET", pad, default);

    /// <summary>A SOAP message to the StUF port.</summary>
    internal static byte[] Stuf(ReadOnlySpan<byte> soap, string contentType = "text/xml; charset=utf-8")
        => Of("POST", Wsdl.Pad, soap, $"Content-Type: {contentType}");

    /// <summary>A message to the mailbox.</summary>
    internal static byte[] Rest(Proefbericht bericht)
        => Rest(Delen(JsonSerializer.SerializeToUtf8Bytes(bericht.ToMetadata(), RestJson.Default.BerichtMetadata), bericht.Inhoud));

    /// <summary>A multipart body to the mailbox.</summary>
    internal static byte[] Rest(ReadOnlySpan<byte> body, params ReadOnlySpan<string> headers)
        => Of("POST", "/v1/berichten", body, [$"Content-Type: multipart/form-data; boundary={Grens}", .. headers]);

    /// <summary>The two parts of a message.</summary>
    internal static byte[] Delen(ReadOnlySpan<byte> metadata, ReadOnlySpan<byte> payload) =>
    [
        .. Encoding.Latin1.GetBytes($"--{Grens}\r\nContent-Disposition: form-data; name=\"berichtMetadata\"\r\nContent-Type: application/json\r\n\r\n"),
        .. metadata,
        .. Encoding.Latin1.GetBytes($"\r\n--{Grens}\r\nContent-Disposition: form-data; name=\"payload\"\r\nContent-Type: application/xml\r\n\r\n"),
        .. payload,
        .. Encoding.Latin1.GetBytes($"\r\n--{Grens}--\r\n"),
    ];
}
