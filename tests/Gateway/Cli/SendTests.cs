using IB.Gateway.Storage;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Cli;

[Collection(nameof(Proefopstelling))]
public sealed class SendTests(Proefopstelling opstelling)
{
    private const string Toewijzing = "iwmo-3.2/WMO301.xml";
    private const string Start = "iwmo-3.2/WMO305.xml";
    private const string Ongeldig = "ongeldig/WMO301-geslacht-buiten-codelijst.xml";
    private const string Uuid = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    private const string TeGroot = "tekst: Het bericht is te groot: meer dan 26214400 bytes. Splits het en stuur de delen met nieuwe referentienummers.";

    private static readonly string[] ViaRest = ["--via", "rest", "--rol-van", "Instelling", "--rol-naar", "Gemeente"];

    [Fact]
    public async Task Send_OverStuf_IsTakenOverWithANewNumber()
    {
        var uitslag = await Diemen(Toewijzing);

        Assert.Equal((0, ""), (uitslag.Uitgang, uitslag.Fouten));
        Assert.Equal(3, uitslag.Regels.Count);
        Assert.Matches($@"\Areferentienummer: {Uuid}\z", uitslag.Regels[0]);
        Assert.Equal("uitkomst: overgenomen (Bv03)", uitslag.Regels[1]);
        Assert.Equal(Vervolg(uitslag.Regels[0].Split(' ')[1]), uitslag.Regels[2]);
        var bericht = Assert.Single(await opstelling.FindAsync(uitslag.Regels[0].Split(' ')[1]));
        var envelop = bericht.Envelop;
        Assert.Equal(("0384", "IB.Gateway", "42420001"), (envelop.Zender.Organisatie, envelop.Zender.Applicatie, envelop.Ontvanger.Organisatie));
        Assert.Equal(("WMO301", new Versie(3, 2), Berichtsoort.Di01), (envelop.Functie, envelop.FunctieVersie, envelop.Soort));
    }

    [Fact]
    public async Task Send_SameNumberTwice_GetsTheSameReceipt()
    {
        var nummer = Nieuw();
        string[] regels = [$"referentienummer: {nummer}", "uitkomst: overgenomen (Bv03)", Vervolg(nummer)];

        (await Diemen(Toewijzing, "--referentie", nummer, "--applicatie", "Eigen Applicatie")).AssertGoed(regels);
        (await Diemen(Toewijzing, "--referentie", nummer, "--applicatie", "Eigen Applicatie")).AssertGoed(regels);

        Assert.Equal("Eigen Applicatie", Assert.Single(await opstelling.FindAsync(nummer)).Envelop.Zender.Applicatie);
    }

    [Fact]
    public async Task Send_OnBehalfOfAnother_IsRefusedWithCodeAndText()
    {
        var nummer = Nieuw();

        var uitslag = await opstelling.Als(Proefopstelling.Diemen).RunAsync(
            "send", opstelling.Write(Toewijzing), "--van", "0363", "--naar", "42420001", "--referentie", nummer);

        Assert.Equal((1, ""), (uitslag.Uitgang, uitslag.Fouten));
        Assert.Equal(
            [
                $"referentienummer: {nummer}",
                "uitkomst: geweigerd (Fo03)",
                "code: IB002",
                "tekst: Met dit certificaat mag niet worden verzonden namens organisatie 0363. Gebruik het eigen certificaat of laat een mandaat vastleggen.",
                "details: WMO301-00030002",
            ],
            uitslag.Regels);
        Assert.Equal(Toestand.Afgekeurd, Assert.Single(await opstelling.FindAsync(nummer)).Toestand);
    }

    [Fact]
    public async Task Send_InvalidContent_IsForTheKnooppuntToJudge()
    {
        var nummer = Nieuw();

        (await Diemen(Ongeldig, "--referentie", nummer)).AssertGoed($"referentienummer: {nummer}", "uitkomst: overgenomen (Bv03)", Vervolg(nummer));

        var fout = await opstelling.Diemenpoort.WaitForAsync(
            b => b.Foutbericht is not null && b.Envelop.AntwoordOp == nummer, TestContext.Current.CancellationToken);
        Assert.Equal("StUF055", fout.Foutbericht!.Code);
    }

