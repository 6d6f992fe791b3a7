using IB.Gateway.Testing;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// The clock of the machine is set back or forward by an hour: nothing is lost, the order stays, and nothing that could go waits for a
/// time that was already there.
/// </summary>
[AlleenEmbedded("Its clock is made, and turns count by that of the database server.")]
public sealed class DeKlokVerspringt
{
    private static readonly TimeSpan Uur = TimeSpan.FromHours(1);

    private static readonly Dictionary<string, string> Instellingen = new()
    {
        ["stufBezorging:herhalingen"] = "0",

        // The clock of a test runs faster than a push.
        ["stufBezorging:tijdslimiet"] = "00:10:00",
    };

    // Within the validity of certificates that are made now, and an hour back still is.
    private readonly Stapklok _klok = new(TimeProvider.System.GetUtcNow().AddDays(1));

    [Fact]
    public async Task Back_WithAnAttemptCutShortAndAnotherMessageBehindIt_BothGoAtOnceAndInOrder()
    {
        await using var keten = await StartAsync(static _ => { });
        var bezig = new TaskCompletionSource();
        keten.Diemen.Simulator.Gedrag = http =>
        {
            bezig.TrySetResult();
            return Gedragingen.Hangt(http);
        };
        var berichten = new[] { Proefbericht.Start(), Proefbericht.Start() };
        foreach (var bericht in berichten)
            await keten.ZorgThuis.SendAsync(bericht);
        await bezig.Task;

        await keten.StopAsync();
        keten.Diemen.Simulator.Gedrag = Gedragingen.Goed;
        _klok.Step(-Uur);
        await keten.RestartAsync();

        // No time passes.
        await RequireArrivedAsync(keten, berichten);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task Step_WhileARetryWaits_KeepsTheOrderAndTheRetryComes(int uren)
    {
        await using var keten = await StartAsync(static _ => { });
        keten.Diemen.Simulator.Misbehave(1, Gedragingen.Reset);
        var berichten = new[] { Proefbericht.Start(), Proefbericht.Start(), Proefbericht.Start() };
        await keten.ZorgThuis.SendAsync(berichten[0]);
        await Wacht.TotAsync(async () => (await ReadAsync(keten, berichten[0]))["historie"]!.AsArray().Count == 4, "There was no attempt.");
        await keten.ZorgThuis.SendAsync(berichten[1]);

        _klok.Step(uren * Uur);
        await keten.ZorgThuis.SendAsync(berichten[2]);
        var uitstel = (DateTimeOffset)(await ReadAsync(keten, berichten[0]))["volgendePoging"]! - _klok.GetUtcNow();

        // Three hours by default, and the step at most.
        Assert.InRange(uitstel, (3 - uren) * Uur - TimeSpan.FromSeconds(1), (3 - uren) * Uur + TimeSpan.FromSeconds(1));
        await PassUntilAsync(() => keten.Diemen.Simulator.Gekregen.Count >= berichten.Length);
        await RequireArrivedAsync(keten, berichten);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task Step_WhileMessagesAreHeld_ReleasesThemInOrderAtTheEndByTheClock(int uren)
    {
        var einde = _klok.GetUtcNow() + (2 * Uur);
        await using var keten = await StartAsync(register => register.Freeze("WMO*", einde - (3 * Uur), einde, "hold"));
        var berichten = new[] { Proefbericht.Start(), Proefbericht.Start(), Proefbericht.Start() };
        foreach (var bericht in berichten)
        {
            await keten.ZorgThuis.SendAsync(bericht);
            _klok.Step(uren * Uur / berichten.Length);
        }

        Assert.Empty(keten.Diemen.Simulator.Gekregen);
        await PassUntilAsync(() => keten.Diemen.Simulator.Gekregen.Count >= berichten.Length);

        Assert.True(_klok.GetUtcNow() >= einde, "They were released before the end of the freeze.");
        await RequireArrivedAsync(keten, berichten);
    }

    private Task<Proefketen> StartAsync(Action<Partijregisterbestand> partijen)
        => Proefketen.StartAsync(new Ketenplan { Tijd = _klok, Instellingen = Instellingen, Partijen = partijen });

    private Task PassUntilAsync(Func<bool> bereikt) => Wacht.TotAsync(
        () =>
        {
            if (bereikt())
                return true;
            _klok.Advance(TimeSpan.FromMinutes(1));
            return false;
        },
        "It does not come, however much time passes.");

    private static async Task<System.Text.Json.Nodes.JsonObject> ReadAsync(Proefketen keten, Proefbericht bericht)
        => Assert.Single(await keten.ReadBerichtenAsync(bericht.Referentie));

    private static async Task RequireArrivedAsync(Proefketen keten, Proefbericht[] berichten)
    {
        foreach (var bericht in berichten)
            Assert.Equal(bericht.Inhoud, await keten.Diemen.ReceiveAsync(bericht.Referentie));
        Assert.Equal(berichten.Select(b => b.Referentie), keten.Diemen.Simulator.Gekregen.Select(g => g.Envelop.Referentienummer).Distinct());
        foreach (var bericht in berichten)
            await keten.WaitForToestandAsync(bericht.Referentie, "bezorgd");
    }
}
