using System.Text;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// Bytes that somebody caught are worth nothing to him, and no more to their owner than the first time (X24). What a sender gets who
/// repeats itself, is for <see cref="EenHerhaaldBericht"/>.
/// </summary>
[Collection(Doelwit.Naam)]
[Trait(Aanvalslijst.Kenmerk, "X24")]
public sealed class AfgeluisterdeBerichten(Doelwit doelwit)
{
    private const int Keren = 50;

    [Fact]
    public async Task StufMessage_SentAgainByAnother_IsRefusedAndTheFirstStaysAsItWas()
    {
        var keten = doelwit.Proefketen;
        var bericht = Proefbericht.Toewijzing();
        var verzoek = Ruwverzoek.Stuf(await bericht.ToSoapAsync());
        Assert.Equal(200, (await RuweVerbinding.AskAsync(doelwit.Adres, doelwit.Gemeente, verzoek)).Status);

        var antwoord =
            await doelwit.WithstandAsync(verzoek.Length, journaal: 1, () => RuweVerbinding.AskAsync(doelwit.Adres, keten.Amsterdam.Certificaat, verzoek));

        Assert.Equal("IB002", new Stufuitslag(antwoord.Status, antwoord.Body).Code);
        Assert.Equal(bericht.Inhoud, await keten.ZorgThuis.ReceiveAsync(bericht.Referentie));
        await RequireStoredAsync(bericht, "bezorgd", "afgekeurd");
    }

    [Fact]
    public async Task RestMessage_SentAgainByAnother_IsRefusedAndDeliveredOnce()
    {
        var keten = doelwit.Proefketen;
        var bericht = Proefbericht.Start();
        var verzoek = Ruwverzoek.Rest(bericht);
        Assert.Equal(202, (await RuweVerbinding.AskAsync(doelwit.Adres, doelwit.Aanbieder, verzoek)).Status);
        await keten.Diemen.ReceiveAsync(bericht.Referentie);

        var antwoord =
            await doelwit.WithstandAsync(verzoek.Length, journaal: 1, () => RuweVerbinding.AskAsync(doelwit.Adres, keten.Buurman.Certificaat, verzoek));

        Assert.Equal(403, antwoord.Status);
        Assert.Contains("IB002", antwoord.Tekst, StringComparison.Ordinal);
        Assert.Single(keten.Diemen.Simulator.Gekregen, g => g.Envelop.Referentienummer == bericht.Referentie);
        await RequireStoredAsync(bericht, "bezorgd", "afgekeurd");
    }

    [Fact]
    public async Task Message_SentManyTimesAtOnce_IsOneMessageAndOneAnswer()
    {
        var bericht = Proefbericht.Toewijzing();
        var verzoek = Ruwverzoek.Stuf(await bericht.ToSoapAsync());

        var antwoorden = await doelwit.WithstandAsync(verzoek.Length * Keren, journaal: 1, () => Task.WhenAll(
            Enumerable.Range(0, Keren).Select(_ => RuweVerbinding.AskAsync(doelwit.Adres, doelwit.Gemeente, verzoek))));

        Assert.All(antwoorden, a => Assert.Equal(bericht.Referentie, new Stufuitslag(a.Status, a.Body).Bevestigd));
        Assert.Single(antwoorden.Select(a => Encoding.UTF8.GetString(a.Body)).Distinct());
        await RequireStoredAsync(bericht, "klaargezet");
        Assert.Equal(bericht.Inhoud, await doelwit.Proefketen.ZorgThuis.ReceiveAsync(bericht.Referentie));
    }

    [Fact]
    public async Task MessageOverTheOtherDoor_WithTheNumberOfAnother_GivesNeitherAwayNorAnswersForIt()
    {
        // The number of a message that Diemen sent, used by an aanbieder who must not even learn that it exists.
        var keten = doelwit.Proefketen;
        var eerste = Proefbericht.Toewijzing();
        await keten.Diemen.SendAsync(eerste);
        var tweede = Proefbericht.Start() with { Referentie = eerste.Referentie };

        var antwoord = await doelwit.WithstandAsync(tweede.Inhoud.Length, journaal: 1, () => keten.ZorgThuis.SendRestAsync(tweede));

        Assert.Equal(202, antwoord.Status);
        Assert.Equal(404, (await keten.Buurman.ReadStatusAsync(eerste.Referentie)).Status);
        Assert.Equal(tweede.Inhoud, await keten.Diemen.ReceiveAsync(tweede.Referentie));
        Assert.Equal(eerste.Inhoud, await keten.ZorgThuis.ReceiveAsync(eerste.Referentie));
    }

    private async Task RequireStoredAsync(Proefbericht bericht, params string[] toestanden)
        => Assert.Equal(toestanden, (await doelwit.Proefketen.ReadBerichtenAsync(bericht.Referentie)).Select(b => (string)b["toestand"]!));
}
