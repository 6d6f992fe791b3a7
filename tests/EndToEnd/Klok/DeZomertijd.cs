using System.Globalization;
using IB.Gateway.Testing;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>Messages come in, wait and go around the moment at which Dutch clocks change, in both directions: an hour stays an hour.</summary>
[AlleenEmbedded("Its clock is made, and turns count by that of the database server.")]
public sealed class DeZomertijd
{
    private static readonly Dictionary<string, string> Instellingen = new()
    {
        ["stufBezorging:herhalingen"] = "0",
        ["stufBezorging:tijdslimiet"] = "00:10:00",
    };

    [Theory]
    [InlineData("2026-10-25T01:00:00Z")]
    [InlineData("2027-03-28T01:00:00Z")]
    public async Task Change_DuringIntakeARetryAndAHold_LosesAndMovesNothing(string omslag)
    {
        var moment = DateTimeOffset.Parse(omslag, CultureInfo.InvariantCulture);
        var klok = new FakeTime(moment.AddSeconds(-30));
        await using var keten = await Proefketen.StartAsync(new Ketenplan
        {
            Tijd = klok,
            TijdVanAllen = true,
            Instellingen = Instellingen,
            Partijen = register => register.Freeze("WMO301", moment.AddHours(-1), moment.AddMinutes(90), "hold"),
        });
        keten.Diemen.Simulator.Misbehave(1, Gedragingen.Reset);
        var (terug, heen) = (new List<Proefbericht>(), new List<Proefbericht>());
        for (var i = 0; i < 4; i++)
        {
            terug.Add(await SendAsync(keten.ZorgThuis, Proefbericht.Start()));
            heen.Add(await SendAsync(keten.Diemen, Proefbericht.Toewijzing()));
            if (i == 0)
                await Wacht.TotAsync(
                    async () => (await keten.ReadBerichtenAsync(terug[0].Referentie))[0]["historie"]!.AsArray().Count == 4, "There was no attempt.");
            klok.Advance(TimeSpan.FromSeconds(15));
        }

        var eerste = (await keten.ReadBerichtenAsync(terug[0].Referentie))[0];
        Assert.Equal(TimeSpan.FromHours(3), (DateTimeOffset)eerste["volgendePoging"]! - (DateTimeOffset)eerste["historie"]![3]!["tijd"]!);
        Assert.Empty(await keten.ZorgThuis.ListAsync());
        await PassUntilAsync(klok, async () => (await keten.ZorgThuis.ListAsync()).Count == heen.Count);
        Assert.InRange(klok.GetUtcNow(), moment.AddMinutes(90), moment.AddHours(3));
        await PassUntilAsync(klok, () => Task.FromResult(keten.Diemen.Simulator.Gekregen.Count >= terug.Count));

        Assert.Equal(heen.Select(b => b.Referentie), (await keten.ZorgThuis.ListAsync()).Select(b => (string)b["referentiegegevens"]!["traceerId"]!));
        Assert.Equal(terug.Select(b => b.Referentie), keten.Diemen.Simulator.Gekregen.Select(g => g.Envelop.Referentienummer).Distinct());
        foreach (var bericht in heen)
            Assert.Equal(bericht.Inhoud, await keten.ZorgThuis.ReceiveAsync(bericht.Referentie));
        foreach (var bericht in terug.Concat(heen))
            RequireMonotone(await keten.WaitForToestandAsync(bericht.Referentie, "bezorgd"));
    }

    private static async Task<Proefbericht> SendAsync(Ketenpartij partij, Proefbericht bericht)
    {
        await partij.SendAsync(bericht);
        return bericht;
    }

    private static void RequireMonotone(System.Text.Json.Nodes.JsonObject bericht)
    {
        var tijden = bericht["historie"]!.AsArray().Select(g => (DateTimeOffset)g!["tijd"]!).ToList();
        Assert.Equal(tijden.Order(), tijden);
    }

    private static Task PassUntilAsync(FakeTime klok, Func<Task<bool>> bereikt) => Wacht.TotAsync(
        async () =>
        {
            if (await bereikt())
                return true;
            klok.Advance(TimeSpan.FromMinutes(1));
            return false;
        },
        "It does not come, however much time passes.");
}