    [Fact]
    public async Task Send_InvalidContentWithControleer_StaysHere()
    {
        var (nummer, pad) = (Nieuw(), opstelling.Write(Ongeldig));

        var uitslag = await opstelling.Als(Proefopstelling.Diemen).RunAsync(
            "send", pad, "--van", "0384", "--naar", "42420001", "--referentie", nummer, "--controleer");

        Assert.Equal(1, uitslag.Uitgang);
        Assert.Equal(
            [$"{pad}: ongeldig", "  23:23 /Bericht/Client/Geslacht: de waarde van Geslacht is onjuist, verwacht wordt een van 0, 1, 2"], uitslag.Regels);
        Assert.Equal(["Niet verstuurd: het bericht is ongeldig. Herstel het, of laat --controleer weg."], uitslag.Foutregels);
        Assert.Empty(await opstelling.FindAsync(nummer));
    }

    [Fact]
    public async Task Send_ValidContentWithControleer_IsSent()
        => Assert.Equal(0, (await Diemen(Toewijzing, "--controleer")).Uitgang);

    /// <summary>The knooppunt refuses what the envelope calls something else, so it is not sent.</summary>
    [Theory]
    [InlineData(Start, "WMO307", "3.2", "het is een WMO305 3.2 en zou als WMO307 3.2 gaan")]
    [InlineData(Start, "WMO305", "3.1", "het is een WMO305 3.2 en zou als WMO305 3.1 gaan")]
    [InlineData(Start, "WMO999", "3.2", "het is een WMO305 3.2 en zou als WMO999 3.2 gaan")]
    [InlineData(Start, "WMO405", "4.0", "het is een WMO305 3.2 en zou als WMO405 4.0 gaan")]
    [InlineData("stuf/Bv03.xml", "WMO305", "3.2", "het is geen bericht en zou als WMO305 3.2 gaan")]
    [InlineData("stuf/Bv03.xml", "WMO405", "4.0", "het is geen bericht en zou als WMO405 4.0 gaan")]
    public async Task Send_OtherTypeWithControleer_StaysHere(string fixture, string type, string versie, string verschil)
    {
        var nummer = Nieuw();

        var uitslag = await Diemen(fixture, "--berichttype", type, "--berichtversie", versie, "--referentie", nummer, "--controleer");

        uitslag.AssertFout(1, $"Niet verstuurd: {verschil}. Geef met --berichttype en --berichtversie wat het is, of laat ze weg.");
        Assert.Empty(await opstelling.FindAsync(nummer));
    }

    /// <summary>Checked as far as the knooppunt itself would, by the type that the envelope names.</summary>
    [Theory]
    [InlineData("<Bericht xmlns=\"http://www.istandaarden.nl/ieb/4_0/wmo405/schema\"/>", 0)]
    [InlineData("<Bericht xmlns=\"http://www.istandaarden.nl/ieb/4_0/wmo405/schema\">", 1)]
    public async Task Send_RealMessageOfAStandInWithControleer_NeedsToBeXmlOnly(string inhoud, int uitgang)
    {
        var pad = opstelling[$"{Nieuw()}.xml"];
        File.WriteAllText(pad, inhoud);

        var uitslag = await opstelling.Als(Proefopstelling.Diemen).RunAsync(
            "send", pad, "--van", "0384", "--naar", "CAK", "--referentie", Nieuw(), "--controleer", "--berichttype", "WMO405", "--berichtversie", "4.0");

        Assert.Equal(uitgang, uitslag.Uitgang);
    }

    [Fact]
    public async Task Send_ExampleOfAStandIn_SaysItselfWhatItIs()
        => Assert.Equal(0, (await opstelling.Als(Proefopstelling.Diemen).RunAsync(
            "send", opstelling.Write("ieb-4.0-plaatsvervanger/WMO405.xml"), "--van", "0384", "--naar", "CAK", "--controleer")).Uitgang);

