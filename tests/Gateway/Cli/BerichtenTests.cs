using System.Text.Json;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Cli;

[Collection(nameof(Proefopstelling))]
public sealed class BerichtenTests(Proefopstelling opstelling)
{
    private readonly Opdrachtproef _proef = new();

    [Fact]
    public async Task Show_KnownMessage_HasEnvelopeStateAndHistory()
    {
        var nummer = await opstelling.SendAsync(Proefopstelling.Diemen, Proefopstelling.ZorgThuis, "iwmo-3.2/WMO301.xml");
        await opstelling.Als(Proefopstelling.ZorgThuis).RunAsync("mailbox", "confirm", nummer);
        var bericht = Assert.Single(await opstelling.FindAsync(nummer));

        var uitslag = await ShowAsync(nummer);

        Assert.Equal((0, ""), (uitslag.Uitgang, uitslag.Fouten));
        Assert.Equal([$"{nummer}: 1 bericht", ""], uitslag.Regels.Take(2));
        Assert.Equal(
            [
                $"volgnummer:       {bericht.Volgnummer}",
                "soort:            Di01",
                "functie:          WMO301 3.2",
                "zender:           0384, IB.Gateway 1.0",
                "ontvanger:        42420001, GGk",
                "indiener:         0384",
                $"conversatie:      {nummer}",
                $"tijdstip bericht: {bericht.Envelop.TijdstipBericht}",
                $"ontvangen:        {bericht.OntvangenOp.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z (bewijs {bericht.OntvangstId})",
                $"inhoud:           {Fixtures.Bytes("iwmo-3.2/WMO301.xml").Length} bytes, SHA-256 {Convert.ToHexStringLower(bericht.InhoudSha256.Span)}",
                "toestand:         bezorgd",
                "pogingen:         0",
                "ophalingen:       0",
            ],
            uitslag.Regels.Skip(2).Where(r => r.Contains(": ", StringComparison.Ordinal) && !r.StartsWith("traceparent", StringComparison.Ordinal)));
        Assert.Equal(
            [("ontvangen", "Ontvangen van 0384"), ("klaargezet", "Goedgekeurd en klaargezet voor 42420001."), ("bezorgd", "Ontvangst bevestigd door 42420001")],
            uitslag.Regels.Where(r => r.StartsWith("| 2", StringComparison.Ordinal)).Select(r => r.Split('|')).Select(c => (c[2].Trim(), c[3].Trim())));
    }

    [Fact]
    public async Task Show_MessageInAMailbox_HasNoNextAttempt()
    {
        var nummer = await opstelling.SendAsync(Proefopstelling.Diemen, Proefopstelling.ZorgThuis, "iwmo-3.2/WMO301.xml");

        var uitslag = await ShowAsync(nummer);

        Assert.Contains("toestand:         klaargezet", uitslag.Regels);
        Assert.Contains("pogingen:         0", uitslag.Regels);
    }

    [Fact]
    public async Task Search_WithHistory_ShowsWhatHappenedToEachMessage()
    {
        var nummer = await opstelling.SendAsync(Proefopstelling.Diemen, Proefopstelling.ZorgThuis, "iwmo-3.2/WMO301.xml");
        var volgnummer = Assert.Single(await opstelling.FindAsync(nummer)).Volgnummer;

        var zonder = await _proef.RunAsync("berichten", "search", "--referentienummer", nummer, "--beheer", opstelling.Beheeradres.AbsoluteUri);
        var met = await _proef.RunAsync("berichten", "search", "--referentienummer", nummer, "--historie", "--beheer", opstelling.Beheeradres.AbsoluteUri);

        Assert.DoesNotContain("klaargezet voor 42420001", zonder.Uit, StringComparison.Ordinal);
        Assert.Equal(
            [("ontvangen", "Ontvangen van 0384"), ("klaargezet", "Goedgekeurd en klaargezet voor 42420001.")],
            met.Regels.Select(static r => r.Split('|', StringSplitOptions.TrimEntries)).Where(c => c.Length == 6 && c[1] == $"{volgnummer}")
                .Select(static c => (c[3], c[4])));
    }

