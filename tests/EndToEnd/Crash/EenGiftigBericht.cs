using System.Net;
using System.Text.Json.Nodes;
using IB.Gateway.Client;
using IB.Gateway.Rest;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// A message that takes the process down whenever it is delivered is parked after its attempts and one more, though none of them ever
/// ended. The others go on, also those that were under way each time that it did its harm, and an operator can send it again.
/// </summary>
public sealed class EenGiftigBericht
{
    private const int MaxPogingen = 3;

    // Only so that a test that would wait for ever fails instead.
    private static readonly TimeSpan Uiterste = TimeSpan.FromSeconds(60);

    private static readonly Dictionary<string, string> Instellingen = new(Ketenplan.Ongeduldig)
    {
        ["bezorging:maxPogingen"] = $"{MaxPogingen}",
        ["restBezorging:herhalingen"] = "0",
    };

    [Theory]
    [InlineData("stuf")]
    [InlineData("rest")]
    public async Task Message_ThatKillsTheProcess_IsParkedAndTheOthersGoOn(string wijze)
    {
        await using var keten = await Crashketen.CreateAsync(Instellingen);
        var giftig = Make(wijze);
        var (volgend, elders) = (Make(wijze), Make(wijze == "stuf" ? "rest" : "stuf"));
        var dodelijk = new SemaphoreSlim(0);
        keten.Gedrag = async (http, bericht) =>
        {
            if (bericht.Id.Referentie != giftig.Referentie)
                return true;
            dodelijk.Release();
            await Gedragingen.Hangt(http);
            return false;
        };

        await keten.StartAsync(keten.Run());
        foreach (var bericht in new[] { giftig, volgend, elders })
            await SendAsync(keten, bericht);
        for (var poging = 1; poging <= MaxPogingen + 1; poging++)
        {
            Assert.True(await dodelijk.WaitAsync(Uiterste, TestContext.Current.CancellationToken), $"There is no attempt {poging}.");
            await keten.KillAsync();
            await keten.StartAsync(keten.Run());
        }

        var geparkeerd = await WaitForAsync(keten, giftig, "mislukt");
        await WaitForAsync(keten, volgend, "bezorgd");
        await WaitForAsync(keten, elders, "bezorgd");
        Assert.Equal(
            "Er is 4 keer aan bezorgen begonnen zonder uitkomst, de laatste keer met niets ernaast; beheer moet het bericht beoordelen.",
            (string?)geparkeerd["historie"]!.AsArray()[^1]!["oorzaak"]);
        Assert.DoesNotContain(keten.Getuige.Verslag.Aankomsten, a => a.Id.Referentie == giftig.Referentie);

        keten.Gedrag = static (_, _) => Task.FromResult(true);
        using var beheer = new HttpClient();
        var opnieuw = await new Beheerclient(beheer, await keten.BeheeradresAsync()).ResendAsync(
            giftig.Referentie, "de oorzaak is weggenomen", TestContext.Current.CancellationToken);

        Assert.Equal(200, opnieuw.Status);
        await WaitForAsync(keten, giftig, "bezorgd");
        Assert.Equal(Som.Of(giftig.Inhoud), Assert.Single(keten.Getuige.Verslag.Aankomsten, a => a.Id.Referentie == giftig.Referentie).Som);
    }

    [Fact]
    public async Task Message_ThatKillsTheProcessWhenItIsFetched_IsParkedAndTheOthersGoOn()
    {
        await using var keten = await Crashketen.CreateAsync(Instellingen);
        // So large that it is under way until somebody reads on.
        var (giftig, ander) = (Proefbericht.Toewijzing().Enlarge("wmo301:Contact", 16_000_000), Proefbericht.Toewijzing());
        await keten.StartAsync(keten.Run());
        await SendAsync(keten, giftig);
        await SendAsync(keten, ander);
        for (var poging = 1; poging <= MaxPogingen + 1; poging++)
        {
            using var begonnen = await FetchAsync(keten, giftig);
            Assert.Equal(HttpStatusCode.OK, begonnen.StatusCode);
            await keten.KillAsync();
            await keten.StartAsync(keten.Run());
        }

        using var geweigerd = await FetchAsync(keten, giftig);
        Assert.Equal(HttpStatusCode.NotFound, geweigerd.StatusCode);
        await WaitForAsync(keten, giftig, "mislukt");

        using var gehaald = await FetchAsync(keten, ander);
        Assert.Equal(Som.Of(ander.Inhoud), Som.Of(await gehaald.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
    }

    private static async Task<HttpResponseMessage> FetchAsync(Crashketen keten, Proefbericht bericht)
        => await keten.Client(bericht.Naar).GetAsync(
            new Uri(await keten.AdresAsync(), $"{Postbus.Berichtpad(bericht.Referentie)}/payload"), HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken);

    private static Proefbericht Make(string wijze) => wijze == "stuf" ? Proefbericht.Start() : Proefbericht.Toewijzing().To(Verkeersketen.Duwhouder);

    private static async Task SendAsync(Crashketen keten, Proefbericht bericht)
    {
        var client = keten.Client(bericht.Van);
        if (bericht.Van == Verkeersketen.Gemeente)
            Assert.Equal(IB.Gateway.Stuf.Stufantwoordsoort.Bevestigd, (await new Stufclient(client, await keten.StufportAsync()).SendAsync(
                bericht.ToEnvelop(), bericht.Inhoud, TestContext.Current.CancellationToken)).Soort);
        else
            Assert.Equal(202, (await new Postbusclient(client, await keten.AdresAsync()).SendAsync(
                bericht.ToMetadata(), bericht.Inhoud, TestContext.Current.CancellationToken)).Status);
    }

    private static Task<JsonNode> WaitForAsync(Crashketen keten, Proefbericht bericht, string toestand) => Wacht.TotAsync(
        async () => await keten.ReadBerichtenAsync(bericht.Referentie) is [var gezien] && (string?)gezien["toestand"] == toestand ? gezien : null,
        async () => $"{bericht.Referentie} wordt niet {toestand}: {(await keten.ReadBerichtenAsync(bericht.Referentie))[0]}");
}
