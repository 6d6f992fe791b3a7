using System.Text.Json;

namespace IB.Gateway.Tests.Rest;

/// <summary>Between test and API: every answer that passes must be one that openapi.json announces.</summary>
internal sealed class Beschrijvingscontrole(HttpMessageHandler binnen) : DelegatingHandler(binnen)
{
    private static readonly Beschrijving Beschrijving = Beschrijving.Lees();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var antwoord = await base.SendAsync(request, cancellationToken);
        await antwoord.Content.LoadIntoBufferAsync(cancellationToken);
        var soort = antwoord.Content.Headers.ContentType?.MediaType;
        var bytes = await antwoord.Content.ReadAsByteArrayAsync(cancellationToken);
        JsonElement? json = soort is "application/json" or "application/problem+json" && bytes.Length > 0 ? JsonDocument.Parse(bytes).RootElement : null;
        var fouten = Beschrijving.Check(
            request.Method.Method, request.RequestUri!.AbsolutePath, (int)antwoord.StatusCode, bytes.Length == 0 ? null : soort, json);
        Assert.Empty(fouten);
        return antwoord;
    }
}