    [Fact]
    public async Task Show_RejectedMessage_HasTheFaultAndTheFoutbericht()
    {
        var afgekeurd = await opstelling.SendAsync(Proefopstelling.Diemen, Proefopstelling.ZorgThuis, "ongeldig/WMO301-geslacht-buiten-codelijst.xml");

        var uitslag = await ShowAsync(afgekeurd);

        Assert.Contains("toestand:         afgekeurd", uitslag.Regels);
        Assert.Single(uitslag.Regels, r => r.StartsWith("fout:             StUF055 (client) De inhoud is afgekeurd", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Show_Json_IsTheAnswerOfTheManagementPort()
    {
        var nummer = await opstelling.SendAsync(Proefopstelling.Diemen, Proefopstelling.ZorgThuis, "iwmo-3.2/WMO301.xml");

        var uitslag = await ShowAsync(nummer, "--json");

        Assert.Equal((0, ""), (uitslag.Uitgang, uitslag.Fouten));
        using var json = JsonDocument.Parse(Assert.Single(uitslag.Regels));
        Assert.Equal((nummer, 1), (json.RootElement.GetProperty("referentienummer").GetString(), json.RootElement.GetProperty("aantal").GetInt32()));
    }

    [Theory]
    [InlineData("3f0e9a52-6d1c-4d0e-9b7a-1c2d3e4f5a6b")]
    [InlineData("een nummer met spaties")]
    [InlineData("../metrics")]
    [InlineData("a/herbezorging")]
    [InlineData("%2e%2e")]
    [InlineData("?x#y")]
    public async Task Show_UnknownNumber_ExitsWith1(string nummer)
    {
        var uitslag = await ShowAsync(nummer);

        Assert.Equal((1, ""), (uitslag.Uitgang, uitslag.Uit));
        Assert.Equal(["Bericht onbekend. Er is geen bericht met dit referentienummer. Controleer het nummer; hoofdletters tellen."], uitslag.Foutregels);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    public async Task Show_DotsForANumber_NeverBecomeAnotherAddress(string nummer)
        => (await ShowAsync(nummer)).AssertFout(2, $"{nummer} is geen referentienummer.");

    [Fact]
    public async Task Show_WhereNobodyListens_ExitsWith2()
    {
        var adres = Nepserver.Nergens().Replace("https:", "http:", StringComparison.Ordinal);

        (await _proef.RunAsync("berichten", "show", "x", "--beheer", adres)).AssertFout(
            2, $"Geen antwoord van {adres}: er kan geen verbinding worden gemaakt. Controleer adres en poort, en of het knooppunt draait.");
    }

    [Theory]
    [InlineData("ftp://localhost")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    public async Task Show_AddressThatIsNoHttp_IsRefused(string adres)
        => (await _proef.RunAsync("berichten", "show", "x", "--beheer", adres)).AssertFout(
            2, "Optie --beheer moet een adres zijn zoals http://127.0.0.1:9443.");

    [Fact]
    public async Task Resend_MessageThatExpired_WaitsAgainWithTheReasonInItsHistory()
    {
        var nummer = await opstelling.SendAsync(Proefopstelling.Diemen, Proefopstelling.ZorgThuis, "iwmo-3.2/WMO301.xml");
        await opstelling.ExpireAllAsync();

        var uitslag = await ResendAsync(nummer, "aanbieder was met vakantie");

        Assert.Equal((0, ""), (uitslag.Uitgang, uitslag.Fouten));
        Assert.Equal([$"{nummer}: wacht weer op bezorging"], uitslag.Regels);
        Assert.Contains(
            (await ShowAsync(nummer)).Regels, r => r.Contains("Opnieuw aangeboden door beheer: aanbieder was met vakantie", StringComparison.Ordinal));
        await opstelling.Als(Proefopstelling.ZorgThuis).RunAsync("mailbox", "confirm", nummer);
    }

    [Fact]
    public async Task Resend_MessageThatStillWaits_ExitsWith1()
    {
        var nummer = await opstelling.SendAsync(Proefopstelling.Diemen, Proefopstelling.ZorgThuis, "iwmo-3.2/WMO301.xml");

        var uitslag = await ResendAsync(nummer, "voor de zekerheid");

        Assert.Equal((1, ""), (uitslag.Uitgang, uitslag.Uit));
        Assert.StartsWith("Niets om opnieuw te bezorgen", Assert.Single(uitslag.Foutregels), StringComparison.Ordinal);
        await opstelling.Als(Proefopstelling.ZorgThuis).RunAsync("mailbox", "confirm", nummer);
    }

    [Fact]
    public async Task Limieten_QuietKnooppunt_SaysThatIntakeIsOpen()
    {
        var uitslag = await _proef.RunAsync("partijen", "limieten", "--beheer", opstelling.Beheeradres.AbsoluteUri);

        Assert.Equal((0, "", "inname: open"), (uitslag.Uitgang, uitslag.Fouten, uitslag.Regels[0]));
    }

    [Fact]
    public async Task Limieten_Json_IsTheAnswerOfTheManagementPort()
    {
        var uitslag = await _proef.RunAsync("partijen", "limieten", "--json", "--beheer", opstelling.Beheeradres.AbsoluteUri);

        Assert.Equal((0, ""), (uitslag.Uitgang, uitslag.Fouten));
        using var json = JsonDocument.Parse(Assert.Single(uitslag.Regels));
        Assert.True(json.RootElement.GetProperty("innameOpen").GetBoolean());
    }

    [Fact]
    public async Task Limieten_WhereNobodyListens_ExitsWith2()
    {
        var adres = Nepserver.Nergens().Replace("https:", "http:", StringComparison.Ordinal);

        (await _proef.RunAsync("partijen", "limieten", "--beheer", adres)).AssertFout(
            2, $"Geen antwoord van {adres}: er kan geen verbinding worden gemaakt. Controleer adres en poort, en of het knooppunt draait.");
    }

    [Fact]
    public async Task Resend_WithoutAReason_IsRefused()
        => Assert.Equal(2, (await _proef.RunAsync("berichten", "resend", "x")).Uitgang);

    private Task<Proefuitslag> ResendAsync(string nummer, string reden)
        => _proef.RunAsync("berichten", "resend", nummer, "--reden", reden, "--beheer", opstelling.Beheeradres.AbsoluteUri);

    private Task<Proefuitslag> ShowAsync(string nummer, params string[] opties)
        => _proef.RunAsync(["berichten", "show", nummer, "--beheer", opstelling.Beheeradres.AbsoluteUri, .. opties]);
}