    [Fact]
    public async Task Send_FromStandardInput_ArrivesByteForByte()
    {
        var (proef, nummer) = (opstelling.Als(Proefopstelling.ZorgThuis), Nieuw());
        proef.Invoer = Fixtures.Bytes(Start);

        (await proef.RunAsync(["send", "-", "--van", "42420001", "--naar", "0384", "--referentie", nummer, .. ViaRest]))
            .AssertGoed($"referentienummer: {nummer}", "uitkomst: overgenomen (Klaargezet)");

        var gekregen = await opstelling.Diemenpoort.WaitForAsync(b => b.Envelop.Referentienummer == nummer, TestContext.Current.CancellationToken);
        Assert.Equal(proef.Invoer, gekregen.Inhoud);
    }

    [Fact]
    public async Task Send_AnswerOverRest_RefersToWhatItAnswers()
    {
        var heen = await opstelling.SendAsync(Proefopstelling.Diemen, Proefopstelling.ZorgThuis, Toewijzing);

        var uitslag = await ZorgThuis("iwmo-3.2/WMO302.xml", "--antwoord-op", heen);

        Assert.Equal((0, ""), (uitslag.Uitgang, uitslag.Fouten));
        var gekregen =
            await opstelling.Diemenpoort.WaitForAsync(b => b.Envelop.AntwoordOp == heen && b.Foutbericht is null, TestContext.Current.CancellationToken);
        Assert.Equal((Berichtsoort.Du01, "WMO302"), (gekregen.Envelop.Soort, gekregen.Envelop.Functie));
    }

    [Fact]
    public async Task Send_AnswerOverStuf_TravelsAsDu01()
    {
        var verzoek = await ZorgThuis("iwmo-3.2/WMO315.xml");
        var heen = verzoek.Regels[0].Split(' ')[1];

        var antwoord = await Diemen("iwmo-3.2/WMO316.xml", "--antwoord-op", heen);

        Assert.Equal((0, ""), (antwoord.Uitgang, antwoord.Fouten));
        var bericht = Assert.Single(await opstelling.FindAsync(antwoord.Regels[0].Split(' ')[1]));
        Assert.Equal((Berichtsoort.Du01, heen), (bericht.Envelop.Soort, bericht.Envelop.AntwoordOp));
    }

    [Fact]
    public async Task Send_UnknownReceiverOverRest_IsRejectedWithCodeAndText()
    {
        var nummer = Nieuw();

        var uitslag = await opstelling.Als(Proefopstelling.ZorgThuis).RunAsync(
            ["send", opstelling.Write(Start), "--van", "42420001", "--naar", "9999", "--referentie", nummer, .. ViaRest]);

        Assert.Equal((1, ""), (uitslag.Uitgang, uitslag.Fouten));
        Assert.Equal(
            [
                $"referentienummer: {nummer}",
                "uitkomst: afgekeurd",
                "code: IB210",
                "tekst: Ontvangende organisatie onbekend. Organisatie 9999. Controleer de code van de ontvanger en stuur een nieuw bericht.",
            ],
            uitslag.Regels.Take(4));
    }

    [Fact]
    public async Task Send_WrongMetadataOverRest_ShowsEveryFaultThatTheKnooppuntNames()
    {
        var nummer = Nieuw();

        var uitslag = await opstelling.Als(Proefopstelling.ZorgThuis).RunAsync(
            "send", opstelling.Write(Start), "--van", "42420001", "--naar", "0384", "--via", "rest", "--rol-van", "Baas", "--rol-naar", "Baasje",
            "--referentie", nummer);

        Assert.Equal((1, ""), (uitslag.Uitgang, uitslag.Fouten));
        Assert.Equal(
            [
                $"referentienummer: {nummer}",
                "uitkomst: geweigerd (HTTP 400)",
                "code: RIN001",
                "tekst: Het verzoek is niet te lezen: deel berichtMetadata is onjuist, zie fouten (2). Herstel dit en stuur het opnieuw.",
                "  routeringgegevens.afzender.rol: Onbekende rol. Kies uit Gemeente, Instelling, Praktijk, Zorgverlener, Ketenpartner, Intermediair; hoofdletters tellen.",
                "  routeringgegevens.geadresseerden[0].rol: Onbekende rol. Kies uit Gemeente, Instelling, Praktijk, Zorgverlener, Ketenpartner, Intermediair; hoofdletters tellen.",
            ],
            uitslag.Regels);
    }

