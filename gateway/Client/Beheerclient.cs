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
    internal Task<Postbusantwoord> FindAsync(string referentienummer, CancellationToken cancellationToken)
        => GetAsync(Pad(referentienummer), cancellationToken);

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
    internal Task<Postbusantwoord> FindHerbezorgingAsync(string nummer, CancellationToken cancellationToken)
        => GetAsync($"/herbezorgingen/{nummer}", cancellationToken);

    /// <summary>Does something to a resend task; 409 when that cannot be done now.</summary>
    internal Task<Postbusantwoord> MoveHerbezorgingAsync(string nummer, string daad, string reden, CancellationToken cancellationToken)
        => PostAsync($"/herbezorgingen/{nummer}/{daad}", new Herbezorgvraag(reden), BeheerJson.Default.Herbezorgvraag, cancellationToken);

    /// <summary>How each processor stands.</summary>
    internal Task<Postbusantwoord> ListProcessorsAsync(CancellationToken cancellationToken) => GetAsync("/processors", cancellationToken);

    /// <summary>A page of what a processor has parked, after a place such as <c>12/0</c>; 404 when there is no such processor.</summary>
    internal Task<Postbusantwoord> ListGeparkeerdAsync(string processor, string? na, CancellationToken cancellationToken)
        => GetAsync($"/processors/{processor}/geparkeerd{(na is null ? string.Empty : $"?na={na}")}", cancellationToken);

    /// <summary>Does something to what is parked at a place such as <c>12/0</c>; 404 when nothing is, 409 when that cannot be done.</summary>
    internal Task<Postbusantwoord> InterveneAsync(string processor, string plek, string daad, string reden, CancellationToken cancellationToken)
        => PostAsync($"/processors/{processor}/geparkeerd/{plek}/{daad}", new Herbezorgvraag(reden), BeheerJson.Default.Herbezorgvraag, cancellationToken);

    /// <summary>Does something to all that is parked for a reason that begins so; 404 when nothing is, 409 when it could be done to none.</summary>
    internal Task<Postbusantwoord> InterveneAllAsync(
        string processor, string daad, string metReden, string? na, string reden, CancellationToken cancellationToken)
        => PostAsync($"/processors/{processor}/geparkeerd/{daad}", new Massavraag(metReden, na, reden), BeheerJson.Default.Massavraag, cancellationToken);

    /// <summary>What operators did to a processor, the latest first; 404 when there is no such processor.</summary>
    internal Task<Postbusantwoord> ListIngrepenAsync(string processor, CancellationToken cancellationToken)
        => GetAsync($"/processors/{processor}/ingrepen", cancellationToken);

    /// <summary>Lets a processor read the journal anew; 409 when that cannot be done.</summary>
    internal Task<Postbusantwoord> ReplayAsync(string processor, long vanaf, bool vergeet, string reden, CancellationToken cancellationToken)
        => PostAsync($"/processors/{processor}/replay", new Replayvraag(vanaf, reden, vergeet), BeheerJson.Default.Replayvraag, cancellationToken);

    /// <summary>Whether it is ready; 503 with the same answer when it is not.</summary>
    internal Task<Postbusantwoord> ReadGereedheidAsync(CancellationToken cancellationToken) => GetAsync("/health/ready", cancellationToken);

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
