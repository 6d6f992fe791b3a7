using System.Text.Json.Nodes;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>After the last attempt a message is Mislukt, and everybody who should can see that.</summary>
[Collection(Eigenwijzeontvangers.Naam)]
public sealed class EenOntvangerDieWegBlijft(Eigenwijzeontvangers.Keten fixture)
{
    private readonly Proefketen _keten = fixture.Proefketen;

    [Fact]
    public async Task Message_IsMisluktAfterTheLastAttempt_ForSenderReceiverAndOperator()
    {
        _keten.Diemen.Simulator.Gedrag = Gedragingen.Reset;
        var bericht = Proefbericht.Start();

        await _keten.ZorgThuis.SendAsync(bericht);
        var gezien = await _keten.WaitForToestandAsync(bericht.Referentie, "mislukt");
        _keten.Diemen.Simulator.Gedrag = Gedragingen.Goed;

        Assert.Equal(3, (int)gezien["pogingen"]!);
        Assert.Contains("beheer kan het bericht opnieuw aanbieden", (string?)gezien["historie"]!.AsArray()[^1]!["oorzaak"], StringComparison.Ordinal);
        Assert.Equal("Mislukt", (await _keten.ZorgThuis.ReadStatusAsync(bericht.Referentie))["toestand"]);
        Assert.Equal("Mislukt", (await _keten.Diemen.ReadStatusAsync(bericht.Referentie))["toestand"]);
    }

    [Fact]
    public async Task RetryAfter_DecidesWhenTheNextAttemptIs()
    {
        _keten.Diemen.Simulator.Misbehave(1, Gedragingen.Status(503, "Retry-After", "2"));
        var bericht = Proefbericht.Start();

        await _keten.ZorgThuis.SendAsync(bericht);
        var gezien = await Wacht.TotAsync<JsonObject>(
            async () => (await _keten.ReadBerichtenAsync(bericht.Referentie))[0] is { } b
                && ((string)b["historie"]!.AsArray()[^1]!["oorzaak"]!).StartsWith("Poging 1 van 3", StringComparison.Ordinal)
                ? b
                : null,
            () => Task.FromResult("No second attempt is planned."));
        await _keten.Diemen.ReceiveAsync(bericht.Referentie);

        // One second is the chain's own interval; the receiver asked for two.
        var uitstel = (DateTimeOffset)gezien["volgendePoging"]! - (DateTimeOffset)gezien["historie"]!.AsArray()[^1]!["tijd"]!;
        Assert.InRange(uitstel, TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(2.5));
    }
}
