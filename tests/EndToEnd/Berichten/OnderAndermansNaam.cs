namespace IB.Gateway.EndToEnd.Tests;

/// <summary>Who sends as somebody else is refused at once, and that somebody hears nothing of it (X15).</summary>
[Trait(Aanvalslijst.Kenmerk, "X15")]
public sealed class OnderAndermansNaam(Proefketen keten)
{
    [Fact]
    public async Task OverStuf_IsRefusedWithIB002AndTheOtherHearsNothing()
    {
        var bericht = Proefbericht.Toewijzing().From(Deelnemers.Amsterdam);

        var uitslag = await keten.Diemen.SendStufAsync(bericht);

        Assert.Equal(500, uitslag.Status);
        Assert.Equal("IB002", uitslag.Code);
        await RequireNothingForAsync(bericht);
    }

    [Fact]
    public async Task OverRest_Is403WithIB002AndTheOtherHearsNothing()
    {
        var bericht = Proefbericht.Start().From(Deelnemers.JeugdVooruit);

        var antwoord = await keten.ZorgThuis.SendRestAsync(bericht);

        Assert.Equal(403, antwoord.Status);
        Assert.Equal("IB002", antwoord["code"]);
        await RequireNothingForAsync(bericht);
    }

    [Fact]
    public async Task TheReferentie_OfARefusedImpostor_IsStillFreeForTheRealSender()
    {
        var echt = Proefbericht.Of("JW301", Deelnemers.Amsterdam, Deelnemers.JeugdVooruit);
        await keten.Diemen.SendStufAsync(echt);

        var uitslag = await keten.Amsterdam.SendStufAsync(echt);

        Assert.Equal(echt.Referentie, uitslag.Bevestigd);
        Assert.Equal(echt.Inhoud, await keten.JeugdVooruit.ReceiveAsync(echt.Referentie));
    }

    // What was journaled of the attempt has no content, and caused no message to anybody: the next position is that of the next message.
    private async Task RequireNothingForAsync(Proefbericht bericht)
    {
        var poging = Assert.Single(await keten.ReadBerichtenAsync(bericht.Referentie));
        Assert.Equal("afgekeurd", (string?)poging["toestand"]);
        Assert.Equal(0, (long)poging["inhoudLengte"]!);
        Assert.DoesNotContain(
            keten.Diemen.Simulator.Gekregen.Concat(keten.Amsterdam.Simulator.Gekregen),
            g => g.Foutbericht?.TraceerId == bericht.Referentie || g.Envelop.Referentienummer == bericht.Referentie);
        foreach (var partij in new[] { keten.ZorgThuis, keten.JeugdVooruit })
        {
            Assert.DoesNotContain(await partij.ListAsync(), b => (string?)b["referentiegegevens"]!["traceerId"] == bericht.Referentie
                || (string?)b["referentiegegevens"]!["alsAntwoordOp"] == bericht.Referentie);
        }
    }
}
