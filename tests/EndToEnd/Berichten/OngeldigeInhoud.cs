using System.Text.Json.Nodes;
using IB.Gateway.Testing;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>A message whose payload is wrong is taken over, refused, and told to its sender alone.</summary>
public sealed class OngeldigeInhoud(Proefketen keten)
{
    public static TheoryData<string> Ongeldig => [.. Fixtures.In("ongeldig")];

    [Fact]
    public async Task FromAGemeente_GetsABv03AndThenAnFo01()
    {
        var bericht = Proefbericht.Toewijzing() with { Inhoud = Fixtures.Bytes("ongeldig/WMO301-geslacht-buiten-codelijst.xml") };

        var uitslag = await keten.Diemen.SendStufAsync(bericht);
        var fout = await keten.Diemen.WaitForFoutAsync(bericht.Referentie);

        Assert.Equal(bericht.Referentie, uitslag.Bevestigd);
        Assert.Equal("StUF055", fout.Foutbericht!.Code);
        Assert.Equal("client", fout.Foutbericht.Plek);
        Assert.Equal("IB", fout.Envelop.Zender.Organisatie);
        Assert.Contains("regel 23", fout.Foutbericht.Omschrijving, StringComparison.Ordinal);
        Assert.DoesNotContain(await keten.ZorgThuis.ListAsync(), b => (string?)b["referentiegegevens"]!["traceerId"] == bericht.Referentie);
    }

    [Fact]
    public async Task FromAnAanbieder_Gets202AndThenAFoutberichtInTheMailbox()
    {
        var bericht = Proefbericht.Of("WMO323", Deelnemers.ZorgThuis, Deelnemers.Diemen) with
        {
            Inhoud = Fixtures.Bytes("ongeldig/WMO323-declaratienummer-met-leesteken.xml"),
        };

        var antwoord = await keten.ZorgThuis.SendRestAsync(bericht);
        var fout = await keten.ZorgThuis.FindFoutAsync(bericht.Referentie);

        Assert.Equal(202, antwoord.Status);
        Assert.Equal("Afgekeurd", antwoord["toestand"]);
        Assert.Equal("StUF055", (string?)fout["code"]);
        Assert.Equal(bericht.Referentie, (string?)fout["traceerId"]);
        Assert.DoesNotContain(keten.Diemen.Simulator.Gekregen, g => g.Envelop.Referentienummer == bericht.Referentie);
    }

    [Theory]
    [MemberData(nameof(Ongeldig))]
    public async Task EachInvalidFixture_IsRefusedWithStUF055AndGoesNowhere(string naam)
    {
        var functie = Fixtures.Functie(naam);
        var gemeente = functie[0] == 'W' ? Deelnemers.Diemen : Deelnemers.Amsterdam;
        var aanbieder = functie[0] == 'W' ? Deelnemers.ZorgThuis : Deelnemers.JeugdVooruit;
        var vanGemeente = functie[^2..] is "01" or "06" or "08" or "16" or "18" or "19" or "25";
        var (van, naar) = vanGemeente ? (gemeente, aanbieder) : (aanbieder, gemeente);
        var bericht = Proefbericht.Of(functie, van, naar) with
        {
            Inhoud = Fixtures.Bytes(naam),
            AntwoordOp = IsRetour(functie) ? Proefbericht.NieuweReferentie() : null,
        };

        if (vanGemeente)
            Assert.Equal(bericht.Referentie, (await keten.Partij(van).SendStufAsync(bericht)).Bevestigd);
        else
            Assert.Equal(naam.Contains("welgevormd", StringComparison.Ordinal) ? 400 : 202, (await keten.Partij(van).SendRestAsync(bericht)).Status);

        var gezien = Assert.Single(await keten.ReadBerichtenAsync(bericht.Referentie));
        Assert.Equal("afgekeurd", (string?)gezien["toestand"]);
        Assert.Equal("StUF055", (string?)gezien["fout"]!["code"]);
        Assert.Null(await keten.Partij(aanbieder).Postbus.ReadPayloadAsync(bericht.Referentie, TestContext.Current.CancellationToken));
        Assert.DoesNotContain(keten.Partij(gemeente).Simulator.Gekregen, g => g.Envelop.Referentienummer == bericht.Referentie);
    }

    [Fact]
    public async Task XmlThatIsNoneOverRest_IsToldAtOnce()
    {
        var bericht = Proefbericht.Start() with { Inhoud = "<bericht"u8.ToArray() };

        var antwoord = await keten.ZorgThuis.SendRestAsync(bericht);

        Assert.Equal(400, antwoord.Status);
        Assert.EndsWith("inhoud-niet-welgevormd", antwoord["type"], StringComparison.Ordinal);
        Assert.NotEmpty(JsonNode.Parse(antwoord.Tekst)!["fouten"]!.AsArray());
    }

    private static bool IsRetour(string functie) => functie[^2..] is "02" or "06" or "08" or "16" or "18" or "20";
}
