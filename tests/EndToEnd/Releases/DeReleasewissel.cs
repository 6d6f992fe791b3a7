namespace IB.Gateway.EndToEnd.Tests;

/// <summary>At midnight one release makes place for the next, by a date in the party directory: nobody restarts anything.</summary>
[AlleenEmbedded("Its clock is made, and turns count by that of the database server.")]
public sealed class DeReleasewissel
{
    private readonly Wisselnacht _nacht = new();

    [Fact]
    public async Task Midnight_OverStuf_SwitchesTheReleaseAndLeavesTheAnswers()
    {
        await using var keten = await StartAsync();
        var oud = Proefbericht.Toewijzing();
        await keten.Diemen.SendAsync(oud);
        var teVroeg = await RefusedAsync(keten, Proefbericht.Toewijzing().InVolgendeRelease());

        await _nacht.AdvanceAsync(keten, TimeSpan.FromHours(1));
        var nieuw = Proefbericht.Toewijzing().InVolgendeRelease();
        await keten.Diemen.SendAsync(nieuw);
        var teLaat = await RefusedAsync(keten, Proefbericht.Toewijzing());

        Assert.Contains($"WMO301 3.3 gaat pas open op {Wisselnacht.Text(_nacht.Dag)} 00:00; nu geldt 3.2.", teVroeg, StringComparison.Ordinal);
        Assert.Contains("WMO301 3.2 is gesloten; nu geldt 3.3.", teLaat, StringComparison.Ordinal);
        Assert.Equal(oud.Inhoud, await keten.ZorgThuis.ReceiveAsync(oud.Referentie));
        Assert.Equal(nieuw.Inhoud, await keten.ZorgThuis.ReceiveAsync(nieuw.Referentie));
    }

    [Fact]
    public async Task Midnight_OverRest_SwitchesTheReleaseAndLeavesTheAnswers()
    {
        await using var keten = await StartAsync();
        var oud = Proefbericht.Toewijzing();
        await keten.Diemen.SendAsync(oud);
        var teVroeg = await keten.ZorgThuis.SendRestAsync(Proefbericht.Start().InVolgendeRelease());

        await _nacht.AdvanceAsync(keten, TimeSpan.FromHours(1));
        await keten.ZorgThuis.SendAsync(Proefbericht.Start().InVolgendeRelease());
        var teLaat = await keten.ZorgThuis.SendRestAsync(Proefbericht.Start());

        // An answer has the release of its heenbericht, for as long as was agreed.
        var retour = oud.Answer("WMO302");
        await keten.ZorgThuis.SendAsync(retour);
        Assert.Equal(retour.Inhoud, await keten.Diemen.ReceiveAsync(retour.Referentie));
        var verkeerd = await keten.ZorgThuis.SendRestAsync(oud.Answer("WMO302").InVolgendeRelease());
        await _nacht.AdvanceAsync(keten, TimeSpan.FromDays(1));
        var uitgelopen = await keten.ZorgThuis.SendRestAsync(oud.Answer("WMO302"));

        Assert.Contains("IB234", teVroeg.Tekst, StringComparison.Ordinal);
        Assert.Contains("IB234", teLaat.Tekst, StringComparison.Ordinal);
        Assert.Contains("StUF043", verkeerd.Tekst, StringComparison.Ordinal);
        Assert.Contains("WMO302 3.2 is gesloten; nu geldt 3.3.", uitgelopen.Tekst, StringComparison.Ordinal);
    }

    private Task<Proefketen> StartAsync() => Proefketen.StartAsync(new Ketenplan { Tijd = _nacht.Klok, TweeReleases = true, Partijen = _nacht.Plan });

    private static async Task<string> RefusedAsync(Proefketen keten, Proefbericht bericht)
    {
        await keten.Diemen.SendAsync(bericht);
        var fout = (await keten.Diemen.WaitForFoutAsync(bericht.Referentie)).Foutbericht!;
        Assert.Equal("IB234", fout.Code);
        return fout.Omschrijving;
    }
}
