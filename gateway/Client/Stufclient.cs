using System.Net;
using IB.Gateway.Storage;
using IB.Gateway.Stuf;

namespace IB.Gateway.Client;

/// <summary>Hands messages in at a StUF port, as a gemeente does.</summary>
/// <param name="client">Presents the party's certificate.</param>
/// <param name="port">Address of the port.</param>
internal sealed class Stufclient(HttpClient client, Uri port)
{
    /// <summary>Sends a message and reads the receipt or the fault.</summary>
    /// <exception cref="HttpRequestException">There is no connection.</exception>
    internal async Task<Stufantwoord> SendAsync(Envelop envelop, ReadOnlyMemory<byte> inhoud, CancellationToken cancellationToken)
    {
        using var verzoek = new HttpRequestMessage(HttpMethod.Post, port) { Version = HttpVersion.Version11, Content = new Stufenvelop(envelop, inhoud) };
        verzoek.Headers.Add("SOAPAction", $"\"{Stufenvelop.Actie(envelop.Soort)}\"");
        Verwachting.AskFirst(verzoek, inhoud.Length);
        using var antwoord = await client.SendAsync(verzoek, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await using var bron = await antwoord.Content.ReadAsStreamAsync(cancellationToken);
        return await Stufontvangst.ReadAsync(antwoord.StatusCode, bron, envelop.Referentienummer, cancellationToken);
    }
}