    [Fact]
    public async Task Send_TooLargeOverStuf_IsRefusedByTheKnooppuntBeforeTheBody()
    {
        var uitslag = await opstelling.Als(Proefopstelling.Diemen).RunAsync(
            "send", Groot(), "--van", "0384", "--naar", "42420001", "--berichttype", "WMO301", "--berichtversie", "3.2");

        Assert.Equal((1, ""), (uitslag.Uitgang, uitslag.Fouten));
        Assert.Equal(["uitkomst: geweigerd (Fo03)", "code: IB007", TeGroot], uitslag.Regels.Skip(1));
    }

    [Fact]
    public async Task Send_TooLargeOverRest_IsRefusedByTheKnooppuntBeforeTheBody()
    {
        var uitslag = await opstelling.Als(Proefopstelling.ZorgThuis).RunAsync(
            ["send", Groot(), "--van", "42420001", "--naar", "0384", "--berichttype", "WMO305", "--berichtversie", "3.2", .. ViaRest]);

        Assert.Equal((1, ""), (uitslag.Uitgang, uitslag.Fouten));
        Assert.Equal(["uitkomst: geweigerd (HTTP 413)", "code: IB007", TeGroot], uitslag.Regels.Skip(1));
    }

    [Fact]
    public async Task Send_CertificateOfNobody_IsRefusedOverBothProtocols()
    {
        const string Reden =
            "Dit certificaat is geldig, maar hoort niet bij een aangesloten organisatie. Meld het OIN van het certificaat aan bij het knooppunt.";
        var vreemdeling = opstelling.Als(Proefopstelling.Vreemdeling);

        var stuf = await vreemdeling.RunAsync("send", opstelling.Write(Toewijzing), "--van", "0384", "--naar", "42420001");
        var rest = await vreemdeling.RunAsync(["send", opstelling.Write(Start), "--van", "42420001", "--naar", "0384", .. ViaRest]);

        Assert.Equal((1, "", 1, ""), (stuf.Uitgang, stuf.Fouten, rest.Uitgang, rest.Fouten));
        Assert.Equal(
            [
                "uitkomst: geweigerd (Fo03)",
                "code: IB002",
                "tekst: Toegang geweigerd op het clientcertificaat. De oorzaak, en wat u kunt doen, staat in details.",
                $"details: {Reden}",
            ],
            stuf.Regels.Skip(1));
        Assert.Equal(["uitkomst: geweigerd (HTTP 403)", $"tekst: {Reden}"], rest.Regels.Skip(1));
    }

    [Fact]
    public async Task Send_UnrecognisablePayload_AsksForTypeAndVersion()
    {
        var pad = opstelling["onbekend.xml"];
        await File.WriteAllTextAsync(pad, "<a/>", TestContext.Current.CancellationToken);

        (await opstelling.Als(Proefopstelling.Diemen).RunAsync("send", pad, "--van", "0384", "--naar", "42420001")).AssertFout(
            2, "Het bericht zegt niet welk type en welke versie het is. Geef --berichttype en --berichtversie.");
    }

