using System.Net.Http.Json;
using System.Text.Json.Nodes;
using static IB.Gateway.Testing.Iwmoberichten;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>Retention wipes what was delivered, but not what a processor still needs of a gemeente that chose to be read along.</summary>
public sealed class InhoudDieNogGelezenMoetWorden
{
    private const string BsnDieNietKlopt = "123456789";

    private static readonly Ketenplan Plan = new()
    {
        Instellingen = new Dictionary<string, string>(Wlzketen.Aan)
        {
            ["bewaren:inhoudNaBezorging"] = "00:00:01",
            ["bewaren:ronde"] = "00:00:01",
        },
        Partijen = static p => p.TakeRegistrations(Deelnemers.Utrecht),
    };

    [Fact]
    public async Task Payload_OfWhatIsParked_StaysUntilItIsLetGoAndThatOfAnotherGemeenteGoes()
    {
        await using var keten = await Proefketen.StartAsync(Plan);
        var gelezen = await DeliverAsync(keten, Deelnemers.Utrecht, Bsnreeks.Take(1)[0]);
        var geparkeerd = await DeliverAsync(keten, Deelnemers.Utrecht, BsnDieNietKlopt);
        var andere = await DeliverAsync(keten, Deelnemers.Diemen, BsnDieNietKlopt);

        await WaitUntilWipedAsync(keten, gelezen);
        await WaitUntilWipedAsync(keten, andere);
        Assert.False(await IsWipedAsync(keten, geparkeerd));

        var (_, tekst) = await keten.ReadBeheerAsync("/processors/wlz/geparkeerd");
        var regel = Assert.Single(JsonNode.Parse(tekst)!["geparkeerd"]!.AsArray())!;
        Assert.Equal(geparkeerd.Referentie, (string?)regel["referentienummer"]);
        Assert.Contains("WLZ002", (string?)regel["reden"], StringComparison.Ordinal);
        Assert.DoesNotContain(BsnDieNietKlopt, tekst, StringComparison.Ordinal);
        await PutAsideAsync(keten, (string)regel["plek"]!);

        // A payload that waits is looked at again after a minute; a start looks at once.
        await keten.RestartAsync();
        await WaitUntilWipedAsync(keten, geparkeerd);
        Assert.Equal("Inhoud gewist: de bewaartermijn is voorbij", (await OorzakenAsync(keten, geparkeerd))[^1]);
    }

    private static async Task<Proefbericht> DeliverAsync(Proefketen keten, Demo.Deelnemer gemeente, string bsn)
    {
        var bericht = Proefbericht.Of("WMO301", gemeente, Deelnemers.ZorgThuis) with
        {
            Inhoud = Wmo301(gemeente.Code, Deelnemers.ZorgThuis.Code, bsn, new Toegewezen(1, "2026-01-12")),
        };
        await keten.Partij(gemeente).SendAsync(bericht);
        await keten.ZorgThuis.ReceiveAsync(bericht.Referentie);
        return bericht;
    }

    private static async Task PutAsideAsync(Proefketen keten, string plek)
    {
        using var client = new HttpClient();
        using var antwoord = await client.PostAsJsonAsync(
            new Uri(keten.Knooppunt.Beheeradres, $"/processors/wlz/geparkeerd/{plek}/terzijde"), new { reden = "nagevraagd" },
            TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)antwoord.StatusCode);
    }

    private static async Task<IReadOnlyList<string>> OorzakenAsync(Proefketen keten, Proefbericht bericht)
        => [.. Assert.Single(await keten.ReadBerichtenAsync(bericht.Referentie))["historie"]!.AsArray().Select(static g => (string)g!["oorzaak"]!)];

    private static async Task<bool> IsWipedAsync(Proefketen keten, Proefbericht bericht)
        => (await OorzakenAsync(keten, bericht)).Any(static o => o.StartsWith("Inhoud gewist", StringComparison.Ordinal));

    private static Task WaitUntilWipedAsync(Proefketen keten, Proefbericht bericht)
        => Wacht.TotAsync(() => IsWipedAsync(keten, bericht), $"The payload of {bericht.Referentie} is not wiped.");
}
