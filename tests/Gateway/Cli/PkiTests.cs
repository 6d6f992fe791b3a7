using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Cli;

public sealed class PkiTests : IDisposable
{
    private const string Oin = "00000099042420001000";

    private readonly TijdelijkeMap _map = new();
    private readonly Opdrachtproef _proef = new();

    private string Pki => _map["pki"];

    public void Dispose() => _map.Dispose();

    [Fact]
    public async Task Init_EmptyFolder_MakesTheCasAndSaysWhere()
    {
        (await _proef.RunAsync("pki", "init", Pki)).AssertGoed($"Test-PKI gemaakt in {Pki}/ca: root.pem is het anker, tussen.pem de CA die uitgeeft.");

        Assert.Equal(
            ["root.crl", "root.key", "root.pem", "tussen.crl", "tussen.key", "tussen.pem"],
            Directory.GetFiles(Path.Combine(Pki, "ca")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Init_Twice_OverwritesNothing()
    {
        await InitAsync();
        var sleutel = File.ReadAllText(Path.Combine(Pki, "ca", "root.key"));

        (await _proef.RunAsync("pki", "init", Pki)).AssertFout(
            2, $"In {Pki} staat al een test-PKI. Die wordt niet overschreven; kies een andere map of verwijder deze eerst.");
        Assert.Equal(sleutel, File.ReadAllText(Path.Combine(Pki, "ca", "root.key")));
    }

    [Fact]
    public async Task Issue_ServerCertificate_HasWhatWasAsked()
    {
        await InitAsync();

        (await _proef.RunAsync(
            "pki", "issue", Pki, "knooppunt", "--organisatie", "Het Knooppunt", "--afdeling", "Berichten", "--oin", "00000099000000001000",
            "--dns", "localhost", "--dns", "knooppunt.example", "--ip", "127.0.0.1", "--ip", "::1"))
            .AssertGoed($"Uitgegeven: {Pki}/knooppunt.pem en {Pki}/knooppunt.key.");

        using var certificaat = X509Certificate2.CreateFromPemFile($"{Pki}/knooppunt.pem", $"{Pki}/knooppunt.key");
        Assert.Equal("SERIALNUMBER=00000099000000001000, CN=localhost, OU=Berichten, O=Het Knooppunt, C=NL", certificaat.Subject);
        var namen = certificaat.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single();
        Assert.Equal(["localhost", "knooppunt.example"], namen.EnumerateDnsNames());
        Assert.Equal(["127.0.0.1", "::1"], namen.EnumerateIPAddresses().Select(a => a.ToString()));
        Assert.NotNull(certificaat.GetECDsaPrivateKey());
    }

    [Fact]
    public async Task Issue_WithRsaAndOwnName_MakesThatKeyAndName()
    {
        await InitAsync();

        Assert.Equal(
            0, (await _proef.RunAsync("pki", "issue", Pki, "houder", "--organisatie", "X", "--cn", "Eigen Naam", "--dns", "a.example", "--rsa")).Uitgang);

        using var certificaat = X509Certificate2.CreateFromPemFile($"{Pki}/houder.pem", $"{Pki}/houder.key");
        Assert.Equal("CN=Eigen Naam, O=X, C=NL", certificaat.Subject);
        Assert.Equal(3072, certificaat.GetRSAPrivateKey()!.KeySize);
    }

    [Fact]
    public async Task Issue_WrongValues_NamesThemAllAndMakesNothing()
    {
        await InitAsync();

        (await _proef.RunAsync(
            "pki", "issue", Pki, "houder", "--organisatie", "a\u001b[31mb", "--cn", new string('x', 65), "--oin", "123", "--dns", "geen host", "--dns",
            "é.example", "--ip", "1.2.3.400"))
            .AssertFout(
                2,
                "Optie --oin is geen OIN: 20 tekens, beginnend met 8 cijfers en eindigend op 000.",
                "Optie --ip is geen IP-adres: 1.2.3.400.",
                "Optie --dns is geen hostnaam: geen host.",
                "Optie --dns is geen hostnaam: é.example.",
                "Optie --organisatie heeft 1 tot 64 tekens, zonder stuurtekens.",
                "Optie --cn heeft 1 tot 64 tekens, zonder stuurtekens.");
        Assert.Empty(Directory.GetFiles(Pki));
    }

    [Theory]
    [InlineData("../uitbraak")]
    [InlineData("ca/root")]
    [InlineData("Hoofdletter")]
    [InlineData("")]
    public async Task Issue_NameThatIsNoName_IsRefused(string naam)
    {
        await InitAsync();

        (await _proef.RunAsync("pki", "issue", Pki, naam, "--organisatie", "X")).AssertFout(
            2, "De naam van een certificaat bestaat uit 1 tot 63 kleine letters, cijfers en streepjes. Kies een andere naam.");
    }

    [Fact]
    public async Task Issue_RealOinOrNoPki_TellsWhy()
    {
        await InitAsync();

        (await _proef.RunAsync("pki", "issue", Pki, "houder", "--organisatie", "X", "--oin", "00000001001234567000")).AssertFout(
            2, "De test-PKI geeft alleen test-OIN's uit (prefix 00000099). Kies een OIN die daarmee begint.");
        (await _proef.RunAsync("pki", "issue", _map["leeg"], "houder", "--organisatie", "X")).AssertFout(
            2, $"In {_map["leeg"]} staat geen test-PKI. Maak die eerst met 'pki init'.");
    }

    [Fact]
    public async Task Issue_DamagedCa_IsToldAndNotThrown()
    {
        await InitAsync();
        await File.WriteAllTextAsync(Path.Combine(Pki, "ca", "tussen.key"), "geen sleutel", TestContext.Current.CancellationToken);

        var uitslag = await _proef.RunAsync("pki", "issue", Pki, "houder", "--organisatie", "X");

        Assert.Equal((2, ""), (uitslag.Uitgang, uitslag.Uit));
        Assert.StartsWith(
            "Een bestand van de test-PKI is beschadigd, of een gegeven past niet in een certificaat (", Assert.Single(uitslag.Foutregels),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revoke_Holder_PutsItOnTheList()
    {
        await InitAsync();
        await IssueAsync();

        (await _proef.RunAsync("pki", "revoke", Pki, "houder")).AssertGoed("houder is ingetrokken. Een draaiend knooppunt leest de lijst binnen een minuut.");

        using var houder = X509CertificateLoader.LoadCertificateFromFile($"{Pki}/houder.pem");
        var lijst = CertificateRevocationListBuilder.LoadPem(await File.ReadAllTextAsync($"{Pki}/ca/tussen.crl", TestContext.Current.CancellationToken), out _);
        Assert.True(lijst.RemoveEntry(houder.SerialNumberBytes.Span));
    }

    [Fact]
    public async Task Revoke_UnknownHolder_TellsSo()
    {
        await InitAsync();

        (await _proef.RunAsync("pki", "revoke", Pki, "niemand")).AssertFout(
            2, $"{Pki}/niemand.pem bestaat niet. Er is geen certificaat met de naam niemand om in te trekken; controleer de naam.");
    }

    [Fact]
    public async Task Crl_AgainAndAgain_RaisesTheNumberOfTheLists()
    {
        await InitAsync();
        CertificateRevocationListBuilder.LoadPem(await File.ReadAllTextAsync($"{Pki}/ca/root.crl", TestContext.Current.CancellationToken), out var eerst);

        var uitslag = await _proef.RunAsync("pki", "crl", Pki);

        Assert.Equal((0, ""), (uitslag.Uitgang, uitslag.Fouten));
        Assert.Matches(@"\ADe intrekkingslijsten zijn vernieuwd en gelden tot \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ\.\z", Assert.Single(uitslag.Regels));
        CertificateRevocationListBuilder.LoadPem(await File.ReadAllTextAsync($"{Pki}/ca/root.crl", TestContext.Current.CancellationToken), out var daarna);
        Assert.Equal(eerst + 1, daarna);
    }

    [Fact]
    public async Task Kenmerk_CertificateWithOin_IsTheOin()
    {
        await InitAsync();
        await IssueAsync("--oin", Oin);

        (await _proef.RunAsync("pki", "kenmerk", $"{Pki}/houder.pem")).AssertGoed($$"""{"oin":"{{Oin}}"}""");
    }

    [Fact]
    public async Task Kenmerk_CertificateWithoutOin_IsTheSubjectAndFitsInTheDirectory()
    {
        await InitAsync();
        await IssueAsync("--cn", "É, \"X\" + Y");

        var uitslag = await _proef.RunAsync("pki", "kenmerk", $"{Pki}/houder.pem");

        Assert.Equal((0, ""), (uitslag.Uitgang, uitslag.Fouten));
        var partijen = _map.Write("partijen.json", $$"""
            {"partijen": [{"code": "0384", "rol": "Gemeente", "naam": "Diemen", "certificaten": [{{uitslag.Regels.Single()}}],
              "functies": ["WMO*"], "bezorging": [{"wijze": "postbus"}]}]}
            """);
        (await _proef.RunAsync("partijen", "check", partijen)).AssertGoed(
            $"{partijen}: in orde (1 partij, 0 regels over releases, 0 bevriezingen, 0 onderwerpen)");
    }

    [Theory]
    [InlineData("geen certificaat")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")]
    public async Task Kenmerk_NoCertificate_ExitsWith2(string inhoud)
    {
        var pad = _map.Write("x.pem", inhoud);

        (await _proef.RunAsync("pki", "kenmerk", pad)).AssertFout(2, $"{pad} bevat geen certificaat in PEM.");
    }

    [Fact]
    public async Task Kenmerk_CertificateWithoutSubject_HasNone()
    {
        using var sleutel = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var nu = TimeProvider.System.GetUtcNow();
        using var certificaat = new CertificateRequest(new X500DistinguishedName(""), sleutel, HashAlgorithmName.SHA256).CreateSelfSigned(nu, nu.AddDays(1));
        var pad = _map.Write("x.pem", certificaat.ExportCertificatePem());

        (await _proef.RunAsync("pki", "kenmerk", pad)).AssertFout(
            1, $"{pad} heeft geen bruikbaar kenmerk: het onderwerp is leeg of heeft meer dan een serialNumber. Vraag een ander certificaat aan.");
    }

    private async Task InitAsync() => Assert.Equal(0, (await _proef.RunAsync("pki", "init", Pki)).Uitgang);

    private async Task IssueAsync(params string[] opties)
        => Assert.Equal(0, (await _proef.RunAsync(["pki", "issue", Pki, "houder", "--organisatie", "Zorg Thuis", .. opties])).Uitgang);
}
