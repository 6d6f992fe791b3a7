using System.Globalization;
using System.Text.Json.Nodes;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>The days of a right, of a freeze and of what is kept decide what is seen, each by the clock of the knooppunt.</summary>
[AlleenEmbedded("Its clock is made, and turns count by that of the database server.")]
public sealed class WatEenRechtLaatZien
{
    private readonly Wisselnacht _nacht = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Right_FromTomorrowOn_ShowsNothingOfToday()
    {
        await using var keten = await StartAsync(
            r => r.Entitle(Deelnemers.Cak, Onderwerpketen.Toewijzingen, "inhoud", "landelijk", Wisselnacht.Text(_nacht.Dag), Wisselnacht.Text(_nacht.Dag)));
        var vandaag = await SendAsync(keten);
        Assert.Equal(404, await StatusAsync(keten));

        _nacht.Klok.Advance(TimeSpan.FromHours(3));
        var morgen = await SendAsync(keten);
        var volger = new Volger(keten.Partij(Deelnemers.Cak), Onderwerpketen.Toewijzingen);
        await volger.CatchUpAsync();

        Assert.Equal([morgen.Referentie], volger.Referenties);
        var gisteren = await keten.Partij(Deelnemers.Cak).Onderwerpen.FetchAsync(Onderwerpketen.Toewijzingen, 1, Stop);
        Assert.Equal(404, gisteren.Weigering!.Status);
        Assert.DoesNotContain("verstrekt", (await keten.Diemen.ReadStatusAsync(vandaag.Referentie)).Tekst, StringComparison.Ordinal);

        _nacht.Klok.Advance(TimeSpan.FromHours(24));
        Assert.Equal(404, await StatusAsync(keten));
        Assert.Equal(404, (await keten.Partij(Deelnemers.Cak).Onderwerpen.FetchAsync(Onderwerpketen.Toewijzingen, 2, Stop)).Weigering!.Status);
    }

    [Fact]
    public async Task Held_Message_IsAnEventWithoutContentUntilItsReceiverMayHaveIt()
    {
        await using var keten = await StartAsync(r =>
        {
            r.Entitle(Deelnemers.Cak, Onderwerpketen.Toewijzingen, "inhoud", "landelijk", Onderwerpketen.Ver);
            r.Freeze("WMO301", _nacht.Klok.GetUtcNow().AddHours(-1), _nacht.Klok.GetUtcNow().AddHours(2), "hold");
        });
        var bericht = await SendAsync(keten);
        var volger = new Volger(keten.Partij(Deelnemers.Cak), Onderwerpketen.Toewijzingen);
        await volger.CatchUpAsync();

        var gebeurtenis = Assert.Single(volger.Gebeurtenissen);
        Assert.False(gebeurtenis.ContainsKey("data_base64"));
        Assert.Equal(_nacht.Klok.GetUtcNow().AddHours(2), DateTimeOffset.Parse((string)gebeurtenis["inhoudvanaf"]!, CultureInfo.InvariantCulture));
        var (payload, weigering) = await FetchAsync(keten, (string)gebeurtenis["dataref"]!);
        Assert.Equal((null, 409, "urn:ib-gateway:probleem:inhoud-vastgehouden"), (payload, weigering!.Status, weigering["type"]));

        _nacht.Klok.Advance(TimeSpan.FromHours(3));
        await keten.WaitForToestandAsync(bericht.Referentie, "klaargezet");

        Assert.Equal(bericht.Inhoud, (await FetchAsync(keten, (string)gebeurtenis["dataref"]!)).Payload!.Inhoud);
    }

