namespace IB.Gateway.EndToEnd.Tests;

/// <summary>What an operator counts is what happened. In a process of its own, since meters are of the process.</summary>
public sealed class DeMetriekenTellenMee
{
    private static readonly Ketenplan Plan = new()
    {
        AlsProces = true,
        Instellingen = new Dictionary<string, string>(Ketenplan.Ongeduldig) { ["bezorging:maxPogingen"] = "1", ["telemetrie:meetinterval"] = "00:00:00.2" },
    };

    [Fact]
    public async Task Metrics_AfterSomeMessages_CountWhatWasHandedInAndWhatBecameOfIt()
    {
        await using var keten = await Proefketen.StartAsync(Plan);
        keten.Amsterdam.Simulator.Gedrag = Gedragingen.Reset;
        await keten.Diemen.SendAsync(Proefbericht.Toewijzing());
        await keten.ZorgThuis.SendAsync(Proefbericht.Start());
        await keten.JeugdVooruit.SendAsync(Proefbericht.Of("JW305", Deelnemers.JeugdVooruit, Deelnemers.Amsterdam));
        await keten.Diemen.SendStufAsync(Proefbericht.Toewijzing().From(Deelnemers.Amsterdam));
        await RuweVerbinding.AskAsync(keten.Knooppunt.Adres, null, Ruwverzoek.Get("/v1/berichten"));

        string[] verwacht =
        [
            "ib_berichten_ontvangen_total{functie=\"WMO301\",kanaal=\"stuf\",uitkomst=\"overgenomen\"} 1",
            "ib_berichten_ontvangen_total{functie=\"WMO305\",kanaal=\"rest\",uitkomst=\"overgenomen\"} 1",
            "ib_berichten_afgekeurd_total{code=\"IB002\",uitkomst=\"geweigerd\"} 1",
            "ib_bezorging_pogingen_total{afloop=\"bevestigd\",wijze=\"stuf\"} 1",
            "ib_bezorging_pogingen_total{afloop=\"onbereikbaar\",wijze=\"stuf\"} 1",
            "ib_identiteit_geweigerd_total{reden=\"geen_certificaat\"} 1",
            "ib_berichten_aantal{toestand=\"klaargezet\"} 1",
            "ib_berichten_aantal{toestand=\"mislukt\"} 1",
            "ib_logregels_gezuiverd_total 0",
            "ib_opstart_fase 5",
        ];
        await Wacht.TotAsync(
            async () => verwacht.Except((await keten.ReadBeheerAsync("/metrics")).Tekst.Split('\n')).Any() ? null : string.Empty,
            async () => $"Missing: {string.Join(", ", verwacht.Except((await keten.ReadBeheerAsync("/metrics")).Tekst.Split('\n')))}");
    }
}
