using IB.Gateway.Stuf;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>A gemeente that cannot read a message says so with an Fo01, and that reaches who sent the message.</summary>
public sealed class FoutberichtVanDeGemeente(Proefketen keten)
{
    [Fact]
    public async Task Fo01_AboutAMessageThatItGot_IsInTheMailboxOfTheAanbieder()
    {
        var start = Proefbericht.Start();
        await keten.ZorgThuis.SendAsync(start);
        await keten.Diemen.ReceiveAsync(start.Referentie);
        var referentie = Proefbericht.NieuweReferentie();

        var uitslag = await keten.Diemen.PostAsync(await start.RejectAsync(referentie, "StUF055"), StufNamen.ActieFo01);
        var fout = await keten.ZorgThuis.FindFoutAsync(start.Referentie);

        Assert.Equal(referentie, uitslag.Bevestigd);
        Assert.Equal("StUF055", (string?)fout["code"]);
        Assert.Equal("client", (string?)fout["plek"]);
        Assert.Equal(start.Referentie, (string?)fout["traceerId"]);
        await keten.ZorgThuis.ReceiveAsync(referentie);
        await keten.WaitForToestandAsync(referentie, "bezorgd");
    }

    [Fact]
    public async Task Fo01_AboutAMessageOfSomebodyElse_IsRefused()
    {
        var jeugd = Proefbericht.Of("JW305", Deelnemers.JeugdVooruit, Deelnemers.Amsterdam);
        await keten.JeugdVooruit.SendAsync(jeugd);
        await keten.Amsterdam.ReceiveAsync(jeugd.Referentie);
        var referentie = Proefbericht.NieuweReferentie();

        var uitslag = await keten.Diemen.PostAsync(await (jeugd with { Naar = Deelnemers.Diemen }).RejectAsync(referentie, "StUF055"), StufNamen.ActieFo01);

        Assert.Equal("StUF043", uitslag.Code);
        Assert.Null(await keten.JeugdVooruit.Postbus.ReadPayloadAsync(referentie, TestContext.Current.CancellationToken));
    }
}
