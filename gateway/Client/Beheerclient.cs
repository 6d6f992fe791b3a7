using System.Net.Http.Headers;
using System.Text.Json;
using IB.Gateway.Beheer;

namespace IB.Gateway.Client;

/// <summary>Asks the management port of a knooppunt, as an operator does.</summary>
/// <param name="client">Plain HTTP.</param>
/// <param name="basis">Address of the management port.</param>
internal sealed class Beheerclient(HttpClient client, Uri basis)
{
    /// <summary>All messages with this referentienummer, as the API gives them; 404 when there are none.</summary>
    internal async Task<Postbusantwoord> FindAsync(string referentienummer, CancellationToken cancellationToken)
    {
        using var antwoord = await client.GetAsync(new Uri(basis, Pad(referentienummer)), cancellationToken);
        return new Postbusantwoord((int)antwoord.StatusCode, await antwoord.Content.ReadAsStringAsync(cancellationToken));
    }

    /// <summary>Puts what is Mislukt or Verlopen under this referentienummer ready again; 409 when nothing is.</summary>
    internal async Task<Postbusantwoord> ResendAsync(string referentienummer, string reden, CancellationToken cancellationToken)
    {
        using var vraag = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(new Herbezorgvraag(reden), BeheerJson.Default.Herbezorgvraag));
        vraag.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var antwoord = await client.PostAsync(new Uri(basis, $"{Pad(referentienummer)}/herbezorging"), vraag, cancellationToken);
        return new Postbusantwoord((int)antwoord.StatusCode, await antwoord.Content.ReadAsStringAsync(cancellationToken));
    }

    /// <summary>What is kept out and who is turned away.</summary>
    internal async Task<Postbusantwoord> ReadLimietenAsync(CancellationToken cancellationToken)
    {
        using var antwoord = await client.GetAsync(new Uri(basis, "/limieten"), cancellationToken);
        return new Postbusantwoord((int)antwoord.StatusCode, await antwoord.Content.ReadAsStringAsync(cancellationToken));
    }

    private static string Pad(string referentienummer) => $"/berichten/{Uri.EscapeDataString(referentienummer)}";
}
