using System.Net.Http.Headers;
using System.Text.Json;
using IB.Gateway.Rest;

namespace IB.Gateway.Client;

/// <summary>What the mailbox answered.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Tekst">The body: JSON, or empty.</param>
internal sealed record Postbusantwoord(int Status, string Tekst)
{
    /// <summary>Whether the request did what it asked.</summary>
    internal bool Gelukt => Status is >= 200 and < 300;

    /// <summary>A property of the JSON in the body as text; empty when there is none.</summary>
    internal string this[string eigenschap]
    {
        get
        {
            if (Tekst.Length == 0)
                return string.Empty;
            using var json = JsonDocument.Parse(Tekst);
            return json.RootElement.TryGetProperty(eigenschap, out var waarde) ? waarde.ToString() : string.Empty;
        }
    }
}

/// <summary>Uses the REST mailbox, as an aanbieder does.</summary>
/// <param name="client">Presents the party's certificate.</param>
/// <param name="basis">Address of the knooppunt.</param>
internal sealed class Postbusclient(HttpClient client, Uri basis)
{
    /// <summary>Hands a message in.</summary>
    internal async Task<Postbusantwoord> SendAsync(BerichtMetadata metadata, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        using var delen = new MultipartFormDataContent();
        using var json = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(metadata, RestJson.Default.BerichtMetadata));
        json.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        delen.Add(json, Berichtdelen.MetadataNaam);
        using var xml = new ReadOnlyMemoryContent(payload);
        xml.Headers.ContentType = new MediaTypeHeaderValue("application/xml");
        delen.Add(xml, Berichtdelen.PayloadNaam, "bericht.xml");
        return await ReadAsync(await client.PostAsync(new Uri(basis, "/v1/berichten"), delen, cancellationToken), cancellationToken);
    }

    /// <summary>The oldest waiting messages, as the API gives them.</summary>
    internal Task<Postbusantwoord> ListAsync(int limit, CancellationToken cancellationToken)
        => GetAsync($"/v1/berichten?limit={limit}", cancellationToken);

    /// <summary>The history of a message.</summary>
    internal Task<Postbusantwoord> ReadStatusAsync(string traceerId, CancellationToken cancellationToken)
        => GetAsync($"{Postbus.Berichtpad(traceerId)}/status", cancellationToken);

    /// <summary>The payload of a waiting message; <see langword="null"/> when there is none for this party.</summary>
    internal async Task<byte[]?> ReadPayloadAsync(string traceerId, CancellationToken cancellationToken)
    {
        using var antwoord = await client.GetAsync(new Uri(basis, $"{Postbus.Berichtpad(traceerId)}/payload"), cancellationToken);
        return antwoord.IsSuccessStatusCode ? await antwoord.Content.ReadAsByteArrayAsync(cancellationToken) : null;
    }

    /// <summary>Confirms the receipt of a message: only then it leaves the mailbox.</summary>
    internal async Task<Postbusantwoord> ConfirmAsync(string traceerId, CancellationToken cancellationToken)
        => await ReadAsync(await client.DeleteAsync(new Uri(basis, Postbus.Berichtpad(traceerId)), cancellationToken), cancellationToken);

    private async Task<Postbusantwoord> GetAsync(string pad, CancellationToken cancellationToken)
        => await ReadAsync(await client.GetAsync(new Uri(basis, pad), cancellationToken), cancellationToken);

    private static async Task<Postbusantwoord> ReadAsync(HttpResponseMessage antwoord, CancellationToken cancellationToken)
    {
        using (antwoord)
            return new Postbusantwoord((int)antwoord.StatusCode, await antwoord.Content.ReadAsStringAsync(cancellationToken));
    }
}
