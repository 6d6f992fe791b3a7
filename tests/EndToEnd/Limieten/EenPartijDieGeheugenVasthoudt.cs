using System.Text;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>A party that sends large bodies and does not finish them holds its share of the memory, and not that of others.</summary>
[Trait(Aanvalslijst.Kenmerk, "X21")]
public sealed class EenPartijDieGeheugenVasthoudt
{
    private const int Verzoeken = 6;
    private const int Aangekondigd = 26_000_000;

    // Two of these fit in the share of one party, so that only their number counts.
    private const int Klein = 1_000_000;

    // Past the size at which a buffer takes room for the largest message there can be.
    private const int Gestuurd = 5_000_000;

    private static readonly Ketenplan Plan = new()
    {
        Instellingen = new Dictionary<string, string>
        {
            // Three of the largest requests: without a share for each party the slow one would have it all.
            ["bytesbudget"] = "80000000",

            // So that the slow bodies are not ended for being slow.
            ["luister:aanlooptijd"] = "00:01:00",
        },
    };

    [Fact]
    public async Task Others_AreServedAndThePartyAgainWhenItLetsGo()
    {
        await using var keten = await Proefketen.StartAsync(Plan);
        var bericht = Proefbericht.Toewijzing();
        var traag = new List<RuweVerbinding>();
        try
        {
            for (var i = 0; i < Verzoeken; i++)
            {
                var verbinding = await RuweVerbinding.OpenAsync(keten.Knooppunt.Adres, keten.Diemen.Certificaat);
                traag.Add(verbinding);
                await verbinding.SendAsync(Kop(Aangekondigd));
                await verbinding.SendAsync(new byte[Gestuurd]);
            }

            await Wacht.TotAsync(
                async () => (long?)(await keten.ReadLimietAsync("0384", "inzenden"))?["bytesOnderweg"] > 20_000_000, "The slow party does not hold its share.");

            var antwoord = await keten.Diemen.AskStufAsync(keten, bericht);
            Assert.Equal((429, 1), (antwoord.Status, antwoord.RetryAfter()));
            Assert.Contains("zijn samen te groot", new Stufuitslag(antwoord.Status, antwoord.Body).Omschrijving, StringComparison.Ordinal);
            await keten.Amsterdam.SendAsync(Proefbericht.Of("JW301", Deelnemers.Amsterdam, Deelnemers.JeugdVooruit));
            await keten.ZorgThuis.SendAsync(Proefbericht.Start());
            Assert.Empty(await keten.ZorgThuis.ListAsync());
        }
        finally
        {
            foreach (var verbinding in traag)
                await verbinding.DisposeAsync();
        }

        await Wacht.TotAsync(async () => (await keten.Diemen.AskStufAsync(keten, bericht)).Status == 200, "The party is still kept out.");
        Assert.Equal(bericht.Inhoud, await keten.ZorgThuis.ReceiveAsync(bericht.Referentie));
    }

    [Fact]
    public async Task PlacesAllTaken_OthersAreServed()
    {
        await using var keten = await Proefketen.StartAsync(Plan with
        {
            Instellingen = new Dictionary<string, string>(Plan.Instellingen) { ["limieten:inzenden:gelijktijdig"] = "2" },
        });
        var traag = new List<RuweVerbinding>();
        try
        {
            for (var i = 0; i < 2; i++)
            {
                var verbinding = await RuweVerbinding.OpenAsync(keten.Knooppunt.Adres, keten.Diemen.Certificaat);
                traag.Add(verbinding);
                await verbinding.SendAsync(Kop(Klein));
            }

            await Wacht.TotAsync(
                async () => (int?)(await keten.ReadLimietAsync("0384", "inzenden"))?["gelijktijdig"] == 2 ? keten : null,
                async () => $"The places are not taken: {(await keten.ReadBeheerAsync("/limieten")).Tekst}");

            Assert.Equal(429, (await keten.Diemen.AskStufAsync(keten, Proefbericht.Toewijzing())).Status);
            await keten.Amsterdam.SendAsync(Proefbericht.Of("JW301", Deelnemers.Amsterdam, Deelnemers.JeugdVooruit));
        }
        finally
        {
            foreach (var verbinding in traag)
                await verbinding.DisposeAsync();
        }

        var bericht = Proefbericht.Toewijzing();
        await Wacht.TotAsync(async () => (await keten.Diemen.AskStufAsync(keten, bericht)).Status == 200, "The party is still kept out.");
    }

    private static byte[] Kop(int lengte) => Encoding.ASCII.GetBytes(
        $"POST /v1/berichten HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary={Ruwverzoek.Grens}\r\nContent-Length: {lengte}\r\n\r\n");
}
