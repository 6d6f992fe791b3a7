namespace IB.Gateway.EndToEnd.Tests;

/// <summary>Messages that come in during a freeze are taken over and kept back, whatever happens meanwhile, and then go in order.</summary>
[AlleenEmbedded("Its clock is made, and turns count by that of the database server.")]
public sealed class VastgehoudenBerichten
{
    private const int Aantal = 5;

    private readonly Wisselnacht _nacht = new();

    private DateTimeOffset Nu => _nacht.Klok.GetUtcNow();

    [Fact]
    public async Task Held_IsAcknowledgedAndOfferedToNobody()
    {
        await using var keten = await StartAsync();
        var bericht = Proefbericht.Toewijzing();
        await keten.Diemen.SendAsync(bericht);
        var terug = await keten.ZorgThuis.SendRestAsync(Proefbericht.Start());

        Assert.Equal(202, terug.Status);
        Assert.Contains("\"toestand\":\"Vastgehouden\"", terug.Tekst, StringComparison.Ordinal);
        Assert.Empty(await keten.ZorgThuis.ListAsync());
        Assert.Null(await keten.ZorgThuis.Postbus.ReadPayloadAsync(bericht.Referentie, TestContext.Current.CancellationToken));
        Assert.Equal(404, (await keten.ZorgThuis.Postbus.ConfirmAsync(bericht.Referentie, TestContext.Current.CancellationToken)).Status);
        Assert.Contains(
            $"vastgehouden tot {Wisselnacht.Text(_nacht.Dag)} 02:00: WMO301 3.2 is wegens een releasewissel bevroren.",
            (await keten.Diemen.ReadStatusAsync(bericht.Referentie)).Tekst,
            StringComparison.Ordinal);
        var inzage = await keten.WaitForToestandAsync(bericht.Referentie, "vastgehouden");
        Assert.Equal(Nu.AddHours(3), DateTimeOffset.Parse((string)inzage["vastgehoudenTot"]!, System.Globalization.CultureInfo.InvariantCulture));
        await MetricAsync(keten, "ib_berichten_aantal{toestand=\"vastgehouden\"} 2");
        await MetricAsync(keten, "ib_bevriezingen_aantal{modus=\"hold\"} 1");
    }

    [Fact]
    public async Task End_OfTheFreeze_ReleasesInOrderOverBothProtocols()
    {
        await using var keten = await StartAsync();
        var (heen, terug) = await SendAsync(keten);

        await _nacht.AdvanceAsync(keten, TimeSpan.FromHours(3));
        var later = Proefbericht.Toewijzing();
        await keten.Diemen.SendAsync(later);

        await RequireInOrderAsync(keten, [.. heen, later], terug);
    }

    [Fact]
    public async Task Restart_InBetween_LosesAndLeaksNothing()
    {
        await using var keten = await StartAsync();
        var (heen, terug) = await SendAsync(keten);

        await keten.RestartAsync();
        await _nacht.AdvanceAsync(keten, TimeSpan.FromHours(2));
        Assert.Empty(await keten.ZorgThuis.ListAsync());
        foreach (var bericht in heen.Concat(terug))
            await keten.WaitForToestandAsync(bericht.Referentie, "vastgehouden");
        await keten.StopAsync();
        await _nacht.AdvanceAsync(keten, TimeSpan.FromHours(2));
        await keten.RestartAsync();

        await RequireInOrderAsync(keten, heen, terug);
    }

    [Fact]
    public async Task Freeze_TakenBackWhileTheKnooppuntWasDown_ReleasesAtTheStart()
    {
        await using var keten = await StartAsync();
        var (heen, terug) = await SendAsync(keten);

        await keten.StopAsync();
        keten.ChangePartijen(r => r.Thaw());
        await keten.RestartAsync();

        await RequireInOrderAsync(keten, heen, terug);
        Assert.Contains(
            "De bevriezing is ingetrokken of ingekort.", (await keten.Diemen.ReadStatusAsync(heen[0].Referentie)).Tekst, StringComparison.Ordinal);
    }

    private Task<Proefketen> StartAsync() => Proefketen.StartAsync(new Ketenplan
    {
        Tijd = _nacht.Klok,
        Partijen = register => register.Freeze("WMO*", Nu.AddMinutes(-1), Nu.AddHours(3), "hold"),
    });

    private static async Task<(Proefbericht[] Heen, Proefbericht[] Terug)> SendAsync(Proefketen keten)
    {
        var (heen, terug) = (Maak(Proefbericht.Toewijzing), Maak(Proefbericht.Start));
        foreach (var (een, ander) in heen.Zip(terug))
        {
            await keten.Diemen.SendAsync(een);
            await keten.ZorgThuis.SendAsync(ander);
        }

        Assert.Empty(await keten.ZorgThuis.ListAsync());
        Assert.Empty(keten.Diemen.Simulator.Gekregen);
        return (heen, terug);
    }

    private static Proefbericht[] Maak(Func<Proefbericht> maak) => [.. Enumerable.Range(0, Aantal).Select(_ => maak())];

    private static async Task RequireInOrderAsync(Proefketen keten, Proefbericht[] heen, Proefbericht[] terug)
    {
        await Wacht.TotAsync(async () => (await keten.ZorgThuis.ListAsync()).Count == heen.Length, "The mailbox does not fill.");
        Assert.Equal(
            heen.Select(b => b.Referentie), (await keten.ZorgThuis.ListAsync()).Select(b => (string)b["referentiegegevens"]!["traceerId"]!));
        await keten.Diemen.ReceiveAsync(terug[^1].Referentie);
        Assert.Equal(terug.Select(b => b.Referentie), keten.Diemen.Simulator.Gekregen.Select(g => g.Envelop.Referentienummer));
        foreach (var bericht in heen)
            Assert.Equal(bericht.Inhoud, await keten.ZorgThuis.ReceiveAsync(bericht.Referentie));
    }

    /// <summary>Measured every so often by the clock of the knooppunt, and a scrape may be of a moment before.</summary>
    private Task MetricAsync(Proefketen keten, string regel) => Wacht.TotAsync(
        async () =>
        {
            await _nacht.AdvanceAsync(keten, TimeSpan.FromSeconds(10));
            return (await keten.ReadBeheerAsync("/metrics")).Tekst.Contains(regel, StringComparison.Ordinal);
        },
        $"The metrics do not say {regel}.");
}
