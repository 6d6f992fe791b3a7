using System.Collections.Concurrent;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>The knooppunt is killed while messages come in; all that it acknowledged is there when it comes back.</summary>
public sealed class EenAbrupteStop
{
    private const int Rondes = 4;
    private const int Zenders = 4;

    [Fact]
    public async Task Kill_RightAfterAcknowledgements_LosesNothingAcknowledged()
    {
        await using var keten = await Proefketen.StartAsync(new Ketenplan { AlsProces = true });
        var bevestigd = new ConcurrentDictionary<string, byte[]>();
        for (var ronde = 0; ronde < Rondes; ronde++)
        {
            await SendUntilKilledAsync(keten, bevestigd, minstens: 5 + (10 * ronde));
            await keten.RestartAsync();
            await RequireAllAsync(keten, bevestigd);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{Rondes} kills, {bevestigd.Count} acknowledged");
        var (referentie, inhoud) = bevestigd.First();
        Assert.Equal(inhoud, await keten.ZorgThuis.ReceiveAsync(referentie));
    }

    private static async Task SendUntilKilledAsync(Proefketen keten, ConcurrentDictionary<string, byte[]> bevestigd, int minstens)
    {
        var doel = bevestigd.Count + minstens;
        var genoeg = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var zenders = Enumerable.Range(0, Zenders).Select(async _ =>
        {
            while (true)
            {
                var bericht = Proefbericht.Toewijzing();
                try
                {
                    var uitslag = await keten.Diemen.SendStufAsync(bericht);
                    Assert.Equal(bericht.Referentie, uitslag.Bevestigd);
                }
                catch (HttpRequestException)
                {
                    return; // Killed: no acknowledgement, no promise.
                }

                bevestigd[bericht.Referentie] = bericht.Inhoud;
                if (bevestigd.Count >= doel)
                    genoeg.TrySetResult();
            }
        }).ToList();
        await Task.WhenAny([genoeg.Task, .. zenders]);
        await ((Kindproces)keten.Knooppunt).KillAsync();
        await Task.WhenAll(zenders);
        Assert.True(genoeg.Task.IsCompletedSuccessfully, "The senders stopped before the kill.");
    }

    private static async Task RequireAllAsync(Proefketen keten, ConcurrentDictionary<string, byte[]> bevestigd)
    {
        foreach (var referentie in bevestigd.Keys)
            Assert.Equal("klaargezet", (string?)Assert.Single(await keten.ReadBerichtenAsync(referentie))["toestand"]);
    }
}
