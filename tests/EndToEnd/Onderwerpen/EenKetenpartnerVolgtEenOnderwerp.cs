using System.Net;
using System.Text.Json.Nodes;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>The CAK follows who gets care: it sees what it may see, once and in order, and each message tells that it was given.</summary>
public sealed class EenKetenpartnerVolgtEenOnderwerp(Onderwerpketen fixture) : IClassFixture<Onderwerpketen>
{
    private readonly Proefketen _keten = fixture.Proefketen;

    private Ketenpartij Cak => _keten.Partij(Deelnemers.Cak);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_Topics_AreThoseOfTheParty()
    {
        var lijst = JsonNode.Parse((await Cak.Onderwerpen.ListAsync(Stop)).Tekst)!["onderwerpen"]!.AsArray();

        Assert.Equal([Onderwerpketen.Zorgstatus, Onderwerpketen.Toewijzingen], lijst.Select(o => (string)o!["naam"]!));
        Assert.Equal(("inhoud", "landelijk", "2020-01-01"), ((string)lijst[0]!["wijze"]!, (string)lijst[0]!["bereik"]!, (string)lijst[0]!["vanaf"]!));
        Assert.Equal("Wmo 2015 art. 2.1.4 (proef)", (string)lijst[0]!["grondslag"]!);
        Assert.Equal(1, (long)lijst[0]!["posities"]!["eerste"]!);
        Assert.Equal("/v1/onderwerpen/wmo-zorgstatus/gebeurtenissen", (string)lijst[0]!["gebeurtenissen"]!);
        Assert.Equal("{\"onderwerpen\":[]}", (await _keten.Amsterdam.Onderwerpen.ListAsync(Stop)).Tekst);
    }

