using System.Security.Cryptography;
using IB.Gateway.Storage;
using IB.Gateway.Testing;
using Microsoft.Extensions.Logging;
using static IB.Gateway.Routing.Tests.Proefpartijen;

namespace IB.Gateway.Routing.Tests.Controle;

/// <summary>What is sent to the knooppunt itself: taken over only when a processor reads it.</summary>
public sealed class EigenpostTests : IAsyncDisposable
{
    private const string Knooppunt = "IB";
    private readonly Proefknooppunt _knooppunt = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _knooppunt.DisposeAsync();

    [Fact]
    public async Task AcceptAsync_FunctieOfAProcessor_WaitsForTheKnooppuntAndWakesIt()
    {
        _knooppunt.Gelezen.Add("CizStatus");

        var bericht = await _knooppunt.OvergenomenAsync(Status());

        Assert.Equal(bericht.Volgnummer, Assert.Single(await _knooppunt.WachtendAsync(Knooppunt)).Volgnummer);
        Assert.Equal(["CizStatus"], _knooppunt.Verwerkseinen);
    }

    [Fact]
    public async Task AcceptAsync_NoProcessorReadsIt_IsRefusedAndSaysSo()
    {
        var uitkomst = await _knooppunt.AcceptAsync(Status());

        Assert.Equal(Controlepunt.GeenRoute, uitkomst.Bevinding!.Punt);
        Assert.Contains(
            "Het knooppunt verwerkt geen CizStatus; de dienst waar dit bericht bij hoort is niet ingeschakeld",
            uitkomst.Fout!.Omschrijving + uitkomst.Fout.Details);
        Assert.Empty(_knooppunt.Verwerkseinen);
    }

    [Fact]
    public async Task AcceptAsync_FunctieForAnother_IsNotTakenByTheKnooppunt()
    {
        _knooppunt.Gelezen.Add("WMO301");
        var uitkomst = await _knooppunt.AcceptAsync(Proefberichten.Toewijzing(1).Met(e => e with { Ontvanger = new Systeem(Knooppunt, "GGk") }));
        Assert.Equal(Controlepunt.GeenRoute, uitkomst.Bevinding!.Punt);
        Assert.Contains("WMO301 gaat naar een aanbieder en niet naar het knooppunt", uitkomst.Fout!.Omschrijving + uitkomst.Fout.Details);
    }

    [Fact]
    public async Task AcceptAsync_FunctieOfTheKnooppunt_IsSentByNobodyElse()
    {
        _knooppunt.Gelezen.Add("CizStatus");
        var vanGemeente = await _knooppunt.AcceptAsync(Status().Met(e => e with { Zender = new Systeem(Gemeente, "Suite") }));
        Assert.Equal(Controlepunt.FunctieNietToegestaan, vanGemeente.Bevinding!.Punt);
        var signaal = await _knooppunt.AcceptAsync(Wlz(2, "WlzSignaal", "CIZ", Gemeente, "wlz-1.0/WlzSignaal.xml"));
        Assert.Equal(Controlepunt.FunctieNietToegestaan, signaal.Bevinding!.Punt);
    }

    [Fact]
    public async Task AcceptAsync_ProcessorHasSomethingAgainstIt_IsRefusedWithThat()
    {
        _knooppunt.Gelezen.Add("CizStatus");
        _knooppunt.Bezwaren = static _ => ["WLZ101: De Afzender klopt niet.", "WLZ102: Dubbel."];

        var uitkomst = await _knooppunt.AcceptAsync(Status());

        Assert.Equal(
            ("StUF055", "De inhoud is afgekeurd: WLZ101: De Afzender klopt niet (en nog 1). Herstel de inhoud en stuur een nieuw bericht."),
            (uitkomst.Fout!.Code, uitkomst.Fout.Omschrijving));
        Assert.Equal(["WLZ101: De Afzender klopt niet", "WLZ102: Dubbel"], uitkomst.Bevinding!.Schemafouten.Select(f => f.Tekst));
        Assert.Empty(await _knooppunt.WachtendAsync(Knooppunt));
    }

    [Fact]
    public async Task AcceptAsync_MessageBetweenParties_IsNeverRefusedByAProcessor()
    {
        _knooppunt.Gelezen.Add("WMO301");
        _knooppunt.Bezwaren = static _ => ["Dit mag niet."];
        await _knooppunt.OvergenomenAsync(Proefberichten.Toewijzing(1));
    }

