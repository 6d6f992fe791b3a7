using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Cli;

[Collection(nameof(Proefopstelling))]
public sealed class VerbindingTests(Proefopstelling opstelling)
{
    [Fact]
    public async Task Connect_OptionAndVariable_TheOptionCounts()
    {
        var proef = opstelling.Als(Proefopstelling.Buurman);
        proef.Variabelen["IBGATEWAY_KNOOPPUNT"] = Nepserver.Nergens();

        (await proef.RunAsync("mailbox", "list", "--knooppunt", opstelling.Adres.AbsoluteUri)).AssertGoed("De postbus is leeg.");
    }

    [Fact]
    public async Task Connect_WithoutIntermediate_RefusesTheKnooppunt()
    {
        var proef = opstelling.Als(Proefopstelling.Buurman);
        proef.Variabelen.Remove("IBGATEWAY_TUSSEN");

        (await proef.RunAsync("mailbox", "list")).AssertFout(2, Geweigerd(opstelling.Adres, "OnbekendeUitgever"));
    }

    [Fact]
    public async Task Connect_OtherAnchor_RefusesTheKnooppunt()
    {
        using var map = new TijdelijkeMap();
        Assert.Equal(0, (await new Opdrachtproef().RunAsync("pki", "init", map.Pad)).Uitgang);
        var proef = opstelling.Als(Proefopstelling.Buurman);
        proef.Variabelen["IBGATEWAY_CRL"] = "";

        (await proef.RunAsync("mailbox", "list", "--ankers", Path.Combine(map.Pad, "ca", "root.pem"), "--tussen", Path.Combine(map.Pad, "ca", "tussen.pem")))
            .AssertFout(2, Geweigerd(opstelling.Adres, "OnbekendeUitgever"));
    }

    [Fact]
    public async Task Connect_RevokedKnooppunt_IsRefusedOnlyWhenTheListIsGiven()
    {
        var (server, adres, naam) = await Nepserver.StartAsync(opstelling, _ => new Nepantwoord(200, "application/json", "{\"berichten\":[]}"));
        await using (server)
        {
            opstelling.Opstelling.Pki.Revoke(opstelling.Opstelling.PkiMap, naam);
            var proef = opstelling.Als(Proefopstelling.Buurman);

            (await proef.RunAsync("mailbox", "list", "--knooppunt", adres)).AssertFout(2, Geweigerd(new Uri(adres), "Ingetrokken"));
            proef.Variabelen.Remove("IBGATEWAY_CRL");
            (await proef.RunAsync("mailbox", "list", "--knooppunt", adres)).AssertGoed("De postbus is leeg.");
        }
    }

    [Fact]
    public async Task Connect_ListsOfNobody_RefusesTheKnooppunt()
    {
        using var leeg = new TijdelijkeMap();

        (await opstelling.Als(Proefopstelling.Buurman).RunAsync("mailbox", "list", "--crl", leeg.Pad))
            .AssertFout(2, Geweigerd(opstelling.Adres, "IntrekkingOnbekend"));
    }

    [Theory]
    [InlineData("http://localhost:8443")]
    [InlineData("localhost:8443")]
    [InlineData("https://naam:wachtwoord@localhost")]
    [InlineData("file:///etc/passwd")]
    public async Task Connect_AddressThatIsNoHttps_IsRefused(string adres)
        => (await opstelling.Als(Proefopstelling.Buurman).RunAsync("mailbox", "list", "--knooppunt", adres)).AssertFout(
            2, "Het adres van het knooppunt moet een https-adres zijn, zoals https://knooppunt.example:8443.");

    [Fact]
    public async Task Connect_FilesThatAreMissingOrWrong_AreAllNamed()
    {
        var proef = opstelling.Als(Proefopstelling.Buurman);
        var (weg, certificaat) = (opstelling["weg"], proef.Variabelen["IBGATEWAY_CERTIFICAAT"]);

        var uitslag = await proef.RunAsync("mailbox", "list", "--ankers", weg, "--crl", weg, "--sleutel", certificaat);

        Assert.Equal((2, ""), (uitslag.Uitgang, uitslag.Uit));
        Assert.Equal(
            [$"crlMap {weg} bestaat niet. Maak de map aan of verbeter het pad.", $"{weg} bestaat niet. Verbeter het pad of zet het CA-certificaat daar neer."],
            uitslag.Foutregels.Take(2));
        Assert.StartsWith($"Certificaat {certificaat} met sleutel {certificaat} is niet te gebruiken: ", uitslag.Foutregels[2], StringComparison.Ordinal);
        Assert.Equal(3, uitslag.Foutregels.Count);
    }

    [Fact]
    public async Task Connect_CertificateAndKeyThatAreNotThere_AreBothNamed()
        => (await opstelling.Als(Proefopstelling.Buurman).RunAsync("mailbox", "list", "--certificaat", "nee.pem", "--sleutel", "nee.key")).AssertFout(
            2, "nee.pem bestaat niet, of is geen bestand. Controleer --certificaat.", "nee.key bestaat niet, of is geen bestand. Controleer --sleutel.");

    [Fact]
    public async Task Connect_KeyOfAnother_IsRefused()
    {
        var proef = opstelling.Als(Proefopstelling.Buurman);
        var ander = opstelling.Als(Proefopstelling.ZorgThuis).Variabelen["IBGATEWAY_SLEUTEL"];

        var uitslag = await proef.RunAsync("mailbox", "list", "--sleutel", ander);

        Assert.Equal(2, uitslag.Uitgang);
        Assert.Contains("hoort niet bij het certificaat", Assert.Single(uitslag.Foutregels), StringComparison.Ordinal);
    }

    private static string Geweigerd(Uri adres, string reden)
        => $"Geen antwoord van {adres.GetLeftPart(UriPartial.Authority)}: Ontvanger geweigerd: zijn certificaat is niet te vertrouwen ({reden}). Controleer --knooppunt, --ankers, --tussen en --crl.";
}
