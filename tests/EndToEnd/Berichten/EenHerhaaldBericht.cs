using System.Text.Json.Nodes;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>Who sends a message again gets the first answer again; who uses its number for another message does not (X24).</summary>
[Trait(Aanvalslijst.Kenmerk, "X24")]
public sealed class EenHerhaaldBericht(Proefketen keten)
{
    [Fact]
    public async Task SameBytesOverStuf_GetTheSameBv03ToTheByteAndAreDeliveredOnce()
    {
        var bericht = Proefbericht.Toewijzing();

        var eerste = await keten.Diemen.SendStufAsync(bericht);
        var inhoud = await keten.ZorgThuis.ReceiveAsync(bericht.Referentie);
        var tweede = await keten.Diemen.SendStufAsync(bericht);

        Assert.Equal(eerste.Body, tweede.Body);
        Assert.Equal(bericht.Inhoud, inhoud);
        Assert.Single(await keten.ReadBerichtenAsync(bericht.Referentie));
        Assert.Null(await keten.ZorgThuis.Postbus.ReadPayloadAsync(bericht.Referentie, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task OtherBytesOverStuf_GetIB216AndTheFirstMessageStays()
    {
        var bericht = Proefbericht.Toewijzing();
        await keten.Diemen.SendAsync(bericht);

        await keten.Diemen.SendAsync(bericht.With("<iwmo:Taal>Fries<", "<iwmo:Taal>Duits<"));
        var fout = await keten.Diemen.WaitForFoutAsync(bericht.Referentie);

        Assert.Equal("IB216", fout.Foutbericht!.Code);
        Assert.Equal(bericht.Inhoud, await keten.ZorgThuis.ReceiveAsync(bericht.Referentie));
        Assert.Equal(["bezorgd", "afgekeurd"], (await keten.ReadBerichtenAsync(bericht.Referentie)).Select(b => (string)b["toestand"]!));
    }

    [Fact]
    public async Task SameMessageOverRest_GetsTheFirstAnswerMarkedAsReplay()
    {
        var bericht = Proefbericht.Start();

        var eerste = await keten.ZorgThuis.SendRestAsync(bericht);
        await keten.Diemen.ReceiveAsync(bericht.Referentie);
        var tweede = await RuweVerbinding.AskAsync(keten.Knooppunt.Adres, keten.ZorgThuis.Certificaat, Ruwverzoek.Rest(bericht));

        Assert.Equal(202, eerste.Status);
        Assert.Equal(202, tweede.Status);
        Assert.Equal("true", tweede.Header("Idempotent-Replay"));
        Assert.Equal(eerste["ontvangenOp"], (string?)JsonNode.Parse(tweede.Tekst)!["ontvangenOp"]);
        Assert.Single(keten.Diemen.Simulator.Gekregen, g => g.Envelop.Referentienummer == bericht.Referentie);
    }

    [Fact]
    public async Task OtherContentOverRest_Is409()
    {
        var bericht = Proefbericht.Start();
        await keten.ZorgThuis.SendAsync(bericht);

        var antwoord = await keten.ZorgThuis.SendRestAsync(bericht with { Inhoud = [.. bericht.Inhoud, (byte)'\n'] });

        Assert.Equal(409, antwoord.Status);
        Assert.Equal("IB216", antwoord["code"]);
    }

    [Fact]
    public async Task SameNumberOfAnotherSender_IsAnotherMessage()
    {
        var toewijzing = Proefbericht.Toewijzing();
        var start = Proefbericht.Start() with { Referentie = toewijzing.Referentie };

        await keten.Diemen.SendAsync(toewijzing);
        await keten.ZorgThuis.SendAsync(start);

        Assert.Equal(start.Inhoud, await keten.Diemen.ReceiveAsync(start.Referentie));
        Assert.Equal(toewijzing.Inhoud, await keten.ZorgThuis.ReceiveAsync(toewijzing.Referentie));
    }
}
