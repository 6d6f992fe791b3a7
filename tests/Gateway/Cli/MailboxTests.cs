using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Cli;

[Collection(nameof(Proefopstelling))]
public sealed class MailboxTests(Proefopstelling opstelling)
{
    private const string Fixture = "ijw-3.2/JW301.xml";
    private const string Onbekend = "3f0e9a52-6d1c-4d0e-9b7a-1c2d3e4f5a6b";
    private const string NietGevonden =
        "Niet gevonden. Dit pad bestaat niet, of er is hier geen bericht met deze traceerId voor u. Controleer het pad en de traceerId.";

    private Opdrachtproef Postbus => opstelling.Als(Proefopstelling.JeugdVooruit);

    [Fact]
    public async Task List_WaitingMessage_IsARowOfTheTable()
    {
        var id = await SendAsync();

        var uitslag = await Postbus.RunAsync("mailbox", "list", "--limit", "250");

        Assert.Equal((0, ""), (uitslag.Uitgang, uitslag.Fouten));
        Assert.Equal(["traceerId", "type", "van", "ontvangen", "grootte", "toestand"], Cellen(uitslag.Regels[1]));
        var rij = Cellen(Assert.Single(uitslag.Regels, r => r.Contains(id, StringComparison.Ordinal)));
        Assert.Equal([id, "JW301 3.2", "0363", Fixtures.Bytes(Fixture).Length.ToString(), "Klaargezet"], [.. rij[..3], .. rij[4..]]);
        Assert.Matches(@"\A\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ\z", rij[3]);
    }

    [Fact]
    public async Task List_Json_IsTheAnswerOfTheKnooppunt()
    {
        var id = await SendAsync();

        var uitslag = await Postbus.RunAsync("mailbox", "list", "--limit", "250", "--json");

        Assert.Equal((0, ""), (uitslag.Uitgang, uitslag.Fouten));
        using var json = JsonDocument.Parse(Assert.Single(uitslag.Regels));
        Assert.Contains(
            json.RootElement.GetProperty("berichten").EnumerateArray(),
            b => b.GetProperty("referentiegegevens").GetProperty("traceerId").GetString() == id);
    }

    [Fact]
    public async Task List_Foutbericht_SaysSo()
    {
        var invoer = opstelling.Write("iwmo-3.2/WMO305.xml");
        await opstelling.Als(Proefopstelling.ZorgThuis).RunAsync(
            "send", invoer, "--van", "42420001", "--naar", "9999", "--via", "rest", "--rol-van", "Instelling", "--rol-naar", "Gemeente");

        var uitslag = await opstelling.Als(Proefopstelling.ZorgThuis).RunAsync("mailbox", "list", "--limit", "250");

        Assert.Contains(uitslag.Regels, r => Cellen(r) is [_, "Fo01 (WMO305 3.2)", ..]);
    }

    [Fact]
    public async Task List_OnBehalfOfAnother_NeedsItsMandate()
    {
        var id = await SendAsync();

        var met = await opstelling.Als(Proefopstelling.Softwarehuis).RunAsync("mailbox", "list", "--namens", "42420002", "--limit", "250");
        var zonder = await opstelling.Als(Proefopstelling.Buurman).RunAsync("mailbox", "list", "--namens", "42420002");

        Assert.Contains(id, met.Uit, StringComparison.Ordinal);
        zonder.AssertFout(
            1, "Dit mag u niet. U hebt geen mandaat om berichten van de organisatie in namens op te halen. Laat dit mandaat vastleggen op het knooppunt.");
    }

    [Fact]
    public async Task List_NamensThatIsNoCode_ReachesTheKnooppuntAsItIs()
        => (await Postbus.RunAsync("mailbox", "list", "--namens", "x&limit=1")).AssertFout(
            1,
            "De queryparameters zijn onjuist. De queryparameters zijn niet goed; fouten noemt elke parameter. Herstel ze en stuur het verzoek opnieuw.",
            "  namens: Kies de code van een organisatie.");

