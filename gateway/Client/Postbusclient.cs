using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using IB.Gateway.Rest;

namespace IB.Gateway.Client;

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
        using var verzoek = new HttpRequestMessage(HttpMethod.Post, new Uri(basis, "/v1/berichten")) { Content = delen };
        Verwachting.AskFirst(verzoek, payload.Length);
        return await ReadAsync(await client.SendAsync(verzoek, cancellationToken), cancellationToken);
    }

    /// <summary>The oldest waiting messages of the party's own mailbox, as the API gives them.</summary>
    internal Task<Postbusantwoord> ListAsync(int limit, CancellationToken cancellationToken) => ListAsync(limit, namens: null, cancellationToken);

    /// <summary>The oldest waiting messages, as the API gives them.</summary>
    /// <param name="limit">Most messages; <see langword="null"/> leaves it to the knooppunt.</param>
    /// <param name="namens">Code of the party whose mailbox it is; <see langword="null"/> for the party's own.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal Task<Postbusantwoord> ListAsync(int? limit, string? namens, CancellationToken cancellationToken)
    {
        var vraag = new List<string>();
        if (limit is { } getal)
            vraag.Add(string.Create(CultureInfo.InvariantCulture, $"limit={getal}"));
        if (namens is not null)
            vraag.Add($"namens={Uri.EscapeDataString(namens)}");
        return GetAsync(vraag.Count == 0 ? "/v1/berichten" : $"/v1/berichten?{string.Join('&', vraag)}", cancellationToken);
    }

    /// <summary>What a waiting message is, without its payload.</summary>
    internal Task<Postbusantwoord> LookAsync(string traceerId, CancellationToken cancellationToken)
        => GetAsync(Postbus.Berichtpad(traceerId), cancellationToken);

    /// <summary>The history of a message.</summary>
    internal Task<Postbusantwoord> ReadStatusAsync(string traceerId, CancellationToken cancellationToken)
        => GetAsync($"{Postbus.Berichtpad(traceerId)}/status", cancellationToken);

    /// <summary>The payload of a waiting message; <see langword="null"/> when there is none for this party.</summary>
    internal async Task<byte[]?> ReadPayloadAsync(string traceerId, CancellationToken cancellationToken)
        => (await FetchAsync(traceerId, cancellationToken)).Payload?.Inhoud;

    /// <summary>The payload of a waiting message, or the answer that says why there is none.</summary>
    internal async Task<(Postbuspayload? Payload, Postbusantwoord? Weigering)> FetchAsync(string traceerId, CancellationToken cancellationToken)
    {
        using var antwoord = await client.GetAsync(new Uri(basis, $"{Postbus.Berichtpad(traceerId)}/payload"), cancellationToken);
        if (antwoord.StatusCode != HttpStatusCode.OK)
            return (null, new Postbusantwoord((int)antwoord.StatusCode, await antwoord.Content.ReadAsStringAsync(cancellationToken)));
        var digest = antwoord.Headers.TryGetValues("Repr-Digest", out var waarden) ? string.Join(", ", waarden) : null;
        return (new Postbuspayload(await antwoord.Content.ReadAsByteArrayAsync(cancellationToken), digest), null);
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
