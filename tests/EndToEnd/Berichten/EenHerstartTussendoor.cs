using Microsoft.AspNetCore.Http;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>The knooppunt stops and starts on the same folder, and nobody notices more than the pause.</summary>
public sealed class EenHerstartTussendoor
{
    private static readonly Ketenplan Plan = new() { Instellingen = Ketenplan.Ongeduldig };

    [Fact]
    public async Task RepeatedMessage_IsStillKnown()
    {
        await using var keten = await Proefketen.StartAsync(Plan);
        var bericht = Proefbericht.Toewijzing();
        var eerste = await keten.Diemen.SendStufAsync(bericht);

        await keten.RestartAsync();
        var tweede = await keten.Diemen.SendStufAsync(bericht);

        Assert.Equal(eerste.Body, tweede.Body);
        Assert.Single(await keten.ReadBerichtenAsync(bericht.Referentie));
    }

    [Fact]
    public async Task WaitingMessage_StillWaits()
    {
        await using var keten = await Proefketen.StartAsync(Plan);
        var bericht = Proefbericht.Toewijzing();
        await keten.Diemen.SendAsync(bericht);

        await keten.RestartAsync();

        Assert.Equal(bericht.Inhoud, await keten.ZorgThuis.ReceiveAsync(bericht.Referentie));
    }

    [Fact]
    public async Task Push_ThatHadNotArrived_IsResumed()
    {
        await using var keten = await Proefketen.StartAsync(Plan);
        keten.Diemen.Simulator.Gedrag = static http =>
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.FromResult(false);
        };
        var bericht = Proefbericht.Start();
        await keten.ZorgThuis.SendAsync(bericht);
        await Wacht.TotAsync(async () => (int)(await keten.ReadBerichtenAsync(bericht.Referentie))[0]["pogingen"]! > 0, "There was no attempt.");

        await keten.StopAsync();
        keten.Diemen.Simulator.Gedrag = static _ => Task.FromResult(true);
        await keten.RestartAsync();

        Assert.Equal(bericht.Inhoud, await keten.Diemen.ReceiveAsync(bericht.Referentie));
        await keten.WaitForToestandAsync(bericht.Referentie, "bezorgd");
    }
}
