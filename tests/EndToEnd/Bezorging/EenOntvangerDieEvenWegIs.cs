using Microsoft.AspNetCore.Http;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>A receiver that cannot be reached or talks nonsense is tried again, and the message arrives when it is well again.</summary>
[Collection(Eigenwijzeontvangers.Naam)]
public sealed class EenOntvangerDieEvenWegIs(Eigenwijzeontvangers.Keten fixture)
{
    private readonly Proefketen _keten = fixture.Proefketen;

    public static TheoryData<string, string> Kwalen => new()
    {
        { nameof(Gedragingen.Reset), "de verbinding is verbroken" },
        { nameof(Gedragingen.Hangt), "geen antwoord binnen de tijd" },
        { nameof(Gedragingen.Onzin), "onbegrijpelijk antwoord" },
        { nameof(Gedragingen.Fo03), "geweigerd met Fo03 StUF058" },
        { nameof(Gedragingen.AndereBv03), "de Bv03 verwijst niet naar dit bericht" },
        { nameof(StatusCodes.Status503ServiceUnavailable), "HTTP 503 in plaats van een Bv03" },
        { nameof(StatusCodes.Status302Found), "HTTP 302 in plaats van een Bv03" },
    };

    [Theory]
    [MemberData(nameof(Kwalen))]
    public async Task Message_ArrivesWhenTheReceiverIsWell_AndTheHistoryTellsWhatItDid(string kwaal, string uitleg)
    {
        using var kanarie = new Kanarie();
        _keten.Diemen.Simulator.Misbehave(2, Gedrag(kwaal, kanarie));
        var bericht = Proefbericht.Start();

        await _keten.ZorgThuis.SendAsync(bericht);
        var inhoud = await _keten.Diemen.ReceiveAsync(bericht.Referentie);
        var gezien = await _keten.WaitForToestandAsync(bericht.Referentie, "bezorgd");

        Assert.Equal(bericht.Inhoud, inhoud);
        Assert.Equal(3, (int)gezien["pogingen"]!);
        var oorzaken = gezien["historie"]!.AsArray().Select(g => (string)g!["oorzaak"]!).ToList();
        Assert.Equal(2, oorzaken.Count(o => o.Contains(uitleg, StringComparison.Ordinal)));
        Assert.Contains(oorzaken, o => o.StartsWith("Poging 3 van 3: bevestigd", StringComparison.Ordinal));
        Assert.False(kanarie.Zong, "A redirect was followed.");
    }

    [Fact]
    public async Task MessagesBehindIt_KeepTheirOrder()
    {
        _keten.Diemen.Simulator.Misbehave(1, Gedragingen.Reset);
        var berichten = Enumerable.Range(0, 4).Select(_ => Proefbericht.Start()).ToList();

        foreach (var bericht in berichten)
            await _keten.ZorgThuis.SendAsync(bericht);
        await _keten.Diemen.ReceiveAsync(berichten[^1].Referentie);

        var nummers = berichten.Select(b => b.Referentie).ToHashSet();
        Assert.Equal(berichten.Select(b => b.Referentie), _keten.Diemen.Simulator.Gekregen.Select(g => g.Envelop.Referentienummer).Where(nummers.Contains));
    }

    [Fact]
    public async Task MessageThatIsRefused_DoesNotHoldUpTheNext()
    {
        _keten.Diemen.Simulator.Misbehave(1, Gedragingen.Fo03);
        var geweigerd = Proefbericht.Start();
        var volgend = Proefbericht.Start();

        await _keten.ZorgThuis.SendAsync(geweigerd);
        await Wacht.TotAsync(async () => (int)(await _keten.ReadBerichtenAsync(geweigerd.Referentie))[0]["pogingen"]! == 1, "There was no attempt.");
        await _keten.ZorgThuis.SendAsync(volgend);
        await _keten.Diemen.ReceiveAsync(geweigerd.Referentie);

        var nummers = new[] { geweigerd.Referentie, volgend.Referentie };
        Assert.Equal(nummers.Reverse(), _keten.Diemen.Simulator.Gekregen.Select(g => g.Envelop.Referentienummer).Where(nummers.Contains));
    }

    private static Func<HttpContext, Task<bool>> Gedrag(string kwaal, Kanarie kanarie) => kwaal switch
    {
        nameof(Gedragingen.Reset) => Gedragingen.Reset,
        nameof(Gedragingen.Hangt) => Gedragingen.Hangt,
        nameof(Gedragingen.Onzin) => Gedragingen.Onzin,
        nameof(Gedragingen.Fo03) => Gedragingen.Fo03,
        nameof(Gedragingen.AndereBv03) => Gedragingen.AndereBv03,
        nameof(StatusCodes.Status302Found) => Gedragingen.Status(302, "Location", $"https://{kanarie.Adres}/"),
        _ => Gedragingen.Status(503, "X-Reden", "onderhoud"),
    };
}