    [Fact]
    public async Task Get_ToFile_WritesTheBytesForTheOwnerOnly()
    {
        var (id, pad) = (await SendAsync(), opstelling[$"{Guid.NewGuid():n}"]);

        var uitslag = await Postbus.RunAsync("mailbox", "get", id, "--uit", pad);

        Assert.Equal((0, ""), (uitslag.Uitgang, uitslag.Uit));
        Assert.Equal([$"{pad}: {Fixtures.Bytes(Fixture).Length} bytes, SHA-256 klopt."], uitslag.Foutregels);
        Assert.Equal(Fixtures.Bytes(Fixture), await File.ReadAllBytesAsync(pad, TestContext.Current.CancellationToken));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(pad));
    }

    [Fact]
    public async Task Get_ToStandardOutput_IsThePayloadAndNothingElse()
    {
        var uitslag = await Postbus.RunAsync("mailbox", "get", await SendAsync());

        Assert.Equal((0, "", ""), (uitslag.Uitgang, uitslag.Uit, uitslag.Fouten));
        Assert.Equal(Fixtures.Bytes(Fixture), uitslag.Bytes);
    }

    [Fact]
    public async Task Get_NobodyTakesThePayload_SaysThatItIsStillThere()
    {
        var proef = Postbus;
        proef.Doel = new Doofdoel();

        (await proef.RunAsync("mailbox", "get", await SendAsync())).AssertFout(
            2, "De standaarduitvoer kan niet worden geschreven (Broken pipe). Het bericht staat nog in de postbus.");
    }

    [Fact]
    public async Task Get_FileThatExists_IsNotOverwrittenAndNothingIsFetched()
    {
        var (id, pad) = (await SendAsync(), opstelling.Write(Fixture));

        (await Postbus.RunAsync("mailbox", "get", id, "--uit", pad)).AssertFout(2, $"{pad} bestaat al en wordt niet overschreven. Kies een andere naam.");
        Assert.Equal(0, Assert.Single(await opstelling.FindAsync(id)).Ophalingen);
    }

    [Fact]
    public async Task Get_FolderThatDoesNotExist_LeavesTheMessageInTheMailbox()
    {
        var (id, pad) = (await SendAsync(), Path.Combine(opstelling["weg"], "a.xml"));

        var uitslag = await Postbus.RunAsync("mailbox", "get", id, "--uit", pad);

        Assert.Equal((2, ""), (uitslag.Uitgang, uitslag.Uit));
        Assert.StartsWith($"{pad} kan niet worden geschreven (", Assert.Single(uitslag.Foutregels), StringComparison.Ordinal);
        Assert.Equal(0, (await Postbus.RunAsync("mailbox", "confirm", id)).Uitgang);
    }

    [Theory]
    [InlineData("get")]
    [InlineData("status")]
    public async Task GetAndStatus_UnknownMessage_ExitWith1(string verb)
        => (await Postbus.RunAsync("mailbox", verb, Onbekend)).AssertFout(1, NietGevonden);

    [Fact]
    public async Task Get_MessageOfAnother_IsAsUnknownAsOneThatIsNot()
        => (await opstelling.Als(Proefopstelling.Buurman).RunAsync("mailbox", "get", await SendAsync())).AssertFout(1, NietGevonden);

    [Theory]
    [InlineData("../../health/live")]
    [InlineData("3F0E9A52-6D1C-4D0E-9B7A-1C2D3E4F5A6B")]
    [InlineData("?limit=1")]
    public async Task Verbs_IdThatIsNone_NeverBecomesAnAddress(string id)
    {
        foreach (var verb in new[] { "get", "status", "confirm" })
            (await Postbus.RunAsync("mailbox", verb, id)).AssertFout(2, $"{id} is geen traceerId: een UUID in kleine letters.");
    }

    [Fact]
    public async Task Confirm_Messages_TakesThemOutOfTheMailbox()
    {
        var (een, twee) = (await SendAsync(), await SendAsync());

        (await Postbus.RunAsync("mailbox", "confirm", een, twee)).AssertGoed($"{een}: bevestigd", $"{twee}: bevestigd");
        (await Postbus.RunAsync("mailbox", "get", een)).AssertFout(1, NietGevonden);
    }

    [Fact]
    public async Task Confirm_UnknownAmongOthers_ConfirmsTheOthersAndExitsWith1()
    {
        var id = await SendAsync();

        var uitslag = await Postbus.RunAsync("mailbox", "confirm", Onbekend, id);

        Assert.Equal(1, uitslag.Uitgang);
        Assert.Equal([$"{id}: bevestigd"], uitslag.Regels);
        Assert.Equal([$"{Onbekend}: {NietGevonden}"], uitslag.Foutregels);
    }

    [Fact]
    public async Task Confirm_TypingErrorAmongOthers_ConfirmsNothing()
    {
        var id = await SendAsync();

        (await Postbus.RunAsync("mailbox", "confirm", id, "x")).AssertFout(2, "x is geen traceerId: een UUID in kleine letters.");
        Assert.Equal(0, (await Postbus.RunAsync("mailbox", "get", id)).Uitgang);
    }

    [Fact]
    public async Task Status_MessageThatWasDelivered_ShowsTheWholeHistory()
    {
        var id = await SendAsync();
        await Postbus.RunAsync("mailbox", "get", id);
        await Postbus.RunAsync("mailbox", "confirm", id);

        var uitslag = await Postbus.RunAsync("mailbox", "status", id);

        Assert.Equal((0, ""), (uitslag.Uitgang, uitslag.Fouten));
        Assert.Equal([$"traceerId: {id}", $"conversatieId: {id}", "toestand: Bezorgd"], uitslag.Regels.Take(3));
        var rijen = uitslag.Regels.Where(r => r.StartsWith("| 2", StringComparison.Ordinal)).Select(r => Cellen(r)[1]);
        Assert.Equal(["Ontvangen", "Klaargezet", "Aangeboden", "Bezorgd"], rijen);
    }

    [Fact]
    public async Task Status_Json_IsTheAnswerOfTheKnooppunt()
    {
        var id = await SendAsync();

        var uitslag = await Postbus.RunAsync("mailbox", "status", id, "--json");

        using var json = JsonDocument.Parse(Assert.Single(uitslag.Regels));
        Assert.Equal((id, "Klaargezet"), (json.RootElement.GetProperty("traceerId").GetString(), json.RootElement.GetProperty("toestand").GetString()));
    }

    [Theory]
    [InlineData("goed", "goed", 0, "")]
    [InlineData("goed", "fout", 1, "Repr-Digest")]
    [InlineData("goed", null, 1, "Repr-Digest")]
    [InlineData("fout", "goed", 1, "de metadata")]
    [InlineData(null, "goed", 1, "de metadata")]
    public async Task Get_HashThatDiffers_GivesNothing(string? checksum, string? digest, int uitgang, string plek)
    {
        const string Inhoud = "<a/>";
        var hash = SHA256.HashData("<a/>"u8);
        var ander = SHA256.HashData("<b/>"u8);
        var metadata = checksum is null ? "[]" : $$$"""
            {"basisgegevens":{"ontvangenOp":"2026-03-02T09:00:00Z","toestand":"Klaargezet","payload":{"url":"","grootte":4,"contentType":"",
             "checksum":{"algoritme":"SHA256","waarde":"{{{Convert.ToHexStringLower(checksum == "goed" ? hash : ander)}}}"} } },"nieuwVeld":1}
            """;
        var kop = digest is null ? null : $"sha-256=:{Convert.ToBase64String(digest == "goed" ? hash : ander)}:";
        var (server, adres, _) = await Nepserver.StartAsync(
            opstelling,
            pad => pad.EndsWith("/payload", StringComparison.Ordinal) ? new(200, "application/xml", Inhoud, kop) : new(200, "application/json", metadata));
        await using (server)
        {
            var doel = opstelling[$"{Guid.NewGuid():n}"];

            var uitslag = await Postbus.RunAsync("mailbox", "get", Onbekend, "--knooppunt", adres);
            var bestand = await Postbus.RunAsync("mailbox", "get", Onbekend, "--knooppunt", adres, "--uit", doel);

            Assert.Equal((uitgang, uitgang), (uitslag.Uitgang, bestand.Uitgang));
            Assert.Equal(uitgang == 0 ? Inhoud : "", Encoding.UTF8.GetString(uitslag.Bytes));
            Assert.Equal(uitgang == 0, File.Exists(doel));
            if (uitgang != 0)
                Assert.Equal(
                    [$"{Onbekend}: de SHA-256 van de inhoud is een andere dan die in {plek}. Er is niets geschreven; haal het bericht opnieuw op."],
                    uitslag.Foutregels);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{\"berichten\":{}}")]
    [InlineData("<html>\u001b[2J</html>")]
    public async Task List_NonsenseAnswer_IsToldAsSuch(string antwoord)
    {
        var (server, adres, _) = await Nepserver.StartAsync(opstelling, _ => new Nepantwoord(200, "application/json", antwoord));
        await using (server)
        {
            (await Postbus.RunAsync("mailbox", "list", "--knooppunt", adres)).AssertFout(2, "Het antwoord is niet te begrijpen. Is dit adres een knooppunt?");
        }
    }

    [Fact]
    public async Task List_HostileTexts_AreShownWithoutObeyingThem()
    {
        const string Antwoord = """
            {"berichten":[{"referentiegegevens":{"traceerId":"\u001b[2J[red]"},"routeringgegevens":{"afzender":{"rol":null,"code":"\r\nx"},"berichtstroom":{"berichttype":"a\u202eb"}}}, {}]}
            """;
        var (server, adres, _) = await Nepserver.StartAsync(opstelling, _ => new Nepantwoord(200, "application/json", Antwoord));
        await using (server)
        {
            var tabel = await Postbus.RunAsync("mailbox", "list", "--knooppunt", adres);
            var json = await Postbus.RunAsync("mailbox", "list", "--json", "--knooppunt", adres);

            Assert.Equal((0, "", 0, ""), (tabel.Uitgang, tabel.Fouten, json.Uitgang, json.Fouten));
            Assert.Contains(tabel.Regels, r => Cellen(r) is [@"\u{1b}[2J[red]", @"a\u{202e}b .", @"\u{d}\u{a}x", ..]);
            Assert.DoesNotContain(tabel.Uit + json.Uit, c => c != '\n' && (char.IsControl(c) || c == '\u202e'));
            using var document = JsonDocument.Parse(Assert.Single(json.Regels));
        }
    }

    private Task<string> SendAsync() => opstelling.SendAsync(Proefopstelling.Amsterdam, Proefopstelling.JeugdVooruit, Fixture);

    private static string[] Cellen(string regel) => [.. regel.Trim('|').Split('|').Select(c => c.Trim())];
}
