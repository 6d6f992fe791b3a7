using System.Text;
using System.Text.Json.Nodes;
using IB.Gateway.Schijfruimte;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>When the disk is nearly full nothing new comes in, all that makes room goes on, and intake opens by itself again.</summary>
public sealed class EenSchijfDieVolraakt
{
    // A number that stands in no log line of another test.
    private const long Minimum = 7_654_321_000;

    [Fact]
    public async Task NearlyFull_OnlyIntakeStopsUntilThereIsRoom()
    {
        var schijf = new Proefschijf { Vrij = 2 * Minimum };
        await using var keten = await Proefketen.StartAsync(new Ketenplan
        {
            Schijf = schijf,
            Instellingen = new Dictionary<string, string>(Ketenplan.Ongeduldig) { ["ruimte:minVrijeBytes"] = $"{Minimum}", ["bezorging:maxPogingen"] = "1000" },
        });
        keten.Diemen.Simulator.Gedrag = Gedragingen.Reset;
        var (inPostbus, onderweg) = (Proefbericht.Toewijzing(), Proefbericht.Start());
        await keten.Diemen.SendAsync(inPostbus);
        await keten.ZorgThuis.SendAsync(onderweg);

        schijf.Vrij = Minimum - 1;
        await WaitForCheckAsync(keten, "waarschuwing");

        var (stuf, rest) = (Proefbericht.Toewijzing(), Proefbericht.Start());
        var geweigerd = await keten.Diemen.AskStufAsync(keten, stuf);
        Assert.Equal((503, 60), (geweigerd.Status, geweigerd.RetryAfter()));
        Assert.Equal("StUF046", new Stufuitslag(geweigerd.Status, geweigerd.Body).Code);
        var probleem = await keten.ZorgThuis.AskRestAsync(keten, rest);
        Assert.Equal((503, 60), (probleem.Status, probleem.RetryAfter()));
        Assert.Contains("te weinig schijfruimte", probleem.Tekst, StringComparison.Ordinal);

        Assert.Equal(inPostbus.Inhoud, await keten.ZorgThuis.ReceiveAsync(inPostbus.Referentie));
        Assert.Empty(await keten.ZorgThuis.ListAsync());
        keten.Diemen.Simulator.Gedrag = Gedragingen.Goed;
        Assert.Equal(onderweg.Inhoud, await keten.Diemen.ReceiveAsync(onderweg.Referentie));
        await keten.WaitForToestandAsync(onderweg.Referentie, "bezorgd");
        Assert.Equal(200, (await keten.ZorgThuis.ReadStatusAsync(onderweg.Referentie)).Status);
        Assert.Equal(200, (await keten.ReadBeheerAsync("/health/ready")).Status);
        Assert.Equal(409, await ResendAsync(keten, onderweg.Referentie));
        var limieten = JsonNode.Parse((await keten.ReadBeheerAsync("/limieten")).Tekst)!;
        Assert.Equal((false, "ruimte"), ((bool)limieten["innameOpen"]!, (string)limieten["bezwaren"]![0]!["reden"]!));

        schijf.Vrij = Minimum + (Minimum / 10) + 1;
        await WaitForCheckAsync(keten, "ok");

        await keten.Diemen.SendAsync(stuf);
        await keten.ZorgThuis.SendAsync(rest);

        // Once each, though it was measured many times; the archive keeps every line twice.
        Assert.Equal(2, Logarchief.Regels.Count(r => r.Contains($"nog {Minimum - 1} bytes vrij, minder dan", StringComparison.Ordinal)));
        Assert.Equal(2, Logarchief.Regels.Count(r => r.Contains($"weer {schijf.Vrij} bytes vrij", StringComparison.Ordinal)));
    }

    private static Task WaitForCheckAsync(Proefketen keten, string status) => Wacht.TotAsync(
        async () => JsonNode.Parse((await keten.ReadBeheerAsync("/health/ready")).Tekst)!["checks"]!.AsArray()
            .Any(c => (string?)c!["naam"] == "schijfruimte" && (string?)c["status"] == status),
        $"The check of the disk does not become {status}.");

    private static async Task<int> ResendAsync(Proefketen keten, string referentie)
    {
        using var client = new HttpClient();
        using var vraag = new StringContent("{\"reden\": \"proef\"}", Encoding.UTF8, "application/json");
        using var antwoord =
            await client.PostAsync(new Uri(keten.Knooppunt.Beheeradres, $"/berichten/{referentie}/herbezorging"), vraag, TestContext.Current.CancellationToken);
        return (int)antwoord.StatusCode;
    }

    private sealed class Proefschijf : IVrijeRuimte
    {
        private long _vrij;

        public required long Vrij
        {
            get => Volatile.Read(ref _vrij);
            set => Volatile.Write(ref _vrij, value);
        }

        public long Measure() => Vrij;
    }
}
