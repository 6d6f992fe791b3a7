using System.Text;
using System.Text.Json.Nodes;
using IB.Gateway.Storage;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>A gemeente sends a 301, the aanbieder fetches and confirms it and sends the 302, and the gemeente is pushed that as Du01.</summary>
public sealed class EenToewijzingEnHaarRetour(Proefketen keten)
{
    [Fact]
    public async Task Toewijzing_OverStuf_IsFetchedAndConfirmedByTheAanbieder()
    {
        var toewijzing = Proefbericht.Toewijzing();

        await keten.Diemen.SendAsync(toewijzing);
        var metadata = (await keten.ZorgThuis.ListAsync()).Single(b => (string?)b["referentiegegevens"]!["traceerId"] == toewijzing.Referentie);
        var inhoud = await keten.ZorgThuis.ReceiveAsync(toewijzing.Referentie);

        Assert.Equal("0384", (string?)metadata["routeringgegevens"]!["afzender"]!["code"]);
        Assert.Equal("WMO301", (string?)metadata["routeringgegevens"]!["berichtstroom"]!["berichttype"]);
        Assert.Equal(toewijzing.Inhoud, inhoud);
        await keten.WaitForToestandAsync(toewijzing.Referentie, "bezorgd");
        Assert.DoesNotContain(await keten.ZorgThuis.ListAsync(), b => (string?)b["referentiegegevens"]!["traceerId"] == toewijzing.Referentie);
    }

    [Fact]
    public async Task Retour_OverRest_ReachesTheGemeenteAsDu01WithTheHeaderOfTheToewijzing()
    {
        var toewijzing = Proefbericht.Toewijzing();
        await keten.Diemen.SendAsync(toewijzing);
        await keten.ZorgThuis.ReceiveAsync(toewijzing.Referentie);
        var retour = toewijzing.Answer("WMO302");

        await keten.ZorgThuis.SendAsync(retour);
        var gekregen = await keten.Diemen.Simulator.WaitForAsync(g => g.Envelop.Referentienummer == retour.Referentie, TestContext.Current.CancellationToken);

        Assert.Equal(Berichtsoort.Du01, gekregen.Envelop.Soort);
        Assert.Equal(toewijzing.Referentie, gekregen.Envelop.AntwoordOp);
        Assert.Equal("42420001", gekregen.Envelop.Zender.Organisatie);
        Assert.Equal("0384", gekregen.Envelop.Ontvanger.Organisatie);
        Assert.Equal("GGk", gekregen.Envelop.Ontvanger.Applicatie);
        Assert.Equal(retour.Inhoud, gekregen.Inhoud);
        Assert.Contains("Afzender>0384<", Encoding.UTF8.GetString(gekregen.Inhoud), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retour_OfTheConversation_StandsInTheHistoryOfTheToewijzing()
    {
        var toewijzing = Proefbericht.Toewijzing();
        var retour = toewijzing.Answer("WMO302");
        await keten.Diemen.SendAsync(toewijzing);
        await keten.ZorgThuis.SendAsync(retour);

        var bericht = Assert.Single(await keten.ReadBerichtenAsync(toewijzing.Referentie));

        Assert.Contains(bericht["historie"]!.AsArray(), g => ((string)g!["oorzaak"]!).Contains(retour.Referentie, StringComparison.Ordinal));
        Assert.Equal(toewijzing.Referentie, (string?)Assert.Single(await keten.ReadBerichtenAsync(retour.Referentie))["conversatieId"]);
    }

    [Fact]
    public async Task Retour_ThatAnswersAnotherType_IsRefusedWithAFoutbericht()
    {
        var toewijzing = Proefbericht.Toewijzing();
        var verkeerd = Proefbericht.Of("WMO320", toewijzing.Naar, toewijzing.Van) with { AntwoordOp = toewijzing.Referentie };
        await keten.Diemen.SendAsync(toewijzing);

        var antwoord = await keten.ZorgThuis.SendRestAsync(verkeerd);

        Assert.Equal("Afgekeurd", antwoord["toestand"]);
        Assert.Equal("StUF043", (string?)JsonNode.Parse(antwoord.Tekst)!["fout"]!["code"]);
        Assert.Equal("StUF043", (string?)(await keten.ZorgThuis.FindFoutAsync(verkeerd.Referentie))["code"]);
    }
}
