using System.Security.Cryptography;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>The mailbox gives the oldest first, as many as asked, and forgets a message when it is confirmed and not before.</summary>
public sealed class DePostbus(DePostbus.Keten fixture) : IClassFixture<DePostbus.Keten>
{
    private readonly Proefketen _keten = fixture.Proefketen;

    [Fact]
    public async Task List_IsOldestFirstAndNoLongerThanTheLimit()
    {
        var berichten = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            var bericht = Proefbericht.Toewijzing().To(Deelnemers.Buurman);
            berichten.Add(bericht.Referentie);
            await _keten.Diemen.SendAsync(bericht);
        }

        Assert.Equal(berichten[..3], Ids(await _keten.Buurman.ListAsync(3)));
        Assert.Equal(berichten, Ids(await _keten.Buurman.ListAsync()));
        await _keten.Buurman.ReceiveAsync(berichten[1]);
        Assert.Equal([berichten[0], berichten[2], berichten[3]], Ids(await _keten.Buurman.ListAsync(3)));
        foreach (var rest in new[] { 0, 2, 3, 4 })
            await _keten.Buurman.ReceiveAsync(berichten[rest]);
        Assert.Empty(await _keten.Buurman.ListAsync());
    }

    [Fact]
    public async Task Payload_CarriesItsDigestAndStaysUntilItIsConfirmed()
    {
        var bericht = Proefbericht.Toewijzing();
        await _keten.Diemen.SendAsync(bericht);
        var verzoek = Ruwverzoek.Get($"/v1/berichten/{bericht.Referentie}/payload");

        var eerste = await RuweVerbinding.AskAsync(_keten.Knooppunt.Adres, _keten.ZorgThuis.Certificaat, verzoek);
        var tweede = await RuweVerbinding.AskAsync(_keten.Knooppunt.Adres, _keten.ZorgThuis.Certificaat, verzoek);

        Assert.Equal(bericht.Inhoud, eerste.Body);
        Assert.Equal(bericht.Inhoud, tweede.Body);
        Assert.Equal($"sha-256=:{Convert.ToBase64String(SHA256.HashData(bericht.Inhoud))}:", eerste.Header("Repr-Digest"));
        Assert.Equal("aangeboden", (string?)Assert.Single(await _keten.ReadBerichtenAsync(bericht.Referentie))["toestand"]);
    }

    [Fact]
    public async Task Confirm_TwiceIsTheSameAsOnce()
    {
        var bericht = Proefbericht.Toewijzing();
        await _keten.Diemen.SendAsync(bericht);
        await _keten.ZorgThuis.ReceiveAsync(bericht.Referentie);
        var na = await _keten.ZorgThuis.ReadStatusAsync(bericht.Referentie);

        var nogEens = await _keten.ZorgThuis.Postbus.ConfirmAsync(bericht.Referentie, TestContext.Current.CancellationToken);

        Assert.Equal(204, nogEens.Status);
        Assert.Equal(na.Tekst, (await _keten.ZorgThuis.ReadStatusAsync(bericht.Referentie)).Tekst);
    }

    private static IEnumerable<string> Ids(IEnumerable<System.Text.Json.Nodes.JsonObject> lijst)
        => lijst.Select(b => (string)b["referentiegegevens"]!["traceerId"]!);

    public sealed class Keten : Ketenfixture
    {
        internal override Ketenplan Plan => new();
    }
}