    [Fact]
    public async Task Send_OptionsThatDoNotFit_AreAllNamed()
    {
        (await Diemen(Toewijzing, "--via", "post")).AssertFout(2, "Optie --via is stuf of rest.");
        (await Diemen(Toewijzing, "--rol-van", "Gemeente")).AssertFout(2, "Optie --rol-van hoort bij --via rest.");
        (await Diemen(Toewijzing, "--via", "rest", "--applicatie", "X", "--berichtversie", "drie")).AssertFout(
            2,
            "Optie --rol-van is verplicht bij --via rest.",
            "Optie --rol-naar is verplicht bij --via rest.",
            "Optie --applicatie hoort bij --via stuf; bij rest komt de applicatie uit het register.",
            "Optie --berichtversie is een versie zoals 3.2.");
        (await Diemen(Toewijzing, "--referentie", "3F0E9A52-6D1C-4D0E-9B7A-1C2D3E4F5A6B", "--antwoord-op", "de vorige")).AssertFout(
            2,
            "Optie --referentie is een UUID versie 4 in kleine letters.",
            "Optie --antwoord-op is een UUID in kleine letters, het referentienummer van het bericht waarop dit een antwoord is.");
        (await Diemen(Toewijzing, "--referentie", "3f0e9a52-6d1c-1d0e-9b7a-1c2d3e4f5a6b")).AssertFout(
            2, "Optie --referentie is een UUID versie 4 in kleine letters.");
        (await Diemen(Toewijzing, "--applicatie", "a\u0001b", "--berichttype", "\u0000")).AssertFout(
            2, "Optie --applicatie bevat een teken dat niet in XML past.", "Optie --berichttype bevat een teken dat niet in XML past.");
        (await opstelling.Als(Proefopstelling.Diemen).RunAsync("send", opstelling.Write(Toewijzing), "--van", "a\u0007", "--naar", "0384"))
            .AssertFout(2, "Optie --van bevat een teken dat niet in XML past.");
    }

    [Fact]
    public async Task Send_WithoutConnectionOptions_NamesEveryOneThatIsMissing()
        => (await new Opdrachtproef().RunAsync("send", "a.xml", "--van", "0384", "--naar", "42420001", "--knooppunt", "https://localhost")).AssertFout(
            2,
            "Optie --certificaat ontbreekt. Geef haar, of zet IBGATEWAY_CERTIFICAAT.",
            "Optie --sleutel ontbreekt. Geef haar, of zet IBGATEWAY_SLEUTEL.",
            "Optie --ankers ontbreekt. Geef haar, of zet IBGATEWAY_ANKERS.");

    [Fact]
    public async Task Send_WhereNobodyListens_TellsThatNothingWasSent()
    {
        var (adres, nummer) = (Nepserver.Nergens(), Nieuw());

        var uitslag = await Diemen(Toewijzing, "--knooppunt", adres, "--referentie", nummer);

        Assert.Equal(2, uitslag.Uitgang);
        Assert.Equal([$"referentienummer: {nummer}"], uitslag.Regels);
        Assert.Equal(
            [
                $"Niet verstuurd: er kwam geen verbinding tot stand, om de reden hieronder. Herstel die en verstuur het opnieuw, desgewenst met --referentie {nummer}.",
                $"Geen antwoord van {adres}: er kan geen verbinding worden gemaakt. Controleer adres en poort, en of het knooppunt draait.",
            ],
            uitslag.Foutregels);
    }

    [Fact]
    public async Task Send_ToWhomIsNotTrusted_TellsThatNothingWasSent()
    {
        var (proef, nummer) = (opstelling.Als(Proefopstelling.Diemen), Nieuw());
        proef.Variabelen.Remove("IBGATEWAY_TUSSEN");

        var uitslag = await proef.RunAsync("send", opstelling.Write(Toewijzing), "--van", "0384", "--naar", "42420001", "--referentie", nummer);

        Assert.Equal(2, uitslag.Uitgang);
        Assert.Equal(
            $"Niet verstuurd: er kwam geen verbinding tot stand, om de reden hieronder. Herstel die en verstuur het opnieuw, desgewenst met --referentie {nummer}.",
            uitslag.Foutregels[0]);
        Assert.Contains("Ontvanger geweigerd", uitslag.Foutregels[1], StringComparison.Ordinal);
        Assert.Empty(await opstelling.FindAsync(nummer));
    }

    [Fact]
    public async Task Send_ConnectionBreaksAfterwards_TellsHowToRepeat()
    {
        var nummer = Nieuw();
        var (server, adres, _) = await Nepserver.StartAsync(opstelling, _ => throw new NotSupportedException());
        await using (server)
        {
            server.Gedrag = http =>
            {
                http.Abort();
                return Task.FromResult(false);
            };

            var uitslag = await Diemen(Toewijzing, "--knooppunt", adres, "--referentie", nummer);

            Assert.Equal(2, uitslag.Uitgang);
            Assert.Equal(
                [
                    $"Onbekend of het bericht is overgenomen. Verstuur het opnieuw met --referentie {nummer}; dan komt het nooit dubbel aan.",
                    $"Geen antwoord van {adres}: de verbinding is verbroken. Probeer het opnieuw.",
                ],
                uitslag.Foutregels);
        }
    }

