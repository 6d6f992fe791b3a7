namespace IB.Gateway.Tests.Cli;

[Collection(nameof(Proefopstelling))]
public sealed class HerbezorgingenTests(Proefopstelling opstelling)
{
    private readonly Opdrachtproef _proef = new();

    [Fact]
    public async Task Search_ByNumberAndState_ShowsItAndPages()
    {
        var nummer = await opstelling.SendAsync(Proefopstelling.Diemen, Proefopstelling.ZorgThuis, "iwmo-3.2/WMO301.xml");

        var gevonden = await RunAsync("berichten", "search", "--referentienummer", nummer, "--toestand", "klaargezet,mislukt");
        var niets = await RunAsync("berichten", "search", "--referentienummer", nummer, "--functie", "WMO305");
        var meer = await RunAsync("berichten", "search", "--partij", Proefopstelling.Diemen.Code, "--limit", "1");
        var json = await RunAsync("berichten", "search", "--referentienummer", nummer, "--json");
        await opstelling.Als(Proefopstelling.ZorgThuis).RunAsync("mailbox", "confirm", nummer);

        Assert.Equal((0, ""), (gevonden.Uitgang, gevonden.Fouten));
        Assert.Single(gevonden.Regels, r => r.Contains($"| {nummer} |", StringComparison.Ordinal) && r.Contains("| klaargezet |", StringComparison.Ordinal));
        Assert.Equal(["Geen berichten gevonden."], niets.Regels);
        Assert.StartsWith("Er kan meer zijn: ga verder met --cursor ", meer.Regels[^1], StringComparison.Ordinal);
        Assert.Contains($"\"referentienummer\":\"{nummer}\"", Assert.Single(json.Regels), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_All_FollowsThePages()
    {
        var nummer = await opstelling.SendAsync(Proefopstelling.Diemen, Proefopstelling.ZorgThuis, "iwmo-3.2/WMO301.xml");
        await opstelling.SendAsync(Proefopstelling.Diemen, Proefopstelling.ZorgThuis, "ongeldig/WMO301-geslacht-buiten-codelijst.xml");

        var alles = await RunAsync("berichten", "search", "--partij", Proefopstelling.Diemen.Code, "--limit", "1", "--alles");
        await opstelling.Als(Proefopstelling.ZorgThuis).RunAsync("mailbox", "confirm", nummer);

        Assert.Equal((0, ""), (alles.Uitgang, alles.Fouten));
        Assert.Single(alles.Regels, r => r.Contains($"| {nummer} |", StringComparison.Ordinal));
        Assert.DoesNotContain(alles.Regels, r => r.StartsWith("Er kan meer zijn", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Search_WrongFilter_ExitsWith2AndNamesIt()
    {
        var uitslag = await RunAsync("berichten", "search", "--toestand", "zoek", "--van", "gisteren");

        Assert.Equal((2, ""), (uitslag.Uitgang, uitslag.Uit));
        Assert.Equal(3, uitslag.Foutregels.Count);
        Assert.StartsWith("  toestand: Kies uit aangeboden, afgekeurd, bezorgd", uitslag.Foutregels[1], StringComparison.Ordinal);
        Assert.StartsWith("  van: Kies een dag", uitslag.Foutregels[2], StringComparison.Ordinal);
    }

    /// <summary>Another case, or a form that no type has, would find nothing and read as if there were nothing.</summary>
    [Theory]
    [InlineData("wmo301", "Optie --functie: wmo301 is geen berichttype; bedoelt u WMO301? Hoofdletters tellen.")]
    [InlineData("CIZSTATUS", "Optie --functie: CIZSTATUS is geen berichttype; bedoelt u CizStatus? Hoofdletters tellen.")]
    public async Task Search_TypeInAnotherCase_IsRefused(string functie, string regel)
    {
        var gezocht = await RunAsync("berichten", "search", "--functie", functie);
        var begonnen = await RunAsync("herbezorgingen", "start", "--functie", functie, "--dry-run");

        Assert.Equal((2, "", 2, ""), (gezocht.Uitgang, gezocht.Uit, begonnen.Uitgang, begonnen.Uit));
        Assert.Equal((regel, regel), (gezocht.Foutregels[0], begonnen.Foutregels[0]));
    }

    [Theory]
    [InlineData("wmo999")]
    [InlineData("WMO 301")]
    public async Task Search_WhatNoTypeIsLike_IsRefusedByTheManagementPort(string functie)
    {
        var uitslag = await RunAsync("berichten", "search", "--functie", functie);

        Assert.Equal(2, uitslag.Uitgang);
        Assert.Equal("  functie: Kies een berichttype, zoals WMO301; hoofdletters tellen.", uitslag.Foutregels[1]);
    }

    [Fact]
    public async Task Search_Foutbericht_IsShownAsOne()
    {
        var nummer = await opstelling.SendAsync(Proefopstelling.Diemen, Proefopstelling.ZorgThuis, "ongeldig/WMO301-geslacht-buiten-codelijst.xml");

        var uitslag = await RunAsync("berichten", "search", "--conversatie", nummer);

        Assert.Equal(
            ["Fo01 (WMO301)", "WMO301"],
            uitslag.Regels.Skip(3).SkipLast(1).Select(static r => r.Split('|', StringSplitOptions.TrimEntries)[4]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public async Task Cancel_EmptyReason_IsToldInTheWordsOfTheCommandLine(string reden)
    {
        foreach (var verb in (string[][])[["herbezorgingen", "cancel", "1"], ["berichten", "resend", "x"], ["processors", "resume", "wlz", "1/0"]])
            Assert.Equal("Optie --reden is een tekst van 1 tot en met 200 tekens.", (await RunAsync([.. verb, "--reden", reden])).Foutregels[0]);
    }

    [Fact]
    public async Task Start_MessageThatExpired_CountsAndThenResends()
    {
        var nummer = await opstelling.SendAsync(Proefopstelling.Diemen, Proefopstelling.ZorgThuis, "iwmo-3.2/WMO301.xml");
        await opstelling.ExpireAllAsync();

        var telling = await RunAsync("herbezorgingen", "start", "--referentienummer", nummer, "--dry-run");
        var begonnen = await RunAsync("herbezorgingen", "start", "--referentienummer", nummer, "--reden", "aanbieder is terug", "--proef", "5");
        var id = begonnen.Regels[0].Split(' ', ':')[1];
        var lijst = await RunAsync("herbezorgingen", "list");
        var gestopt = await RunAsync("herbezorgingen", "cancel", id, "--reden", "genoeg");
        var getoond = await RunAsync("herbezorgingen", "show", id);

        Assert.Equal("1 berichten zouden opnieuw worden aangeboden", telling.Regels[0]);
        Assert.Contains(telling.Regels, r => r.Contains($"| {nummer} |", StringComparison.Ordinal));
        Assert.Equal((0, ""), (begonnen.Uitgang, begonnen.Fouten));
        Assert.Contains(lijst.Regels, r => r.Contains("aanbieder is terug", StringComparison.Ordinal));
        // The task may have been quicker than the operator.
        Assert.True(gestopt.Uitgang is 0 or 1, gestopt.Fouten);
        Assert.StartsWith($"herbezorging {id}: {(gestopt.Uitgang == 0 ? "geannuleerd" : "klaar")}", getoond.Regels[0], StringComparison.Ordinal);
        await opstelling.Als(Proefopstelling.ZorgThuis).RunAsync("mailbox", "confirm", nummer);
    }

    [Fact]
    public async Task Start_NothingToResend_ExitsWith1()
        => (await RunAsync("herbezorgingen", "start", "--referentienummer", "onbekend", "--reden", "x")).AssertFout(
            1,
            "Niets om opnieuw te bezorgen. Geen bericht dat aan de vraag voldoet is Mislukt of Verlopen. Bekijk wat er wel is (berichten search, of GET /berichten).");

    [Fact]
    public async Task Show_UnknownNumber_ExitsWith1()
        => (await RunAsync("herbezorgingen", "show", "999999")).AssertFout(
            1, "Herbezorging onbekend. Er is geen herbezorging met dit nummer. Bekijk welke er zijn (herbezorgingen list, of GET /herbezorgingen).");

    [Theory]
    [InlineData("0")]
    [InlineData("../metrics")]
    public async Task Show_WhatIsNoNumber_ExitsWith2(string nummer)
        => Assert.Equal(2, (await RunAsync("herbezorgingen", "show", nummer)).Uitgang);

    private Task<Proefuitslag> RunAsync(params string[] argumenten)
        => _proef.RunAsync([.. argumenten, "--beheer", opstelling.Beheeradres.AbsoluteUri]);
}
