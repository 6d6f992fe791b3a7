using System.Text.Json.Nodes;
using IB.Gateway.Storage;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>A gemeente and the CAK about the eigen bijdrage, and a gemeente that goes over from the SVB to PGB2.0.</summary>
public sealed class EigenBijdrageEnPgb(EigenBijdrageEnPgb.Keten fixture) : IClassFixture<EigenBijdrageEnPgb.Keten>
{
    private readonly Proefketen _keten = fixture.Proefketen;

    /// <summary>A namespace of which the knooppunt has no schema: what a gemeente really sends.</summary>
    [Fact]
    public async Task Periode_InTheOfficialNamespace_ReachesTheCakUntouchedAndIsAnswered()
    {
        var periode = Proefbericht.Of("WMO405", Deelnemers.Diemen, Deelnemers.Cak)
            .With("urn:knooppunt:ieb:stub:4:wmo405", "http://www.istandaarden.nl/ieb/4_0/wmo405/schema")
            with { Versie = new Versie(1, 0) };
        var retour = periode.Answer("WMO406").With("urn:knooppunt:ieb:stub:4:wmo406", "http://www.istandaarden.nl/ieb/4_0/wmo406/schema");

        await _keten.Diemen.SendAsync(periode);
        var ontvangen = await _keten.Partij(Deelnemers.Cak).ReceiveAsync(periode.Referentie);
        await _keten.Partij(Deelnemers.Cak).SendAsync(retour);
        var terug = await _keten.Diemen.Simulator.WaitForAsync(g => g.Envelop.Referentienummer == retour.Referentie, TestContext.Current.CancellationToken);

        Assert.Equal(periode.Inhoud, ontvangen);
        Assert.Equal(retour.Inhoud, terug.Inhoud);
        Assert.Equal((Berichtsoort.Du01, periode.Referentie, "CAK"), (terug.Envelop.Soort, terug.Envelop.AntwoordOp, terug.Envelop.Zender.Organisatie));
    }

    [Fact]
    public async Task Toewijzing_UnderTheNameOfAPeriode_ComesBackAsAFault()
    {
        var bericht = Proefbericht.Of("WMO405", Deelnemers.Diemen, Deelnemers.Cak) with { Inhoud = Proefbericht.Toewijzing().Inhoud };

        await _keten.Diemen.SendAsync(bericht);
        var fout = (await _keten.Diemen.WaitForFoutAsync(bericht.Referentie)).Foutbericht!;

        Assert.Equal(
            ("StUF055", "De inhoud is afgekeurd: het is een WMO301 en de envelop zegt WMO405. Herstel de inhoud en stuur een nieuw bericht."),
            (fout.Code, fout.Omschrijving));
    }

    [Fact]
    public async Task Toekenning_ToTheOneThatTheGemeenteLeft_ComesBackWithTheNameOfTheOther()
    {
        var verkeerd = Proefbericht.Of("WMO501", Deelnemers.Diemen, Deelnemers.Svb);
        var goed = Proefbericht.Of("WMO501", Deelnemers.Diemen, Deelnemers.Vws);

        await _keten.Diemen.SendAsync(verkeerd);
        await _keten.Diemen.SendAsync(goed);
        var fout = (await _keten.Diemen.WaitForFoutAsync(verkeerd.Referentie)).Foutbericht!;

        Assert.Equal("IB102", fout.Code);
        Assert.StartsWith("Voor gemeente 0384 voert VWS nu het trekkingsrecht uit en niet SVB.", fout.Omschrijving, StringComparison.Ordinal);
        Assert.Equal(goed.Inhoud, await _keten.Partij(Deelnemers.Vws).ReceiveAsync(goed.Referentie));
        Assert.Empty(await _keten.Partij(Deelnemers.Svb).ListAsync());
    }

    public sealed class Keten : Ketenfixture
    {
        internal override Ketenplan Plan { get; } = new()
        {
            Partijen = register => register.Partij(Deelnemers.Diemen)["trekkingsrecht"] = new JsonArray(
                new JsonObject { ["partij"] = "SVB", ["tot"] = "2024-12-31" }, new JsonObject { ["partij"] = "VWS", ["vanaf"] = "2025-01-01" }),
        };
    }
}