    [Fact]
    public async Task Wiped_Content_IsAnEventThatSaysSo()
    {
        await using var keten = await StartAsync(r => r.Entitle(Deelnemers.Cak, Onderwerpketen.Toewijzingen, "inhoud", "landelijk", Onderwerpketen.Ver));
        var bericht = await SendAsync(keten);
        await keten.ZorgThuis.ReceiveAsync(bericht.Referentie);
        await LetRetentionWorkAsync(
            keten, TimeSpan.FromMinutes(2), async () => (await HistorieAsync(keten, bericht)).Contains("Inhoud gewist", StringComparison.Ordinal));
        var volger = new Volger(keten.Partij(Deelnemers.Cak), Onderwerpketen.Toewijzingen);

        await volger.CatchUpAsync();

        var gebeurtenis = Assert.Single(volger.Gebeurtenissen);
        Assert.True((bool)gebeurtenis["inhoudgewist"]!);
        Assert.False(gebeurtenis.ContainsKey("data_base64") || gebeurtenis.ContainsKey("dataref"));
        Assert.Equal(410, (await keten.Partij(Deelnemers.Cak).Onderwerpen.FetchAsync(Onderwerpketen.Toewijzingen, 1, Stop)).Weigering!.Status);
        Assert.DoesNotContain("verstrekt", await HistorieAsync(keten, bericht), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Position_OfWhatIsNoLongerKept_IsRefusedWithTheFirstThatIs()
    {
        await using var keten = await StartAsync(r => r.Entitle(Deelnemers.Cak, Onderwerpketen.Toewijzingen, "melding", "landelijk", Onderwerpketen.Ver));
        var oud = await SendAsync(keten);
        await keten.ZorgThuis.ReceiveAsync(oud.Referentie);
        await LetRetentionWorkAsync(keten, TimeSpan.FromHours(4), async () => (await keten.ReadBerichtenAsync(oud.Referentie)).Count == 0);
        var nieuw = await SendAsync(keten);

        using var blad = await keten.Partij(Deelnemers.Cak).Onderwerpen.OpenAsync(Onderwerpketen.Toewijzingen, 1, null, 0, Stop);

        Assert.Equal((410, "urn:ib-gateway:probleem:positie-vervallen"), (blad.Weigering!.Status, blad.Weigering["type"]));
        var eerste = (long)JsonNode.Parse(blad.Weigering.Tekst)!["posities"]!["eerste"]!;
        var volger = new Volger(keten.Partij(Deelnemers.Cak), Onderwerpketen.Toewijzingen, eerste);
        await volger.CatchUpAsync();
        Assert.Equal([nieuw.Referentie], volger.Referenties);
        var begin = new Volger(keten.Partij(Deelnemers.Cak), Onderwerpketen.Toewijzingen);
        await begin.CatchUpAsync();
        Assert.Equal([nieuw.Referentie], begin.Referenties);
    }

    private Task<Proefketen> StartAsync(Action<Partijregisterbestand> meer) => Proefketen.StartAsync(Onderwerpketen.Create(meer) with
    {
        Tijd = _nacht.Klok,
        Instellingen = new Dictionary<string, string>(Ketenplan.Ongeduldig)
        {
            ["bezorging:verlooptermijn"] = "1.00:00:00",
            ["bewaren:inhoudNaBezorging"] = "00:01:00",
            ["bewaren:inhoudNaAfkeuring"] = "00:01:00",
            ["bewaren:inhoudOnbevestigd"] = "1.00:00:00",
            ["bewaren:bericht"] = "2.00:00:00",
        },
    });

    /// <summary>Moves the clock in steps until retention has done something.</summary>
    private Task LetRetentionWorkAsync(Proefketen keten, TimeSpan stap, Func<Task<bool>> gedaan) => Wacht.TotAsync(
        async () =>
        {
            if (await gedaan())
                return true;
            _nacht.Klok.Advance(stap);
            return false;
        },
        $"Retention does nothing on {keten.Map}.");

    private static async Task<Proefbericht> SendAsync(Proefketen keten)
    {
        var bericht = Proefbericht.Toewijzing();
        await keten.Diemen.SendAsync(bericht);
        return bericht;
    }

    private static async Task<int> StatusAsync(Proefketen keten)
    {
        using var blad = await keten.Partij(Deelnemers.Cak).Onderwerpen.OpenAsync(Onderwerpketen.Toewijzingen, null, null, 0, Stop);
        return blad.Weigering?.Status ?? 200;
    }

    private static Task<(Client.Postbuspayload? Payload, Client.Postbusantwoord? Weigering)> FetchAsync(Proefketen keten, string dataref)
        => keten.Partij(Deelnemers.Cak).Onderwerpen.FetchAsync(
            Onderwerpketen.Toewijzingen, long.Parse(dataref.Split('/')[^2], CultureInfo.InvariantCulture), Stop);

    private static async Task<string> HistorieAsync(Proefketen keten, Proefbericht bericht) => (await keten.Diemen.ReadStatusAsync(bericht.Referentie)).Tekst;
}
