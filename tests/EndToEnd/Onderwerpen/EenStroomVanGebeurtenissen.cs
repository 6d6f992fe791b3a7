using System.Text.Json.Nodes;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>Events as they come: on a connection that stays open, taken up again where it broke, and ended when the right ends.</summary>
public sealed class EenStroomVanGebeurtenissen
{
    private static Uri Adres(Proefketen keten, string vraag = "")
        => new(keten.Knooppunt.Adres, $"/v1/onderwerpen/{Onderwerpketen.Zorgstatus}/gebeurtenissen{vraag}");

    [Fact]
    public async Task Stream_Messages_ComeInOrderWithTheirContent()
    {
        await using var keten = await StartAsync();
        await using var stroom = await Stroomvolger.OpenAsync(keten.Partij(Deelnemers.Cak), Adres(keten));
        for (var n = 0; n < 3; n++)
        {
            var bericht = Proefbericht.Start();
            await keten.ZorgThuis.SendAsync(bericht);

            var gebeurtenis = await stroom.NextAsync();

            var json = JsonNode.Parse(gebeurtenis!.Value.Data)!;
            Assert.Equal(bericht.Referentie, (string?)json["subject"]);
            Assert.Equal(bericht.Inhoud, Convert.FromBase64String((string)json["data_base64"]!));
            Assert.Equal((string?)json["verder"], gebeurtenis.Value.EventId);
            Assert.Contains("Inhoud verstrekt aan CAK", (await keten.ZorgThuis.ReadStatusAsync(bericht.Referentie)).Tekst, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Resume_AfterABreakAndARestart_MissesAndRepeatsNothing()
    {
        await using var keten = await StartAsync();
        var berichten = Enumerable.Range(0, 6).Select(_ => Proefbericht.Start()).ToList();
        await SendAsync(keten, berichten[..2]);
        var gezien = new List<string?>();
        string laatsteId;
        await using (var stroom = await Stroomvolger.OpenAsync(keten.Partij(Deelnemers.Cak), Adres(keten, "?vanaf=1")))
        {
            gezien.AddRange([await stroom.NextReferentieAsync(), await stroom.NextReferentieAsync()]);
            laatsteId = stroom.LaatsteId;
        }

        await SendAsync(keten, berichten[2..4]);
        await keten.RestartAsync();
        await SendAsync(keten, berichten[4..]);

        // The address still names the position of the first time; the header wins.
        await using var hervat = await Stroomvolger.OpenAsync(keten.Partij(Deelnemers.Cak), Adres(keten, "?vanaf=1"), laatsteId);
        for (var n = 0; n < 4; n++)
            gezien.Add(await hervat.NextReferentieAsync());

        Assert.Equal(berichten.Select(b => b.Referentie), gezien);
    }

    [Fact]
    public async Task Stop_OfTheKnooppunt_EndsStreamsAndWaitingRequestsAtOnce()
    {
        await using var keten = await StartAsync();
        await using var stroom = await Stroomvolger.OpenAsync(keten.Partij(Deelnemers.Cak), Adres(keten));
        await SendAsync(keten, [Proefbericht.Start()]);
        await stroom.NextReferentieAsync();
        var volger = new Volger(keten.Partij(Deelnemers.Cak), Onderwerpketen.Zorgstatus);
        await volger.CatchUpAsync();
        var wachten = volger.NextAsync(wacht: 60);
        await Wacht.TotAsync(
            async () => (await keten.ReadBeheerAsync("/metrics")).Tekst.Contains("ib_onderwerp_volgers{vorm=\"blad\"} 1", StringComparison.Ordinal),
            "Nobody waits.");

        // Who is not answered is cut off when the stop has waited long enough, and then reading fails.
        await keten.StopAsync();

        Assert.Null(await stroom.NextAsync());
        Assert.True((await wachten).Bij);
    }

    [Fact]
    public async Task Right_ThatEndsMeanwhile_EndsTheStreamWithAReason()
    {
        await using var keten = await StartAsync();
        await using var stroom = await Stroomvolger.OpenAsync(keten.Partij(Deelnemers.Cak), Adres(keten));
        await SendAsync(keten, [Proefbericht.Start()]);
        await stroom.NextReferentieAsync();

        keten.ChangePartijen(r => r.Entitle(Deelnemers.Cak, Onderwerpketen.Zorgstatus, "inhoud", "landelijk", Onderwerpketen.Ver, "2020-12-31"));

        var einde = await stroom.NextAsync();
        Assert.Equal("einde", einde!.Value.EventType);
        Assert.Contains("geldt niet meer", (string)JsonNode.Parse(einde.Value.Data)!["reden"]!, StringComparison.Ordinal);
        Assert.Null(await stroom.NextAsync());
        var geweigerd = Proefbericht.Start();
        await SendAsync(keten, [geweigerd]);
        Assert.DoesNotContain("CAK", await HistorieAsync(keten, geweigerd), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_OfLong_IsBrokenByAHeartbeatThatTellsThePosition()
    {
        await using var keten = await StartAsync();
        await using var stroom = await Stroomvolger.OpenAsync(keten.Partij(Deelnemers.Cak), Adres(keten));

        // Not for the topic, so there is no event; but the client must not come back for it.
        await keten.Diemen.SendAsync(Proefbericht.Toewijzing());
        await using var rauw = await RuweVerbinding.OpenAsync(keten.Knooppunt.Adres, keten.Partij(Deelnemers.Cak).Certificaat);
        await rauw.SendAsync(Ruwverzoek.Of("GET", $"/v1/onderwerpen/{Onderwerpketen.Zorgstatus}/gebeurtenissen", default, "Accept: text/event-stream"));

        var tekst = await rauw.ReadUntilAsync(": hartslag\nid: 2\n\n");

        Assert.Contains("retry: 3000\n\n", tekst, StringComparison.Ordinal);
        Assert.DoesNotContain("data:", tekst, StringComparison.Ordinal);
    }

    private static Task<Proefketen> StartAsync() => Proefketen.StartAsync(Onderwerpketen.Create(static _ => { }));

    private static async Task SendAsync(Proefketen keten, IEnumerable<Proefbericht> berichten)
    {
        foreach (var bericht in berichten)
            await keten.ZorgThuis.SendAsync(bericht);
    }

    private static async Task<string> HistorieAsync(Proefketen keten, Proefbericht bericht)
        => (await keten.ZorgThuis.ReadStatusAsync(bericht.Referentie)).Tekst;
}