    [Fact]
    public async Task AcceptAsync_MessageBetweenParties_WakesWhoReadsItToo()
    {
        await _knooppunt.OvergenomenAsync(Proefberichten.Toewijzing(1));
        Assert.Equal(["WMO301"], _knooppunt.Verwerkseinen);
    }

    [Fact]
    public async Task AcceptAsync_Fo01OnAMessageOfTheKnooppunt_IsSettledRemarkedAndLogged()
    {
        var signaal = await SendAsync();

        var fo01 = await _knooppunt.OvergenomenAsync(Proefberichten.Fo01(2, Gemeente, Knooppunt, Proefberichten.Id(1)));

        Assert.Empty(await _knooppunt.WachtendAsync(Knooppunt));
        Assert.Equal(Toestand.Bezorgd, (await _knooppunt.Opslag.Journaal.GetAsync(fo01.Volgnummer, Stop))!.Toestand);
        Assert.Equal(
            "Het knooppunt heeft dit foutbericht (StUF055) over een eigen bericht ontvangen; beheer moet het beoordelen.",
            (await _knooppunt.HistorieAsync(fo01.Volgnummer))[^1]);
        Assert.Contains($"Afgekeurd door de ontvanger met foutbericht {Proefberichten.Id(2)}.", await _knooppunt.HistorieAsync(signaal.Volgnummer));
        Assert.Equal(
            (LogLevel.Warning, $"Partij {Gemeente} keurde een WlzSignaal van het knooppunt zelf af met code StUF055; zie bericht {fo01.Volgnummer}. Beheer moet het beoordelen."),
            Assert.Single(_knooppunt.Log.Regels));
    }

    [Fact]
    public async Task AcceptAsync_Fo01OnAMessageOfTheKnooppuntCutShortBeforeItWasSettled_ARepeatSettlesIt()
    {
        await SendAsync();
        var fo01 = Proefberichten.Fo01(2, Gemeente, Knooppunt, Proefberichten.Id(1));
        _knooppunt.Options = new KnooppuntOptions { Organisatie = "ANDERS" };
        var bericht = await _knooppunt.OvergenomenAsync(fo01);
        Assert.Single(await _knooppunt.WachtendAsync(Knooppunt));
        _knooppunt.Options = new KnooppuntOptions();

        Assert.True((await _knooppunt.AcceptAsync(fo01)).Herhaling);
        Assert.True((await _knooppunt.AcceptAsync(fo01)).Herhaling);

        Assert.Empty(await _knooppunt.WachtendAsync(Knooppunt));
        Assert.Equal(Toestand.Bezorgd, (await _knooppunt.Opslag.Journaal.GetAsync(bericht.Volgnummer, Stop))!.Toestand);
        Assert.Single(_knooppunt.Log.Regels);
    }

    /// <summary>A signaal of the knooppunt to a gemeente, as a processor sends it.</summary>
    private async Task<Bericht> SendAsync()
    {
        var signaal = Wlz(1, "WlzSignaal", Knooppunt, Gemeente, "wlz-1.0/WlzSignaal.xml");
        var sha = SHA256.HashData(signaal.Inhoud.Span);
        var boeking = new Boeking
        {
            Envelop = signaal.Envelop,
            Indiener = Knooppunt,
            OntvangstId = _knooppunt.Next(),
            Inhoud = signaal.Inhoud,
            InhoudSha256 = sha,
            Afdruk = sha,
            ClaimtReferentie = true,
            Bezorgaan = Gemeente,
            Oorzaak = "Klaargezet.",
        };
        return (await _knooppunt.Opslag.Journaal.AppendAsync(boeking, Stop)).Bericht;
    }

    private static Aanbieding Status() => Wlz(1, "CizStatus", "CIZ", Knooppunt, "wlz-1.0/CizStatus-mutatie.xml");

    private static Aanbieding Wlz(int n, string functie, string van, string naar, string bestand)
        => Proefberichten.Toewijzing(n).Met(e => e with
        {
            Zender = new Systeem(van, "Suite"),
            Ontvanger = new Systeem(naar, "GGk"),
            Functie = functie,
            FunctieVersie = new Versie(1, 0),
        }) with { Inhoud = Fixtures.Bytes(bestand) };
}
