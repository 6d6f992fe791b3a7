using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using IB.Gateway.Beheer;
using Microsoft.AspNetCore.Http;

namespace IB.Gateway.Client;

/// <summary>Asks the management port of a knooppunt, as an operator does.</summary>
/// <param name="client">Plain HTTP.</param>
/// <param name="basis">Address of the management port.</param>
internal sealed class Beheerclient(HttpClient client, Uri basis)
{
    /// <summary>All messages with this referentienummer, as the API gives them; 404 when there are none.</summary>
    internal Task<Postbusantwoord> FindAsync(string referentienummer, CancellationToken cancellationToken) => GetAsync(Pad(referentienummer), cancellationToken);

    /// <summary>A page of the messages that meet a query, as the API gives it.</summary>
    internal Task<Postbusantwoord> SearchAsync(IReadOnlyDictionary<string, string> vraag, CancellationToken cancellationToken)
        => GetAsync($"/berichten{QueryString.Create(vraag.Select(static v => KeyValuePair.Create<string, string?>(v.Key, v.Value)))}", cancellationToken);

    /// <summary>Puts what is Mislukt or Verlopen under this referentienummer ready again; 409 when nothing is.</summary>
    internal Task<Postbusantwoord> ResendAsync(string referentienummer, string reden, CancellationToken cancellationToken)
        => PostAsync($"{Pad(referentienummer)}/herbezorging", new Herbezorgvraag(reden), BeheerJson.Default.Herbezorgvraag, cancellationToken);

    /// <summary>Begins a resend task, or counts what it would resend; 409 when that is nothing.</summary>
    internal Task<Postbusantwoord> StartHerbezorgingAsync(Herbezorgaanvraag aanvraag, bool dryRun, CancellationToken cancellationToken)
        => PostAsync(dryRun ? "/herbezorgingen?dryRun=true" : "/herbezorgingen", aanvraag, BeheerJson.Default.Herbezorgaanvraag, cancellationToken);

    /// <summary>The last resend tasks.</summary>
    internal Task<Postbusantwoord> ListHerbezorgingenAsync(CancellationToken cancellationToken) => GetAsync("/herbezorgingen", cancellationToken);

    /// <summary>One resend task; 404 when there is none of that number.</summary>
    internal Task<Postbusantwoord> FindHerbezorgingAsync(string nummer, CancellationToken cancellationToken) => GetAsync($"/herbezorgingen/{nummer}", cancellationToken);

    /// <summary>Does something to a resend task; 409 when that cannot be done now.</summary>
    internal Task<Postbusantwoord> MoveHerbezorgingAsync(string nummer, string daad, string reden, CancellationToken cancellationToken)
        => PostAsync($"/herbezorgingen/{nummer}/{daad}", new Herbezorgvraag(reden), BeheerJson.Default.Herbezorgvraag, cancellationToken);

    /// <summary>What is kept out and who is turned away.</summary>
    internal Task<Postbusantwoord> ReadLimietenAsync(CancellationToken cancellationToken) => GetAsync("/limieten", cancellationToken);

    private static string Pad(string referentienummer) => $"/berichten/{Uri.EscapeDataString(referentienummer)}";

    private async Task<Postbusantwoord> GetAsync(string pad, CancellationToken cancellationToken)
    {
        using var antwoord = await client.GetAsync(new Uri(basis, pad), cancellationToken);
        return new Postbusantwoord((int)antwoord.StatusCode, await antwoord.Content.ReadAsStringAsync(cancellationToken));
    }

    private async Task<Postbusantwoord> PostAsync<T>(string pad, T waarde, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var vraag = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(waarde, type));
        vraag.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var antwoord = await client.PostAsync(new Uri(basis, pad), vraag, cancellationToken);
        return new Postbusantwoord((int)antwoord.StatusCode, await antwoord.Content.ReadAsStringAsync(cancellationToken));
    }
}
