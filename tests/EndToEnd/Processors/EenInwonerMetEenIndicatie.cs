using System.Text.Json.Nodes;
using IB.Gateway.Routing;
using IB.Gateway.Storage;
using IB.Gateway.Stuf;
using Microsoft.AspNetCore.Http;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// A gemeente registers a resident, the CIZ tells that he got a Wlz-indicatie, and that gemeente hears of it, as a message like any other.
/// Nobody else hears anything.
/// </summary>
public sealed class EenInwonerMetEenIndicatie(Wlzketen fixture) : IClassFixture<Wlzketen>
{
    private static readonly IReadOnlyList<string> Bsns = Bsnreeks.Take(10);

    private readonly Proefketen _keten = fixture.Proefketen;

    [Fact]
    public async Task Signaal_OfAGemeenteWithAPort_IsPushedOverStuf()
    {
        var bsn = Bsns[0];
        await _keten.PostAsync(Wlzbericht.Registratie(Deelnemers.Diemen, new Wlzbericht.Voorziening("D-0", bsn)));

        var status = Wlzbericht.Mutatie(new Wlzbericht.Indicatie(bsn, "2026-12-01"));
        await _keten.PostAsync(status);
        var gekregen = await WaitForSignaalAsync(bsn);

        Assert.Equal($"NIEUW v1 D-0 {bsn} JA 2026-12-01..", Wlzbericht.ReadSignaal(gekregen.Inhoud));
        Assert.Equal((Berichtsoort.Di01, "IB", "0384"), (gekregen.Envelop.Soort, gekregen.Envelop.Zender.Organisatie, gekregen.Envelop.Ontvanger.Organisatie));
        var vastgelegd = await _keten.WaitForToestandAsync(gekregen.Envelop.Referentienummer, "bezorgd");
        Assert.Contains(vastgelegd["historie"]!.AsArray(), g => (string?)g!["oorzaak"] == "Signaal van samenloop, NIEUW, klaargezet voor 0384.");
        Assert.DoesNotContain(_keten.Amsterdam.PushedSignalen(), s => s.Contains(bsn, StringComparison.Ordinal));
        Assert.DoesNotContain(await _keten.Utrecht.ListAsync(), IsSignaal);
        Assert.Empty(await _keten.Ciz.ListAsync());
    }