    [Fact]
    public async Task Send_ToSomethingElse_NeverCountsAsTakenOver()
    {
        var (server, adres, _) = await Nepserver.StartAsync(opstelling, _ => new Nepantwoord(200, "text/html", "<html>\u001b[2Jwelkom</html>"));
        await using (server)
        {
            var stuf = await Diemen(Toewijzing, "--knooppunt", adres);
            var rest = await ZorgThuis(Start, "--knooppunt", adres);

            Assert.Equal((2, 2), (stuf.Uitgang, rest.Uitgang));
            Assert.Equal(["uitkomst: onbekend", "tekst: het antwoord is geen Bv03 en geen Fo03; is dit adres een knooppunt?"], stuf.Regels.Skip(1));
            Assert.Equal(
                ["uitkomst: onbekend", "tekst: het antwoord is niet dat van een postbus (HTTP 200); is dit adres een knooppunt?"], rest.Regels.Skip(1));
        }
    }

    [Theory]
    [InlineData(202, "", "onbekend")]
    [InlineData(202, "null", "onbekend")]
    [InlineData(202, "{\"traceerId\":\"3f0e9a52-6d1c-4d0e-9b7a-1c2d3e4f5a6b\",\"toestand\":\"Klaargezet\"}", "onbekend")]
    [InlineData(202, "{\"traceerId\":\"NUMMER\",\"toestand\":\"Klaargezet\"}", "overgenomen (Klaargezet)")]
    [InlineData(202, "{\"traceerId\":\"NUMMER\",\"toestand\":\"Afgekeurd\",\"fout\":{\"code\":\"X\"}}", "afgekeurd")]
    [InlineData(200, "{\"traceerId\":\"NUMMER\",\"toestand\":\"Klaargezet\"}", "onbekend")]
    [InlineData(302, "{\"detail\":\"elders\"}", "onbekend")]
    [InlineData(503, "{\"detail\":\"vol\"}", "geweigerd (HTTP 503)")]
    [InlineData(503, "vol", "onbekend")]
    public async Task Send_AnswersOverRest_CountAsWhatTheySayOfThisMessage(int status, string antwoord, string uitkomst)
    {
        var nummer = Nieuw();
        var (server, adres, _) = await Nepserver.StartAsync(
            opstelling, _ => new Nepantwoord(status, "application/json", antwoord.Replace("NUMMER", nummer, StringComparison.Ordinal)));
        await using (server)
        {
            var uitslag = await ZorgThuis(Start, "--knooppunt", adres, "--referentie", nummer);

            Assert.Equal($"uitkomst: {uitkomst}", uitslag.Regels[1]);
            Assert.Equal(uitkomst switch { "onbekend" => 2, "overgenomen (Klaargezet)" => 0, _ => 1 }, uitslag.Uitgang);
        }
    }

    private Task<Proefuitslag> Diemen(string fixture, params string[] opties)
        => opstelling.Als(Proefopstelling.Diemen).RunAsync(["send", opstelling.Write(fixture), "--van", "0384", "--naar", "42420001", .. opties]);

    private Task<Proefuitslag> ZorgThuis(string fixture, params string[] opties)
        => opstelling.Als(Proefopstelling.ZorgThuis)
            .RunAsync(["send", opstelling.Write(fixture), "--van", "42420001", "--naar", "0384", .. ViaRest, .. opties]);

    private static string Vervolg(string nummer)
        => $"vervolg: het knooppunt keurt de inhoud nog, en een fout daarin volgt als Fo01; kijk met ib-gateway mailbox status {nummer}";

    private static string Nieuw() => new Routing.Nummergever().Next();

    private string Groot()
    {
        var pad = opstelling[$"{Guid.NewGuid():n}"];
        using var bestand = new FileStream(pad, FileMode.CreateNew);
        bestand.SetLength(30_000_000);
        return pad;
    }
}