    [Fact]
    public async Task Page_WithContent_CarriesTheMessageByteForByteAndItsHistoryTells()
    {
        var volger = new Volger(Cak, Onderwerpketen.Zorgstatus);
        await volger.CatchUpAsync();
        var gezien = volger.Gebeurtenissen.Count;
        var bericht = Proefbericht.Start();
        await _keten.Diemen.SendAsync(Proefbericht.Toewijzing());
        await _keten.ZorgThuis.SendAsync(bericht);

        await volger.CatchUpAsync();

        var gebeurtenis = Assert.Single(volger.Gebeurtenissen.Skip(gezien));
        Assert.Equal(bericht.Inhoud, Convert.FromBase64String((string)gebeurtenis["data_base64"]!));
        Assert.Equal(
            ("1.0", "urn:ib-gateway:knooppunt:IB", "ib-gateway.bericht.WMO305"),
            ((string)gebeurtenis["specversion"]!, (string)gebeurtenis["source"]!, (string)gebeurtenis["type"]!));
        Assert.Equal(
            (bericht.Referentie, "application/xml", "3.2"),
            ((string)gebeurtenis["subject"]!, (string)gebeurtenis["datacontenttype"]!, (string)gebeurtenis["versie"]!));
        Assert.Equal(("42420001", "0384"), ((string)gebeurtenis["zender"]!, (string)gebeurtenis["ontvanger"]!));
        Assert.Equal(
            long.Parse((string)gebeurtenis["positie"]!, System.Globalization.CultureInfo.InvariantCulture) + 1,
            long.Parse((string)gebeurtenis["verder"]!, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains(
            "Inhoud verstrekt aan CAK met onderwerp wmo-zorgstatus, op grond van Wmo 2015 art. 2.1.4 (proef).",
            (await _keten.ZorgThuis.ReadStatusAsync(bericht.Referentie)).Tekst, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfNotifications_HasNoContentAndLeavesNoLineUntilItIsFetched()
    {
        var bericht = Proefbericht.Toewijzing();
        await _keten.Diemen.SendAsync(bericht);
        var volger = new Volger(Cak, Onderwerpketen.Toewijzingen);
        await volger.CatchUpAsync();

        var gebeurtenis = volger.Gebeurtenissen.Single(g => (string)g["subject"]! == bericht.Referentie);
        Assert.Equal(
            ["dataref", "id", "positie", "source", "specversion", "subject", "time", "traceparent", "type", "verder", "versie"],
            gebeurtenis.Select(v => v.Key).Append("traceparent").Distinct().Order(StringComparer.Ordinal));
        Assert.All(Persoonsgegevens.InFixtures, p => Assert.DoesNotContain(p, volger.Alles, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("verstrekt", (await _keten.Diemen.ReadStatusAsync(bericht.Referentie)).Tekst, StringComparison.Ordinal);

        var (payload, _) = await Cak.Onderwerpen.FetchAsync(Onderwerpketen.Toewijzingen, Positie(gebeurtenis), Stop);

        Assert.Equal(bericht.Inhoud, payload!.Inhoud);
        Assert.Contains(
            "Inhoud verstrekt aan CAK met onderwerp wmo-toewijzingen", (await _keten.Diemen.ReadStatusAsync(bericht.Referentie)).Tekst,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfAnAanbieder_HasItsOwnMessagesOnly()
    {
        var bericht = Proefbericht.Toewijzing();
        await _keten.Diemen.SendAsync(bericht);

        var eigen = new Volger(_keten.ZorgThuis, Onderwerpketen.Toewijzingen);
        await eigen.CatchUpAsync();
        var buurman = new Volger(_keten.Buurman, Onderwerpketen.Toewijzingen);
        await buurman.CatchUpAsync();

        Assert.Contains(bericht.Referentie, eigen.Referenties);
        Assert.DoesNotContain(bericht.Referentie, buurman.Referenties);
        var positie = Positie(eigen.Gebeurtenissen[^1]);
        Assert.Equal(404, (await _keten.Buurman.Onderwerpen.FetchAsync(Onderwerpketen.Toewijzingen, positie, Stop)).Weigering!.Status);
    }

    [Fact]
    public async Task Page_RefusedMessage_IsNoEvent()
    {
        var geweigerd = Proefbericht.Start().With("<wmo305:Bsn>", "<wmo305:Fout/><wmo305:Bsn>");
        await _keten.ZorgThuis.SendRestAsync(geweigerd);
        var goed = Proefbericht.Start();
        await _keten.ZorgThuis.SendAsync(goed);
        var volger = new Volger(Cak, Onderwerpketen.Zorgstatus);
        await volger.CatchUpAsync();

        Assert.Contains(goed.Referentie, volger.Referenties);
        Assert.DoesNotContain(geweigerd.Referentie, volger.Referenties);
    }

    [Fact]
    public async Task LongPoll_NothingThere_IsAnsweredWhenAMessageComes()
    {
        var volger = new Volger(Cak, Onderwerpketen.Zorgstatus);
        await volger.CatchUpAsync();
        var gezien = volger.Gebeurtenissen.Count;
        var wachten = volger.WaitForAsync(gezien + 1);
        Assert.False(wachten.IsCompleted);

        var bericht = Proefbericht.Start();
        await _keten.ZorgThuis.SendAsync(bericht);
        await wachten;

        Assert.Equal(bericht.Referentie, volger.Referenties.Last());
    }

    [Fact]
    public async Task LongPoll_NothingComes_SaysHowFarItCame()
    {
        var volger = new Volger(Cak, Onderwerpketen.Zorgstatus);
        await volger.CatchUpAsync();

        var stand = await volger.NextAsync(wacht: 1);

        Assert.True(stand.Bij);
    }

    [Fact]
    public async Task Limit_SmallerThanWhatThereIs_GivesAllOfItInOrderOverSeveralPages()
    {
        for (var n = 0; n < 3; n++)
            await _keten.ZorgThuis.SendAsync(Proefbericht.Start());
        var alles = new Volger(Cak, Onderwerpketen.Zorgstatus);
        await alles.CatchUpAsync();
        var stukjes = new Volger(Cak, Onderwerpketen.Zorgstatus);
        while (!(await stukjes.NextAsync(wacht: 0, limit: 1)).Bij)
        {
        }

        Assert.Equal(
            alles.Gebeurtenissen.Select(g => g.ToJsonString()).Take(stukjes.Gebeurtenissen.Count), stukjes.Gebeurtenissen.Select(g => g.ToJsonString()));
        Assert.Equal(alles.Gebeurtenissen.Select(Positie).Order(), alles.Gebeurtenissen.Select(Positie));
    }

    [Fact]
    public async Task Unentitled_AndUnknown_AreTheSameAnswer()
    {
        var antwoorden = new List<string>();
        foreach (var pad in new[]
        {
            "/v1/onderwerpen/wmo-zorgstatus/gebeurtenissen", "/v1/onderwerpen/bestaat-niet/gebeurtenissen",
            "/v1/onderwerpen/wmo-zorgstatus/gebeurtenissen?vanaf=onzin",
            "/v1/onderwerpen/bestaat-niet/gebeurtenissen?vanaf=onzin", "/v1/onderwerpen/wmo-zorgstatus/gebeurtenissen/1/inhoud",
            "/v1/onderwerpen/bestaat-niet/gebeurtenissen/1/inhoud",
        })
        {
            using var antwoord = await _keten.Amsterdam.Client.GetAsync(new Uri(_keten.Knooppunt.Adres, pad), Stop);
            var tekst = await antwoord.Content.ReadAsStringAsync(Stop);
            var json = JsonNode.Parse(tekst)!.AsObject();
            Assert.Equal(HttpStatusCode.NotFound, antwoord.StatusCode);
            antwoorden.Add(string.Join('\n', antwoord.Headers.Where(h => h.Key != "Date").Select(h => $"{h.Key}: {string.Join(',', h.Value)}"))
                + tekst.Replace((string)json["instance"]!, "#", StringComparison.Ordinal));
        }

        Assert.Single(antwoorden.Distinct());
    }

    private static long Positie(JsonObject gebeurtenis) => long.Parse((string)gebeurtenis["positie"]!, System.Globalization.CultureInfo.InvariantCulture);
}
