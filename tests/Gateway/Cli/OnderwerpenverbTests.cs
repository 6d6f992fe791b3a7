using System.Globalization;
using System.Text;
using System.Text.Json;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Cli;

[Collection(nameof(Proefopstelling))]
public sealed class OnderwerpenverbTests(Proefopstelling opstelling)
{
    private static readonly string Onderwerp = Proefopstelling.Declaraties.Naam;

    private Opdrachtproef Cak => opstelling.Als(Proefopstelling.Cak);

    [Fact]
    public async Task List_Topics_AreARowEach()
    {
        var uitslag = await Cak.RunAsync("onderwerpen", "list");

        Assert.Equal((0, ""), (uitslag.Uitgang, uitslag.Fouten));
        var rij = Assert.Single(uitslag.Regels, r => r.Contains(Onderwerp, StringComparison.Ordinal)).Split('|', StringSplitOptions.TrimEntries);
        Assert.Equal([Onderwerp, "inhoud", "landelijk", "2020-01-01", ""], rij[1..6]);
        Assert.Equal(["Wmo 2015 art. 2.1.4 (proef)", "Declaraties over Wmo-zorg"], rij[7..9]);
        using var json = JsonDocument.Parse(Assert.Single((await Cak.RunAsync("onderwerpen", "list", "--json")).Regels));
        Assert.Equal(Onderwerp, json.RootElement.GetProperty("onderwerpen")[0].GetProperty("naam").GetString());
        (await opstelling.Als(Proefopstelling.Buurman).RunAsync("onderwerpen", "list")).AssertGoed("Er is geen onderwerp dat u vandaag mag volgen.");
    }

    [Fact]
    public async Task Volg_WithAPositionFile_GoesOnWhereItWas()
    {
        var bestand = opstelling[$"{Guid.NewGuid():n}.positie"];
        var eerder = Gebeurtenissen(await Cak.RunAsync("onderwerpen", "follow", Onderwerp, "--positie-bestand", bestand, "--tot-bij")).Count;
        var bewaard = await File.ReadAllTextAsync(bestand, TestContext.Current.CancellationToken);

        var id = await opstelling.SendAsync(Proefopstelling.ZorgThuis, Proefopstelling.Diemen, "iwmo-3.2/WMO323.xml");
        var daarna = await Cak.RunAsync("onderwerpen", "follow", Onderwerp, "--positie-bestand", bestand, "--tot-bij");
        var nogEens = await Cak.RunAsync("onderwerpen", "follow", Onderwerp, "--positie-bestand", bestand, "--tot-bij");
        var opnieuw = await Cak.RunAsync("onderwerpen", "follow", Onderwerp, "--tot-bij", "--limit", "1");

        var gebeurtenis = Assert.Single(Gebeurtenissen(daarna));
        Assert.Equal(id, gebeurtenis.GetProperty("subject").GetString());
        Assert.Equal(Fixtures.Bytes("iwmo-3.2/WMO323.xml"), gebeurtenis.GetProperty("data_base64").GetBytesFromBase64());
        Assert.Empty(nogEens.Bytes);
        Assert.True(long.Parse(bewaard, CultureInfo.InvariantCulture) < long.Parse(
            await File.ReadAllTextAsync(bestand, TestContext.Current.CancellationToken), CultureInfo.InvariantCulture));
        Assert.Equal(eerder + 1, Gebeurtenissen(opnieuw).Count);
    }

    [Fact]
    public async Task Volg_NoRight_IsRefusedWithWhatToDo()
        => (await opstelling.Als(Proefopstelling.Buurman).RunAsync("onderwerpen", "follow", Onderwerp, "--tot-bij")).AssertFout(
            1, $"Er is hier geen onderwerp {Onderwerp} dat uw organisatie vandaag mag volgen. Bekijk met ib-gateway onderwerpen list wat u kunt volgen.");

