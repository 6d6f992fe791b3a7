using IB.Gateway.Client;

namespace IB.Gateway.EndToEnd.Tests.Cluster;

/// <summary>Node after node is stopped in order and started again, as in an upgrade: no sender sees an error, and all that it sent is there.</summary>
[AlleenEmbedded("It makes a cluster of its own.")]
public sealed class EenUpgradeOnderVerkeer(ITestOutputHelper uitvoer)
{
    private const int Zenders = 4;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Restart_OfEveryNodeInTurn_IsNotSeenBySenders()
    {
        await using var keten = await Clusterketen.StartAsync(new Dictionary<string, string> { ["toezicht:uitloop"] = "00:00:02" });
        await using var verdeler = new Verdeler(keten.Knopen);
        await verdeler.WaitForAsync(keten.Knopen.Count);
        using var klaar = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var zenders = Enumerable.Range(0, Zenders).Select(_ => SendAsync(keten, verdeler.Adres, klaar.Token)).ToList();

        foreach (var knoop in keten.Knopen)
        {
            var stoppen = knoop.StopAsync();
            await verdeler.WaitForAsync(keten.Knopen.Count - 1);
            Assert.Equal(0, await stoppen);
            await knoop.StartAsync();
            await verdeler.WaitForAsync(keten.Knopen.Count);
        }

        await klaar.CancelAsync();
        var gezonden = (await Task.WhenAll(zenders)).SelectMany(static r => r).ToList();
        uitvoer.WriteLine($"{gezonden.Count} messages, {keten.Knopen.Count} nodes restarted");
        Assert.NotEmpty(gezonden);
        foreach (var referentie in gezonden)
            Assert.Single(await keten.ReadBerichtenAsync(referentie));
    }

    /// <summary>Sends one message after the other over connections that stay open, and fails at the first that is not taken.</summary>
    private static async Task<List<string>> SendAsync(Clusterketen keten, Uri adres, CancellationToken klaar)
    {
        var postbus = new Postbusclient(keten.Client(Verkeersketen.Postbushouder), adres);
        var gezonden = new List<string>();
        while (!klaar.IsCancellationRequested)
        {
            var bericht = Proefbericht.Start();
            var antwoord = await postbus.SendAsync(bericht.ToMetadata(), bericht.Inhoud, Stop);
            Assert.True(antwoord.Status == 202, $"{antwoord.Status} {antwoord.Tekst}");
            gezonden.Add(bericht.Referentie);
        }

        return gezonden;
    }
}
