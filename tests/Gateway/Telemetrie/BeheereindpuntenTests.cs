using System.Net;
using System.Text.Json;
using IB.Gateway.Beheer;
using IB.Gateway.Routing;
using IB.Gateway.Storage;
using IB.Gateway.Telemetrie;

namespace IB.Gateway.Tests.Telemetrie;

public sealed class BeheereindpuntenTests : IAsyncLifetime
{
    private const string Referentie = "5b1c0c0e-6f0a-4d7e-9c64-0d8c9f8f7a11";

    private readonly FakeJournaal _journaal = new();
    private Beheerhost _host = null!;

    public async ValueTask InitializeAsync() => _host = await Beheerhost.StartAsync(_journaal, new Telemetrieopties());

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Metrics_Scrape_IsTheTextFormatWithOurInstruments()
    {
        _host.Get<Knooppuntmeter>().CountBezorgpoging(Bezorgwijze.Stuf, Bezorgafloop.Bevestigd, TimeSpan.FromSeconds(1));

        using var antwoord = await GetAsync("/metrics");

        Assert.Equal(HttpStatusCode.OK, antwoord.StatusCode);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", antwoord.Content.Headers.ContentType!.ToString());
        Assert.True(antwoord.Headers.CacheControl!.NoStore);
        var families = Promtekst.Parse(await antwoord.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Contains(families, f => f is { Naam: "ib_bezorging_duur_seconds", Soort: "histogram", Eenheid: "seconds" });
        Assert.Contains(families, f => f.Naam == "ib_lus_stilte_seconds" && f.Monsters.Any(m => m.Labels["lus"] == Journaalmeter.Lus));
        Assert.Contains(families, f => f.Naam.StartsWith("dotnet_gc_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Metrics_ForAScraperOfAnotherFormat_Is406()
    {
        using var verzoek = new HttpRequestMessage(HttpMethod.Get, "/metrics") { Headers = { { "Accept", "application/json" } } };
        using var antwoord = await _host.Client.SendAsync(verzoek, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotAcceptable, antwoord.StatusCode);
    }

    [Fact]
    public async Task Live_RunningLoops_NamesThem()
    {
        var (status, json) = await GetJsonAsync("/health/live");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("levend", json.GetProperty("status").GetString());
        var lus = Assert.Single(json.GetProperty("lussen").EnumerateArray());
        Assert.Equal((Journaalmeter.Lus, "loopt"), (lus.GetProperty("naam").GetString(), lus.GetProperty("toestand").GetString()));
        Assert.Equal(0, lus.GetProperty("herstarts").GetInt32());
    }

    [Fact]
    public async Task Ready_UntilTheLastPhase_Is503AndThen200()
    {
        var (status, json) = await GetJsonAsync("/health/ready");
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, "niet_gereed", "herstel"),
            (status, json.GetProperty("status").GetString(), json.GetProperty("fase").GetString()));

        _host.StartUp();
        (status, json) = await GetJsonAsync("/health/ready");

        Assert.Equal((HttpStatusCode.OK, "gereed"), (status, json.GetProperty("status").GetString()));
        Assert.Equal(
            ["herstel", "verificatie", "openen", "werk", "gereed"], json.GetProperty("fasen").EnumerateArray().Select(f => f.GetProperty("naam").GetString()));
        Assert.Equal(
            ["opslag", "schrijven", "achterstand", "lus:journaalmeting"],
            json.GetProperty("checks").EnumerateArray().Select(c => c.GetProperty("naam").GetString()));
        Assert.All(json.GetProperty("checks").EnumerateArray(), c =>
        {
            Assert.Equal("ok", c.GetProperty("status").GetString());
            Assert.Equal(JsonValueKind.Null, c.GetProperty("oorzaak").ValueKind);
            Assert.NotEqual(default, c.GetProperty("laatsteVoortgang").GetDateTimeOffset());
        });
    }

    [Fact]
    public async Task Ready_WhenTheHostStops_IsNoLongerReady()
    {
        _host.StartUp();
        await _host.StopAsync();

        Assert.Equal(Fase.Stopt, _host.Get<Opstartfase>().Huidig);
        Assert.Equal(Lustoestand.Gestopt, Assert.Single(_host.Get<Hartslag>().List()).Toestand);
    }

    [Fact]
    public async Task Berichten_SeveralWithOneNumber_GivesThemAllWithHistoryAndNoFreeText()
    {
        _journaal.Berichten.Add(Bericht(1, "0363") with { Pogingen = 2, VolgendePoging = DateTimeOffset.UnixEpoch });
        _journaal.Berichten.Add(Bericht(2, "0518") with { Toestand = Toestand.Afgekeurd, Fout = new Fout("IB216", "client", "Al gebruikt.") });

        var (status, json) = await GetJsonAsync($"/berichten/{Referentie}");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((Referentie, 2), (json.GetProperty("referentienummer").GetString(), json.GetProperty("aantal").GetInt32()));
        var berichten = json.GetProperty("berichten");
        Assert.Equal(["0363", "0518"], berichten.EnumerateArray().Select(b => b.GetProperty("zender").GetProperty("organisatie").GetString()));
        Assert.Equal("klaargezet", berichten[0].GetProperty("toestand").GetString());
        Assert.Equal(("Di01", "3.2", 2), (berichten[0].GetProperty("soort").GetString(), berichten[0].GetProperty("functieVersie")
            .GetString(), berichten[0].GetProperty("pogingen").GetInt32()));
        Assert.Equal(new string('a', 64), berichten[0].GetProperty("inhoudSha256").GetString());
        Assert.Equal("IB216", berichten[1].GetProperty("fout").GetProperty("code").GetString());
        Assert.Equal("Regel van 2", berichten[1].GetProperty("historie")[1].GetProperty("oorzaak").GetString());
        Assert.DoesNotContain("Jansen", json.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Berichten_MoreThanTheLimit_ShowsTheOldestAndTellsHowMany()
    {
        _journaal.Berichten.AddRange(Enumerable.Range(1, Berichtinzage.MaxBerichten + 1).Select(n => Bericht(n, "0363")));

        var (_, json) = await GetJsonAsync($"/berichten/{Referentie}");

        Assert.Equal(Berichtinzage.MaxBerichten + 1, json.GetProperty("aantal").GetInt32());
        Assert.Equal(
            Enumerable.Range(1, Berichtinzage.MaxBerichten),
            json.GetProperty("berichten").EnumerateArray().Select(b => b.GetProperty("volgnummer").GetInt32()));
    }

    [Theory]
    [InlineData("00000000-0000-4000-8000-000000000000")]
    [InlineData("een-nummer-van-meer-dan-veertig-tekens-0001")]
    [InlineData("%0d%0aX")]
    public async Task Berichten_UnknownNumber_Is404WithoutEcho(string nummer)
    {
        using var antwoord = await GetAsync($"/berichten/{nummer}");

        Assert.Equal(HttpStatusCode.NotFound, antwoord.StatusCode);
        Assert.Equal("application/problem+json", antwoord.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain(nummer, await antwoord.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Berichten_StoreThatCannotBeRead_Is503WithoutItsMessage()
    {
        _journaal.Leesfout = new OpslagException("/var/lib/journaal.db is beschadigd");

        using var antwoord = await GetAsync($"/berichten/{Referentie}");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, antwoord.StatusCode);
        Assert.DoesNotContain("journaal.db", await antwoord.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Herbezorging_FailedMessage_WaitsAgainWithTheReasonInItsHistory()
    {
        _journaal.Berichten.Add(Bericht(1, "0363") with { Toestand = Toestand.Mislukt });
        _journaal.Berichten.Add(Bericht(2, "0518") with { Toestand = Toestand.Bezorgd });

        using var antwoord = await ResendAsync(Referentie, """{"reden":"ontvanger is weer bereikbaar, bsn 999900006"}""", "application/json");

        Assert.Equal(HttpStatusCode.OK, antwoord.StatusCode);
        Assert.Equal($$"""{"referentienummer":"{{Referentie}}","aantal":1}""", await antwoord.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal((1, "Opnieuw aangeboden door beheer: ontvanger is weer bereikbaar, bsn [bsn?]"), Assert.Single(_journaal.Bezorgingen.Opnieuw));
        Assert.Equal(_journaal.Berichten[0].Envelop.Ontvanger.Organisatie, Assert.Single(_journaal.Bezorgingen.Gewekt));
    }

    [Theory]
    [InlineData("", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("""{"reden":" "}""", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("""{"reden":"goed"}""", "text/plain", HttpStatusCode.BadRequest)]
    [InlineData("""{"reden":"goed"}""", "application/json", HttpStatusCode.Conflict)]
    public async Task Herbezorging_WithoutReasonOrWithoutNeed_IsRefused(string vraag, string soort, HttpStatusCode verwacht)
    {
        _journaal.Berichten.Add(Bericht(1, "0363"));

        using var antwoord = await ResendAsync(Referentie, vraag, soort);

        Assert.Equal(verwacht, antwoord.StatusCode);
        Assert.Empty(_journaal.Bezorgingen.Opnieuw);
    }

    [Fact]
    public async Task Herbezorging_UnknownNumber_Is404()
    {
        using var antwoord = await ResendAsync(Referentie, """{"reden":"goed"}""", "application/json");

        Assert.Equal(HttpStatusCode.NotFound, antwoord.StatusCode);
    }

    private async Task<HttpResponseMessage> ResendAsync(string referentienummer, string vraag, string soort)
    {
        using var inhoud = new StringContent(vraag, System.Text.Encoding.UTF8, soort);
        return await _host.Client.PostAsync(
            new Uri($"/berichten/{referentienummer}/herbezorging", UriKind.Relative), inhoud, TestContext.Current.CancellationToken);
    }

    private Task<HttpResponseMessage> GetAsync(string pad)
        => _host.Client.GetAsync(new Uri(pad, UriKind.Relative), TestContext.Current.CancellationToken);

    private async Task<(HttpStatusCode Status, JsonElement Json)> GetJsonAsync(string pad)
    {
        using var antwoord = await GetAsync(pad);
        Assert.True(antwoord.Headers.CacheControl!.NoStore);
        using var json = JsonDocument.Parse(await antwoord.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        return (antwoord.StatusCode, json.RootElement.Clone());
    }

    private static Bericht Bericht(long volgnummer, string zender) => new()
    {
        Volgnummer = volgnummer,
        Envelop = new Envelop
        {
            Soort = Berichtsoort.Di01,
            Referentienummer = Referentie,
            ConversatieId = Referentie,
            Zender = new Systeem(zender, "Regie", null, "Jansen"),
            Ontvanger = new Systeem("73733333", "GGk"),
            TijdstipBericht = "20260302090000",
            Functie = "WMO301",
            FunctieVersie = new Versie(3, 2),
            ApplicatieVersie = new Versie(1, 0),
            Bestandsnaam = "Jansen.csv",
        },
        Indiener = zender,
        OntvangstId = "0d8c9f8f-7a11-4d7e-9c64-5b1c0c0e6f0a",
        OntvangenOp = DateTimeOffset.UnixEpoch,
        Toestand = Toestand.Klaargezet,
        InhoudLengte = 7000,
        InhoudSha256 = Enumerable.Repeat((byte)0xaa, 32).ToArray(),
    };
}
