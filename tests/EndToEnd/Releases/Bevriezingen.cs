namespace IB.Gateway.EndToEnd.Tests;

/// <summary>What a freeze refuses, keeps back and lets through, and that it needs no restart to begin or end.</summary>
public sealed class Bevriezingen
{
    private readonly Wisselnacht _nacht = new();

    private DateTimeOffset Nu => _nacht.Klok.GetUtcNow();

    [Fact]
    [AlleenEmbedded("Its clock is made, and turns count by that of the database server.")]
    public async Task Refuse_RefusesEverythingUntilItsEnd()
    {
        await using var keten = await StartAsync("refuse");

        var heen = await RefusedAsync(keten, Proefbericht.Toewijzing());
        var start = await keten.ZorgThuis.SendRestAsync(Proefbericht.Start());
        await _nacht.AdvanceAsync(keten, TimeSpan.FromHours(3));
        var daarna = Proefbericht.Toewijzing();
        await keten.Diemen.SendAsync(daarna);

        Assert.Contains($"WMO301 3.2 is wegens een releasewissel bevroren tot {Wisselnacht.Text(_nacht.Dag)} 02:00.", heen, StringComparison.Ordinal);
        Assert.Contains("IB103", start.Tekst, StringComparison.Ordinal);
        Assert.Equal(daarna.Inhoud, await keten.ZorgThuis.ReceiveAsync(daarna.Referentie));
    }

    [Fact]
    [AlleenEmbedded("Its clock is made, and turns count by that of the database server.")]
    public async Task Drain_RefusesWhatIsNewAndLetsTheRestComeToItsEnd()
    {
        await using var keten = await Proefketen.StartAsync(new Ketenplan
        {
            Tijd = _nacht.Klok,
            Partijen = register => register.Freeze("WMO*", Nu.AddMinutes(10), Nu.AddHours(3), "drain"),
        });
        var eerder = Proefbericht.Toewijzing();
        await keten.Diemen.SendAsync(eerder);
        await _nacht.AdvanceAsync(keten, TimeSpan.FromMinutes(10));

        var nieuw = await RefusedAsync(keten, Proefbericht.Toewijzing());
        Assert.Equal(eerder.Inhoud, await keten.ZorgThuis.ReceiveAsync(eerder.Referentie));
        var retour = eerder.Answer("WMO302");
        await keten.ZorgThuis.SendAsync(retour);

        Assert.Contains("antwoorden gaan wel door", nieuw, StringComparison.Ordinal);
        Assert.Equal(retour.Inhoud, await keten.Diemen.ReceiveAsync(retour.Referentie));
    }

    [Fact]
    public async Task Freeze_InAChangedFile_BeginsWithoutARestartAndAFaultyFileChangesNothing()
    {
        await using var keten = await Proefketen.StartAsync(new Ketenplan());
        var nu = TimeProvider.System.GetUtcNow();

        keten.ChangePartijen(r => r.Freeze("WMO*", nu.AddHours(-1), nu.AddHours(1), "refuse"));
        await Wacht.TotAsync(async () => (await SendAsync(keten)).Contains("IB103", StringComparison.Ordinal), "The freeze does not begin.");

        keten.ChangePartijen(r =>
        {
            r.Thaw();
            r.Freeze("WMO*", nu.AddHours(1), nu.AddHours(-1), "soms");
        });
        await Wacht.TotAsync(
            () => Logarchief.Regels.Any(r => r.Contains($"Partijregister {keten.Opstelling.Partijenbestand} heeft 2 fouten", StringComparison.Ordinal)
                && r.Contains("bevriezingen[0].tot: moet na van liggen; ", StringComparison.Ordinal)
                && r.Contains("bevriezingen[0].modus: moet refuse, hold of drain zijn", StringComparison.Ordinal)),
            "The faults were not logged.");
        Assert.Contains("IB103", await SendAsync(keten), StringComparison.Ordinal);
    }

    private Task<Proefketen> StartAsync(string modus) => Proefketen.StartAsync(new Ketenplan
    {
        Tijd = _nacht.Klok,
        Partijen = register => register.Freeze("WMO*", Nu, Nu.AddHours(3), modus),
    });

    private static async Task<string> SendAsync(Proefketen keten) => (await keten.ZorgThuis.SendRestAsync(Proefbericht.Start())).Tekst;

    private static async Task<string> RefusedAsync(Proefketen keten, Proefbericht bericht)
    {
        await keten.Diemen.SendAsync(bericht);
        var fout = (await keten.Diemen.WaitForFoutAsync(bericht.Referentie)).Foutbericht!;
        Assert.Equal("IB103", fout.Code);
        return fout.Omschrijving;
    }
}