    [Fact]
    public async Task Signaal_OfAGemeenteWithAMailbox_WaitsThereUntilItIsConfirmed()
    {
        var bsn = Bsns[1];
        var registratie = Wlzbericht.Registratie(Deelnemers.Utrecht, new Wlzbericht.Voorziening("U-1", bsn));
        await _keten.Utrecht.SendAsync(registratie);
        await _keten.WaitForToestandAsync(registratie.Referentie, "bezorgd");

        var status = Wlzbericht.Mutatie(new Wlzbericht.Indicatie(bsn, "2026-12-01"));
        await _keten.Ciz.SendAsync(status);
        await _keten.WaitForToestandAsync(status.Referentie, "bezorgd");
        var metadata = Assert.Single(await _keten.Utrecht.ListAsync(), IsSignaal);
        var referentie = (string)metadata["referentiegegevens"]!["traceerId"]!;

        Assert.Equal("IB", (string?)metadata["routeringgegevens"]!["afzender"]!["code"]);
        Assert.Equal($"NIEUW v1 U-1 {bsn} JA 2026-12-01..", Wlzbericht.ReadSignaal(await _keten.Utrecht.ReceiveAsync(referentie)));
        var historie = (await _keten.WaitForToestandAsync(referentie, "bezorgd"))["historie"]!.AsArray();
        Assert.Equal(["ontvangen", "klaargezet", "aangeboden", "bezorgd"], historie.Select(g => (string?)g!["toestand"]).OfType<string>());
        Assert.Empty(await _keten.Utrecht.ListAsync());
        Assert.Empty(await _keten.Ciz.ListAsync());
        Assert.DoesNotContain(_keten.Diemen.PushedSignalen().Concat(_keten.Amsterdam.PushedSignalen()), s => s.Contains(bsn, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Signaal_ThatAGemeenteDoesNotTakeAtFirst_IsPushedAgain()
    {
        var bsn = Bsns[2];
        var geweigerd = 0;
        await _keten.PostAsync(Wlzbericht.Registratie(Deelnemers.Amsterdam, new Wlzbericht.Voorziening("A-2", bsn)));
        _keten.Amsterdam.Simulator.Gedrag = http =>
        {
            if (Interlocked.Increment(ref geweigerd) > 1)
                return Task.FromResult(true);
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.FromResult(false);
        };

        await _keten.PostAsync(Wlzbericht.Mutatie(new Wlzbericht.Indicatie(bsn, "2026-12-01")));
        var gekregen = await _keten.Amsterdam.Simulator.WaitForAsync(g => g.Envelop.Functie == "WlzSignaal", TestContext.Current.CancellationToken);
        var vastgelegd = await _keten.WaitForToestandAsync(gekregen.Envelop.Referentienummer, "bezorgd");

        Assert.Equal([$"NIEUW v1 A-2 {bsn} JA 2026-12-01.."], _keten.Amsterdam.PushedSignalen());
        Assert.Equal(2, geweigerd);
        Assert.Equal(2, (int)vastgelegd["pogingen"]!);
    }

    [Fact]
    public async Task Resident_OfTwoGemeenten_IsToldToBoth()
    {
        var bsn = Bsns[3];
        await _keten.PostAsync(Wlzbericht.Registratie(Deelnemers.Diemen, new Wlzbericht.Voorziening("D-3", bsn)));
        await _keten.PostAsync(Wlzbericht.Registratie(Deelnemers.Utrecht, new Wlzbericht.Voorziening("U-3", bsn)));

        await _keten.PostAsync(Wlzbericht.Mutatie(new Wlzbericht.Indicatie(bsn, "2026-12-01")));

        Assert.Equal($"NIEUW v1 D-3 {bsn} JA 2026-12-01..", Wlzbericht.ReadSignaal((await WaitForSignaalAsync(bsn)).Inhoud));
        Assert.Equal([$"NIEUW v1 U-3 {bsn} JA 2026-12-01.."], await _keten.Utrecht.FetchSignalenAsync());
    }

    [Fact]
    public async Task Indicatie_ThatEnds_IsToldAsTheNextVersion()
    {
        var bsn = Bsns[4];
        await _keten.PostAsync(Wlzbericht.Registratie(Deelnemers.Diemen, new Wlzbericht.Voorziening("D-4", bsn)));
        await _keten.PostAsync(Wlzbericht.Mutatie(new Wlzbericht.Indicatie(bsn, "2026-12-01")));
        await _keten.PostAsync(Wlzbericht.Mutatie(new Wlzbericht.Indicatie(bsn, Ingang: null)));

        await _keten.Diemen.Simulator.WaitForAsync(
            g => IsAbout(g, bsn) && Wlzbericht.ReadSignaal(g.Inhoud).Contains(" v2 ", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        Assert.Equal(
            [$"BEEINDIGD v2 D-4 {bsn} NEE ..", $"NIEUW v1 D-4 {bsn} JA 2026-12-01.."],
            _keten.Diemen.PushedSignalen().Where(s => s.Contains(bsn, StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    /// <summary>What is sent over REST gets its time from the knooppunt, and a tijdstipBericht has no parts of seconds.</summary>
    [Fact]
    public async Task Indicatie_ThatEndsAndComesBackWithinASecond_IsToldEachTime()
    {
        var bsn = Bsns[5];
        await _keten.PostAsync(Wlzbericht.Registratie(Deelnemers.Utrecht, new Wlzbericht.Voorziening("U-5", bsn)));

        foreach (var ingang in new[] { "2026-12-01", null, "2026-12-01" })
        {
            var status = Wlzbericht.Mutatie(new Wlzbericht.Indicatie(bsn, ingang));
            await _keten.Ciz.SendAsync(status);
            await _keten.WaitForToestandAsync(status.Referentie, "bezorgd");
        }

        Assert.Equal(
            [$"NIEUW v1 U-5 {bsn} JA 2026-12-01..", $"BEEINDIGD v2 U-5 {bsn} NEE ..", $"NIEUW v3 U-5 {bsn} JA 2026-12-01.."],
            await _keten.Utrecht.FetchSignalenAsync());
    }

    [Fact]
    public async Task Signaal_ThatAGemeenteRejects_LeavesNothingWaitingAndSaysSo()
    {
        var bsn = Bsns[6];
        await _keten.PostAsync(Wlzbericht.Registratie(Deelnemers.Diemen, new Wlzbericht.Voorziening("D-6", bsn)));
        await _keten.PostAsync(Wlzbericht.Mutatie(new Wlzbericht.Indicatie(bsn, "2026-12-01")));
        var signaal = (await WaitForSignaalAsync(bsn)).Envelop;
        var referentie = Proefbericht.NieuweReferentie();

        var uitslag = await _keten.Diemen.PostAsync(await RejectAsync(signaal, referentie), StufNamen.ActieFo01);

        Assert.Equal(referentie, uitslag.Bevestigd);
        await _keten.WaitForToestandAsync(referentie, "bezorgd");
        var historie = (await _keten.WaitForToestandAsync(signaal.Referentienummer, "bezorgd"))["historie"]!.AsArray();
        Assert.Contains(historie, g => (string?)g!["oorzaak"] == $"Afgekeurd door de ontvanger met foutbericht {referentie}.");
    }

    private static Task<byte[]> RejectAsync(Envelop signaal, string referentie)
    {
        var envelop = signaal with
        {
            Soort = Berichtsoort.Fo01,
            Referentienummer = referentie,
            AntwoordOp = signaal.Referentienummer,
            Zender = new Systeem(Deelnemers.Diemen.Code, "Proefsysteem"),
            Ontvanger = signaal.Zender,
        };
        var fout = new Foutbericht("StUF055", "client", "Deze registratie is hier niet bekend", null, signaal.Referentienummer, signaal.ConversatieId);
        return new Stufenvelop(envelop, fout.ToBytes()).ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private Task<Demo.GekregenBericht> WaitForSignaalAsync(string bsn)
        => _keten.Diemen.Simulator.WaitForAsync(g => IsAbout(g, bsn), TestContext.Current.CancellationToken);

    private static bool IsAbout(Demo.GekregenBericht bericht, string bsn)
        => bericht.Envelop.Functie == "WlzSignaal" && Wlzbericht.ReadSignaal(bericht.Inhoud).Contains(bsn, StringComparison.Ordinal);

    private static bool IsSignaal(JsonObject metadata) => (string?)metadata["routeringgegevens"]!["berichtstroom"]!["berichttype"] == "WlzSignaal";
}