    [Fact]
    public async Task Volg_PositionThatIsNotThere_IsRefusedAndKeptAsItWas()
    {
        var bestand = opstelling[$"{Guid.NewGuid():n}.positie"];
        await File.WriteAllTextAsync(bestand, "999999\n", TestContext.Current.CancellationToken);

        var uitslag = await Cak.RunAsync("onderwerpen", "follow", Onderwerp, "--positie-bestand", bestand, "--tot-bij");

        Assert.Equal(1, uitslag.Uitgang);
        Assert.StartsWith("Deze positie is er nog niet.", uitslag.Fouten, StringComparison.Ordinal);
        Assert.Equal("999999\n", await File.ReadAllTextAsync(bestand, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("oud", "")]
    [InlineData("oud", "abc\n")]
    [InlineData("oud", "-1\n")]
    [InlineData("oud", "0\n")]
    public async Task Volg_FileThatIsNoPosition_IsNotOverwritten(string naam, string inhoud)
    {
        var bestand = opstelling[$"{naam}-{Guid.NewGuid():n}.positie"];
        await File.WriteAllTextAsync(bestand, inhoud, TestContext.Current.CancellationToken);

        var uitslag = await Cak.RunAsync("onderwerpen", "follow", Onderwerp, "--positie-bestand", bestand, "--tot-bij");

        uitslag.AssertFout(2, $"{bestand} is geen positiebestand. Noem een ander bestand, of verwijder het en begin met --vanaf.");
        Assert.Equal(inhoud, await File.ReadAllTextAsync(bestand, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Volg_TwoBeginnings_AreRefused()
    {
        var bestand = opstelling[$"{Guid.NewGuid():n}.positie"];
        await File.WriteAllTextAsync(bestand, "1\n", TestContext.Current.CancellationToken);

        (await Cak.RunAsync("onderwerpen", "follow", Onderwerp, "--positie-bestand", bestand, "--vanaf", "1", "--tot-bij"))
            .AssertFout(2, $"{bestand} zegt al waar het verder gaat. Laat --vanaf weg, of verwijder het bestand.");
        (await Cak.RunAsync("onderwerpen", "follow", Onderwerp, "--vanaf", "0", "--tot-bij")).AssertFout(
            2, "Optie --vanaf is een geheel getal van 1 of hoger.");
        (await Cak.RunAsync("onderwerpen", "follow", "../berichten", "--tot-bij")).AssertFout(
            2, "../berichten is geen naam van een onderwerp: kleine letters, cijfers en streepjes.");
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("{}")]
    [InlineData("{\"type\":\"x\",\"verder\":5}")]
    [InlineData("{\"type\":\"x\",\"verder\":\"5\",\"y\":\"\u009b31m\"}")]
    public async Task Volg_AnswerOfSomethingElse_IsNotWritten(string regel)
    {
        var (server, adres, naam) = await Nepserver.StartAsync(opstelling, _ => new Nepantwoord(200, "application/x-ndjson", $"{regel}\n"));
        await using var zolang = server;
        var proef = Cak;
        proef.Variabelen["IBGATEWAY_KNOOPPUNT"] = adres;

        var uitslag = await proef.RunAsync("onderwerpen", "follow", Onderwerp, "--tot-bij");

        uitslag.AssertFout(2, "Het antwoord is niet te begrijpen. Is dit adres een knooppunt?");
        Assert.Empty(uitslag.Bytes);
        Assert.NotEmpty(naam);
    }

    [Fact]
    public async Task Volg_NobodyThere_IsAFaultAtOnceWhenItNeedOnlyCatchUp()
    {
        var proef = Cak;
        proef.Variabelen["IBGATEWAY_KNOOPPUNT"] = Nepserver.Nergens();

        var uitslag = await proef.RunAsync("onderwerpen", "follow", Onderwerp, "--tot-bij");

        Assert.Equal(2, uitslag.Uitgang);
        Assert.Contains("er kan geen verbinding worden gemaakt", uitslag.Fouten, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Volg_KnooppuntThatIsAwayForAMoment_GoesOnByItselfWhereItWas()
    {
        const string Gebeurtenis = "{\"type\":\"ib-gateway.bericht.WMO323\",\"positie\":\"4\",\"verder\":\"5\"}";
        var antwoorden = new Queue<Nepantwoord>(
        [
            new(503, "text/plain", "even niet"),
            new(200, "application/x-ndjson", $"{Gebeurtenis}\n{{\"type\":\"ib-gateway.onderwerp.stand\",\"verder\":\"9\",\"bij\":true}}\n{{\"half"),
            new(404, "application/problem+json", "{\"title\":\"Niet gevonden\"}"),
        ]);
        var (server, adres, _) = await Nepserver.StartAsync(opstelling, _ => antwoorden.Dequeue());
        await using var zolang = server;
        var bestand = opstelling[$"{Guid.NewGuid():n}.positie"];
        var proef = Cak;
        proef.Variabelen["IBGATEWAY_KNOOPPUNT"] = adres;

        var uitslag = await proef.RunAsync("onderwerpen", "follow", Onderwerp, "--positie-bestand", bestand);

        Assert.Equal((1, Gebeurtenis + "\n"), (uitslag.Uitgang, Encoding.UTF8.GetString(uitslag.Bytes)));
        Assert.EndsWith("Het gaat over 1 s verder vanaf het begin.", uitslag.Foutregels[0], StringComparison.Ordinal);
        Assert.Equal("9\n", await File.ReadAllTextAsync(bestand, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Volg_NobodyTakesTheEvents_EndsAndKeepsThePositionAsItWas()
    {
        var (proef, server, bestand) = await StartAsync();
        await using var zolang = server;
        proef.Doel = new Doofdoel();

        var uitslag = await proef.RunAsync("onderwerpen", "follow", Onderwerp, "--positie-bestand", bestand);

        uitslag.AssertFout(
            2,
            "De standaarduitvoer neemt geen gebeurtenissen meer aan (Broken pipe). De positie is gebleven wat zij was; begin opnieuw als de oorzaak weg is. Enkele gebeurtenissen kunnen dan nog eens komen.");
        Assert.Equal("3\n", await File.ReadAllTextAsync(bestand, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Volg_AsAProcessWhosePipeHasNoReader_EndsAndKeepsThePositionAsItWas()
    {
        var (proef, server, bestand) = await StartAsync();
        await using var zolang = server;
        await using var programma = Programma.Start(proef.Variabelen, "onderwerpen", "follow", Onderwerp, "--positie-bestand", bestand);
        programma.CloseOutput();

        var (uitgang, fouten) = await programma.WaitForExitAloneAsync();

        Assert.Equal(2, uitgang);
        Assert.StartsWith("De standaarduitvoer neemt geen gebeurtenissen meer aan (", fouten, StringComparison.Ordinal);
        Assert.Equal("3\n", await File.ReadAllTextAsync(bestand, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Volg_PositionThatCannotBeKept_EndsAndSaysWhy()
    {
        var (proef, server, _) = await StartAsync();
        await using var zolang = server;

        var uitslag = await proef.RunAsync("onderwerpen", "follow", Onderwerp, "--positie-bestand", opstelling[Path.Combine("weg", "zorgstatus.positie")]);

        Assert.Equal(2, uitslag.Uitgang);
        Assert.StartsWith("Het positiebestand kan niet worden geschreven (", Assert.Single(uitslag.Foutregels), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Volg_WhoTakesTheEventsTakesHisTime_GetsEachOnceAndWhole()
    {
        var (proef, server, bestand) = await StartAsync();
        await using var zolang = server;
        var klok = new FakeTime(TimeProvider.System.GetUtcNow());
        using var doel = new Tragedoel(klok, TimeSpan.FromMinutes(3));
        (proef.Tijd, proef.Doel) = (klok, doel);

        var uitslag = await proef.RunAsync("onderwerpen", "follow", Onderwerp, "--positie-bestand", bestand, "--tot-bij");

        Assert.Equal((0, ""), (uitslag.Uitgang, uitslag.Fouten));
        Assert.Equal(Gebeurtenis4 + "\n" + Gebeurtenis5 + "\n", Encoding.UTF8.GetString(doel.ToArray()));
        Assert.Equal("9\n", await File.ReadAllTextAsync(bestand, TestContext.Current.CancellationToken));
    }

    private const string Gebeurtenis4 = "{\"type\":\"ib-gateway.bericht.WMO323\",\"positie\":\"4\",\"verder\":\"5\"}";
    private const string Gebeurtenis5 = "{\"type\":\"ib-gateway.bericht.WMO323\",\"positie\":\"5\",\"verder\":\"6\"}";

    /// <summary>Something that gives two events, and then nothing any more, and somebody who was at position 3.</summary>
    private async Task<(Opdrachtproef Proef, IAsyncDisposable Server, string Bestand)> StartAsync()
    {
        var blad = $"{Gebeurtenis4}\n{Gebeurtenis5}\n{{\"type\":\"ib-gateway.onderwerp.stand\",\"verder\":\"9\",\"bij\":true}}\n";
        var keer = 0;
        var (server, adres, _) = await Nepserver.StartAsync(opstelling, _ => Interlocked.Increment(ref keer) == 1
            ? new Nepantwoord(200, "application/x-ndjson", blad)
            : new Nepantwoord(404, "application/problem+json", "{\"title\":\"Niet gevonden\"}"));
        var bestand = opstelling[$"{Guid.NewGuid():n}.positie"];
        await File.WriteAllTextAsync(bestand, "3\n", TestContext.Current.CancellationToken);
        var proef = Cak;
        proef.Variabelen["IBGATEWAY_KNOOPPUNT"] = adres;
        return (proef, server, bestand);
    }

    private static List<JsonElement> Gebeurtenissen(Proefuitslag uitslag)
    {
        Assert.Equal((0, ""), (uitslag.Uitgang, uitslag.Fouten));
        return [.. Encoding.UTF8.GetString(uitslag.Bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(r => JsonDocument.Parse(r).RootElement)];
    }
}
