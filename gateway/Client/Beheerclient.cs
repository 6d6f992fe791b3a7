namespace IB.Gateway.Client;

/// <summary>Asks the management port of a knooppunt, as an operator does.</summary>
/// <param name="client">Plain HTTP.</param>
/// <param name="basis">Address of the management port.</param>
internal sealed class Beheerclient(HttpClient client, Uri basis)
{
    /// <summary>All messages with this referentienummer, as the API gives them; 404 when there are none.</summary>
    internal async Task<Postbusantwoord> FindAsync(string referentienummer, CancellationToken cancellationToken)
    {
        using var antwoord = await client.GetAsync(new Uri(basis, $"/berichten/{Uri.EscapeDataString(referentienummer)}"), cancellationToken);
        return new Postbusantwoord((int)antwoord.StatusCode, await antwoord.Content.ReadAsStringAsync(cancellationToken));
    }
}
