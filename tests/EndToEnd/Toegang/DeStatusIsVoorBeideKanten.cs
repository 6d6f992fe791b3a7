using System.Text.Json.Nodes;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>Sender and receiver see the same of a message; for anybody else it does not exist.</summary>
public sealed class DeStatusIsVoorBeideKanten(Proefketen keten)
{
    [Fact]
    public async Task Status_IsTheSameForSenderAndReceiver()
    {
        var bericht = Proefbericht.Toewijzing();
        await keten.Diemen.SendAsync(bericht);
        await keten.ZorgThuis.ReceiveAsync(bericht.Referentie);

        var zender = await keten.Diemen.ReadStatusAsync(bericht.Referentie);
        var ontvanger = await keten.ZorgThuis.ReadStatusAsync(bericht.Referentie);

        Assert.Equal(200, zender.Status);
        Assert.Equal(zender.Tekst, ontvanger.Tekst);
        Assert.Equal(
            ["Ontvangen", "Klaargezet", "Aangeboden", "Bezorgd"],
            JsonNode.Parse(zender.Tekst)!["historie"]!.AsArray().Select(h => (string?)h!["toestand"]).OfType<string>());
    }

    [Fact]
    public async Task EverythingAboutAMessage_Is404ForOthersAndTheSameAsForWhatDoesNotExist()
    {
        var bericht = Proefbericht.Toewijzing();
        await keten.Diemen.SendAsync(bericht);
        foreach (var (methode, staart) in new[] { ("GET", ""), ("GET", "/payload"), ("GET", "/status"), ("DELETE", "") })
        {
            var anders = await AskAsync(methode, bericht.Referentie, staart);
            var niets = await AskAsync(methode, Proefbericht.NieuweReferentie(), staart);

            Assert.Equal(404, anders.Status);
            Assert.Equal(404, niets.Status);
            Assert.Equal(WithoutInstance(niets), WithoutInstance(anders));
        }

        Assert.Equal(bericht.Inhoud, await keten.ZorgThuis.ReceiveAsync(bericht.Referentie));
    }

    [Fact]
    public async Task Sender_DoesNotReadWhatItSentFromTheMailboxOfTheReceiver()
    {
        var bericht = Proefbericht.Toewijzing();
        await keten.Diemen.SendAsync(bericht);

        Assert.Null(await keten.Diemen.Postbus.ReadPayloadAsync(bericht.Referentie, TestContext.Current.CancellationToken));
        Assert.Equal(404, (await keten.Diemen.Postbus.ConfirmAsync(bericht.Referentie, TestContext.Current.CancellationToken)).Status);
    }

    private static string WithoutInstance(Ruwantwoord antwoord)
    {
        var probleem = JsonNode.Parse(antwoord.Tekst)!.AsObject();
        Assert.True(probleem.Remove("instance"));
        return probleem.ToJsonString();
    }

    private async Task<Ruwantwoord> AskAsync(string methode, string referentie, string staart)
        => await RuweVerbinding.AskAsync(
            keten.Knooppunt.Adres, keten.Buurman.Certificaat, Ruwverzoek.Of(methode, $"/v1/berichten/{referentie}{staart}", default));
}
