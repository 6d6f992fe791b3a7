using System.Net.Sockets;
using System.Text.Json.Nodes;
using IB.Gateway.Client;
using IB.Gateway.Demo;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>A receiver with a mailbox: lists, fetches and confirms in the order of the list, and sometimes does not confirm.</summary>
/// <param name="keten">Where.</param>
/// <param name="wie">Who.</param>
/// <param name="toeval">What it does each time.</param>
/// <param name="ontvang">Gets every message after it was recorded.</param>
internal sealed class Postbuslus(Verkeersketen keten, Deelnemer wie, Random toeval, Action<Binnengekomen> ontvang)
{
    private const int Portie = 20;
    private static readonly TimeSpan Tussenpoos = TimeSpan.FromMilliseconds(20);

    private readonly HttpClient _client = keten.Client(wie);

    /// <summary>Empties the mailbox until it is asked to stop.</summary>
    internal async Task RunAsync(CancellationToken stop)
    {
        using var klok = new PeriodicTimer(Tussenpoos);
        while (!stop.IsCancellationRequested)
        {
            if (!await TryEmptyAsync(new Postbusclient(_client, await keten.AdresAsync())))
                await klok.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>False when there was nothing.</summary>
    private async Task<bool> TryEmptyAsync(Postbusclient postbus)
    {
        try
        {
            var lijst = await postbus.ListAsync(Portie, TestContext.Current.CancellationToken);
            if (lijst.Status == 503)
                return false;
            Assert.True(lijst.Status == 200, lijst.Tekst);
            var berichten = JsonNode.Parse(lijst.Tekst)!["berichten"]!.AsArray();
            foreach (var metadata in berichten)
            {
                // Who goes on with the next would put the order out of joint itself.
                if (!await TryFetchAsync(postbus, metadata!))
                    return false;
            }

            return berichten.Count > 0;
        }
        catch (Exception fout) when (fout is HttpRequestException or IOException or SocketException)
        {
            return false;
        }
    }

    private async Task<bool> TryFetchAsync(Postbusclient postbus, JsonNode metadata)
    {
        var referentie = (string)metadata["referentiegegevens"]!["traceerId"]!;
        var (payload, weigering) = await postbus.FetchAsync(referentie, TestContext.Current.CancellationToken);
        if (weigering?.Status == 503)
            return false;
        Assert.True(payload is not null, weigering?.Tekst);
        var bericht = Duwlezer.OfMetadata(metadata, payload.Inhoud);
        keten.Getuige.Receive(wie.Code, bericht);
        ontvang(bericht);
        if (toeval.Next(8) != 0 && (await postbus.ConfirmAsync(referentie, TestContext.Current.CancellationToken)).Status == 204)
            keten.Getuige.Collect(wie.Code, bericht.Id);
        return true;
    }
}
