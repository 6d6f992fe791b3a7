using IB.Gateway.Testing;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>Two releases of one standard at once: what a message says it is decides by which it is judged.</summary>
public sealed class TweeReleasesNaastElkaar(TweeReleasesNaastElkaar.Keten fixture) : IClassFixture<TweeReleasesNaastElkaar.Keten>
{
    private const string Gisteren = "2020-01-01";

    private readonly Proefketen _keten = fixture.Proefketen;

    [Fact]
    public async Task Messages_OfBothReleases_TravelOverBothProtocols()
    {
        Proefbericht[] heen = [Proefbericht.Toewijzing(), Proefbericht.Toewijzing().InVolgendeRelease()];
        Proefbericht[] terug =
        [
            Proefbericht.Start(), Proefbericht.Start().InVolgendeRelease(), heen[0].Answer("WMO302"), heen[1].Answer("WMO302").InVolgendeRelease(),
        ];
        foreach (var bericht in heen)
            await _keten.Diemen.SendAsync(bericht);

        var wachtend = (await _keten.ZorgThuis.ListAsync()).ToDictionary(
            b => (string)b["referentiegegevens"]!["traceerId"]!, b => (int)b["routeringgegevens"]!["berichtstroom"]!["berichtsubversie"]!);
        Assert.Equal((2, 3), (wachtend[heen[0].Referentie], wachtend[heen[1].Referentie]));
        foreach (var bericht in heen)
            Assert.Equal(bericht.Inhoud, await _keten.ZorgThuis.ReceiveAsync(bericht.Referentie));
        foreach (var bericht in terug)
        {
            await _keten.ZorgThuis.SendAsync(bericht);
            var gekregen =
                await _keten.Diemen.Simulator.WaitForAsync(g => g.Envelop.Referentienummer == bericht.Referentie, TestContext.Current.CancellationToken);
            Assert.Equal(bericht.Versie, gekregen.Envelop.FunctieVersie);
            Assert.Equal(bericht.Inhoud, gekregen.Inhoud);
        }
    }

    [Fact]
    public async Task Element_OfTheNewRelease_IsAFaultInTheOld()
    {
        var oud = Proefbericht.Toewijzing();
        var nieuw = Proefbericht.Toewijzing().InVolgendeRelease();
        oud = oud with { Inhoud = Tweederelease.MetNieuwElement(oud.Inhoud) };
        nieuw = nieuw with { Inhoud = Tweederelease.MetNieuwElement(nieuw.Inhoud) };

        await _keten.Diemen.SendAsync(oud);
        await _keten.Diemen.SendAsync(nieuw);

        var fout = (await _keten.Diemen.WaitForFoutAsync(oud.Referentie)).Foutbericht!;
        Assert.Equal("StUF055", fout.Code);
        Assert.StartsWith("WMO301-00030002", fout.Details, StringComparison.Ordinal);
        Assert.Equal(nieuw.Inhoud, await _keten.ZorgThuis.ReceiveAsync(nieuw.Referentie));
    }

    public sealed class Keten : Ketenfixture
    {
        internal override Ketenplan Plan => new()
        {
            TweeReleases = true,
            Partijen = register => register.Release(Tweederelease.Pack, Gisteren, null, uitloopDagen: 0),
        };
    }
}
