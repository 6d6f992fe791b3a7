using System.Text.Json.Nodes;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>What cannot be asked is refused with what to do, and who follows too much at once is told to wait.</summary>
public sealed class WieTeVeelVraagt
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Question_ThatCannotBe_IsRefusedWithTheReason()
    {
        await using var keten = await Proefketen.StartAsync(Onderwerpketen.Create(static _ => { }));

        Assert.Equal((400, "positie-onbekend"), await AskAsync(keten, "?vanaf=999&wacht=0", "*/*"));
        Assert.Equal((200, ""), await AskAsync(keten, "?vanaf=1&wacht=0", "*/*"));
        foreach (var vraag in new[] { "?vanaf=-1", "?vanaf=0", "?vanaf=x", "?vanaf=01", "?vanaf=1&vanaf=2", "?vanaf=9223372036854775807", "?limit=0",
            "?limit=251", "?wacht=61", "?wacht=-1", "?van=1", "?Vanaf=1" })
            Assert.Equal((400, "vraag-onjuist"), await AskAsync(keten, vraag, "*/*"));
        foreach (var vraag in new[] { "?limit=1", "?wacht=1" })
            Assert.Equal((400, "vraag-onjuist"), await AskAsync(keten, vraag, "text/event-stream"));
        Assert.Equal((406, "antwoordvorm-onmogelijk"), await AskAsync(keten, "", "application/json"));
        Assert.Equal((200, ""), await AskAsync(keten, "?wacht=0", "text/event-stream;q=0.1, application/x-ndjson"));
        Assert.Equal((405, "methode-niet-toegestaan"), await AskAsync(keten, "", "*/*", "DELETE"));
    }

    [Fact]
    public async Task Followers_MoreThanAParty_IsAllowed_AreToldToWait()
    {
        var plan = Onderwerpketen.Create(static _ => { });
        await using var keten =
            await Proefketen.StartAsync(plan with { Instellingen = new Dictionary<string, string>(plan.Instellingen) { ["onderwerpen:maxVolgers"] = "1" } });
        var stroom = await Stroomvolger.OpenAsync(keten.Partij(Deelnemers.Cak), Adres(keten, ""));
        await using (stroom)
        {
            await keten.ZorgThuis.SendAsync(Proefbericht.Start());
            await stroom.NextReferentieAsync();

            using var geweigerd = await keten.Partij(Deelnemers.Cak).Onderwerpen.OpenAsync(Onderwerpketen.Zorgstatus, null, null, 0, Stop);
            Assert.Equal(
                (429, "urn:ib-gateway:probleem:limiet-bereikt", 5),
                (geweigerd.Weigering!.Status, geweigerd.Weigering["type"], (int)geweigerd.Wacht!.Value.TotalSeconds));

            // Another party has places of its own, and so has what does not follow.
            await new Volger(keten.ZorgThuis, Onderwerpketen.Toewijzingen).CatchUpAsync();
            Assert.Equal(200, (await keten.Partij(Deelnemers.Cak).Onderwerpen.ListAsync(Stop)).Status);
            Assert.Contains(
                "ib_verzoeken_afgewezen_total{kanaal=\"rest\",reden=\"volgers\",verkeer=\"ophalen\"} 1", (await keten.ReadBeheerAsync("/metrics")).Tekst,
                StringComparison.Ordinal);
        }

        // The place comes free when the stream is broken off.
        await Wacht.TotAsync(async () => (await AskAsync(keten, "?wacht=0", "*/*")).Status == 200, "The place of a stream that is gone stays taken.");
    }

    private static Uri Adres(Proefketen keten, string vraag)
        => new(keten.Knooppunt.Adres, $"/v1/onderwerpen/{Onderwerpketen.Zorgstatus}/gebeurtenissen{vraag}");

    private static async Task<(int Status, string Type)> AskAsync(Proefketen keten, string vraag, string accept, string methode = "GET")
    {
        using var verzoek = new HttpRequestMessage(new HttpMethod(methode), Adres(keten, vraag));
        verzoek.Headers.TryAddWithoutValidation("Accept", accept);
        using var antwoord = await keten.Partij(Deelnemers.Cak).Client.SendAsync(verzoek, Stop);
        var tekst = await antwoord.Content.ReadAsStringAsync(Stop);
        return ((int)antwoord.StatusCode, antwoord.IsSuccessStatusCode ? "" : ((string)JsonNode.Parse(tekst)!["type"]!).Split(':')[^1]);
    }
}
