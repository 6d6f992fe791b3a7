using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using IB.Gateway.Client;
using IB.Gateway.Demo;
using IB.Gateway.Identiteit;
using IB.Gateway.Stuf;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>A party of the chain with its certificate, at both doors of the knooppunt.</summary>
internal sealed class Ketenpartij(Proefketen keten, Deelnemer deelnemer, Gemeentesimulator? simulator)
{
    private readonly Lazy<HttpClient> _client = new(() => keten.Opstelling.Client(deelnemer));

    internal Deelnemer Deelnemer => deelnemer;

    internal Eigencertificaat Certificaat => keten.Opstelling.Certificaat(deelnemer);

    internal HttpClient Client => _client.Value;

    internal Uri Stufport => new(keten.Knooppunt.Adres, Wsdl.Pad);

    internal Postbusclient Postbus => new(Client, keten.Knooppunt.Adres);

    internal Onderwerpclient Onderwerpen => new(Client, keten.Knooppunt.Adres);

    /// <summary>Its own StUF port.</summary>
    internal Gemeentesimulator Simulator => simulator ?? throw new InvalidOperationException($"{deelnemer.Code} has a mailbox.");

    /// <summary>Sends a message over StUF.</summary>
    internal async Task<Stufuitslag> SendStufAsync(Proefbericht bericht) => await PostAsync(await bericht.ToSoapAsync(), bericht.Actie);

    /// <summary>Sends bytes to the StUF port.</summary>
    internal async Task<Stufuitslag> PostAsync(byte[] soap, string actie)
    {
        using var verzoek = new HttpRequestMessage(HttpMethod.Post, Stufport) { Content = new ByteArrayContent(soap) };
        verzoek.Content.Headers.ContentType = new MediaTypeHeaderValue("text/xml", "utf-8");
        verzoek.Headers.Add("SOAPAction", $"\"{actie}\"");
        using var antwoord = await Client.SendAsync(verzoek, TestContext.Current.CancellationToken);
        return new Stufuitslag((int)antwoord.StatusCode, await antwoord.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Sends a message over REST.</summary>
    internal Task<Postbusantwoord> SendRestAsync(Proefbericht bericht)
        => Postbus.SendAsync(bericht.ToMetadata(), bericht.Inhoud, TestContext.Current.CancellationToken);

    /// <summary>Sends a message the way this party does, and requires that it is taken over.</summary>
    internal async Task SendAsync(Proefbericht bericht)
    {
        if (simulator is not null)
        {
            var uitslag = await SendStufAsync(bericht);
            Assert.Equal(bericht.Referentie, uitslag.Bevestigd);
            return;
        }

        var antwoord = await SendRestAsync(bericht);
        Assert.True(antwoord.Status == 202, antwoord.Tekst);
    }

    /// <summary>Gets and confirms a message the way this party does, and gives its payload.</summary>
    internal async Task<byte[]> ReceiveAsync(string referentie)
    {
        if (simulator is not null)
            return (await simulator.WaitForAsync(g => g.Envelop.Referentienummer == referentie, TestContext.Current.CancellationToken)).Inhoud;
        var (payload, weigering) = await Postbus.FetchAsync(referentie, TestContext.Current.CancellationToken);
        Assert.True(payload is not null, $"{weigering?.Status} {weigering?.Tekst}");
        Assert.Equal(204, (await Postbus.ConfirmAsync(referentie, TestContext.Current.CancellationToken)).Status);
        return payload.Inhoud;
    }

    /// <summary>The foutbericht about a message that this gemeente was pushed.</summary>
    internal Task<GekregenBericht> WaitForFoutAsync(string referentie)
        => Simulator.WaitForAsync(g => g.Foutbericht?.TraceerId == referentie, TestContext.Current.CancellationToken);

    /// <summary>What waits in the mailbox, as metadata, oldest first.</summary>
    internal async Task<IReadOnlyList<JsonObject>> ListAsync(int limiet = 250)
    {
        var antwoord = await Postbus.ListAsync(limiet, TestContext.Current.CancellationToken);
        Assert.True(antwoord.Status == 200, antwoord.Tekst);
        return [.. JsonNode.Parse(antwoord.Tekst)!["berichten"]!.AsArray().Select(b => b!.AsObject())];
    }

    /// <summary>The foutbericht about a message in the mailbox of this aanbieder; it stays there.</summary>
    internal async Task<JsonObject> FindFoutAsync(string referentie)
    {
        var metadata = (await ListAsync()).Single(b => (string?)b["referentiegegevens"]!["alsAntwoordOp"] == referentie);
        Assert.Equal("Fo01", (string?)metadata["routeringgegevens"]!["berichtstroom"]!["berichtsubtype"]);
        var inhoud = await Postbus.ReadPayloadAsync((string)metadata["referentiegegevens"]!["traceerId"]!, TestContext.Current.CancellationToken);
        return JsonNode.Parse(inhoud)!.AsObject();
    }

    /// <summary>Confirms all that waits in the mailbox, unread.</summary>
    internal async Task EmptyAsync()
    {
        while (await ListAsync() is { Count: > 0 } wachtend)
        {
            foreach (var metadata in wachtend)
                await Postbus.ConfirmAsync((string)metadata["referentiegegevens"]!["traceerId"]!, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The status of a message as this party sees it.</summary>
    internal Task<Postbusantwoord> ReadStatusAsync(string referentie) => Postbus.ReadStatusAsync(referentie, TestContext.Current.CancellationToken);
}
