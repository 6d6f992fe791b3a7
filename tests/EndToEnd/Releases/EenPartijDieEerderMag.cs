using IB.Gateway.Testing;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>Two parties try the next release before the others may.</summary>
public sealed class EenPartijDieEerderMag(EenPartijDieEerderMag.Keten fixture) : IClassFixture<EenPartijDieEerderMag.Keten>
{
    private readonly Proefketen _keten = fixture.Proefketen;

    [Fact]
    public async Task Pair_ThatMayBeginEarlier_UsesBothReleases()
    {
        var heen = Proefbericht.Toewijzing().InVolgendeRelease();
        await _keten.Diemen.SendAsync(heen);
        Assert.Equal(heen.Inhoud, await _keten.ZorgThuis.ReceiveAsync(heen.Referentie));

        var retour = heen.Answer("WMO302").InVolgendeRelease();
        var start = Proefbericht.Start();
        await _keten.ZorgThuis.SendAsync(retour);
        await _keten.ZorgThuis.SendAsync(start);

        Assert.Equal(retour.Inhoud, await _keten.Diemen.ReceiveAsync(retour.Referentie));
        Assert.Equal(start.Inhoud, await _keten.Diemen.ReceiveAsync(start.Referentie));
    }

    [Fact]
    public async Task SamePartyWithAnother_WaitsForTheDate()
    {
        var bericht = Proefbericht.Toewijzing().To(Deelnemers.Buurman).InVolgendeRelease();

        await _keten.Diemen.SendAsync(bericht);

        var fout = (await _keten.Diemen.WaitForFoutAsync(bericht.Referentie)).Foutbericht!;
        Assert.Equal("IB234", fout.Code);
        Assert.Contains("WMO301 3.3 gaat pas open op 2099-01-01 00:00; nu geldt 3.2.", fout.Omschrijving, StringComparison.Ordinal);
    }

    public sealed class Keten : Ketenfixture
    {
        internal override Ketenplan Plan => new()
        {
            TweeReleases = true,
            Partijen = register => register.Release(
                Tweederelease.Pack, null, null, uitloopDagen: 0, Partijregisterbestand.Eerder(Deelnemers.Diemen, Deelnemers.ZorgThuis, "2020-01-01")),
        };
    }
}
