using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IB.Gateway.Identiteit;
using IB.Gateway.Pki;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Pki;

public sealed class TestpkiTests : IDisposable
{
    private readonly TijdelijkeMap _map = new();
    private readonly FakeTime _tijd = new();
    private readonly Testpki _pki;

    public TestpkiTests() => _pki = new Testpki(_tijd);

    public void Dispose() => _map.Dispose();

    [Fact]
    public void Init_EmptyFolder_WritesBothCasTheirKeysAndLists()
    {
        _pki.Init(_map.Pad, Sleutelsoort.EcdsaP256);

        Assert.Equal(
            ["root.crl", "root.key", "root.pem", "tussen.crl", "tussen.key", "tussen.pem"],
            Directory.EnumerateFiles(_map[Testpki.CaMap]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Single(Directory.EnumerateFileSystemEntries(_map.Pad));
    }

    [Fact]
    public void Init_Again_RefusesAndLeavesEverything()
    {
        _pki.Init(_map.Pad, Sleutelsoort.EcdsaP256);
        var root = File.ReadAllText(_map["ca/root.pem"]);

        Assert.Throws<PkiException>(() => _pki.Init(_map.Pad, Sleutelsoort.EcdsaP256));

        Assert.Equal(root, File.ReadAllText(_map["ca/root.pem"]));
    }

    [Fact]
    public void Init_AfterAnInterruptedOne_Succeeds()
    {
        Directory.CreateDirectory(_map["ca.nieuw"]);
        File.WriteAllText(_map["ca.nieuw/root.key"], "half");

        _pki.Init(_map.Pad, Sleutelsoort.EcdsaP256);

        Assert.False(Directory.Exists(_map["ca.nieuw"]));
    }

    [Theory]
    [InlineData("ca/root.key")]
    [InlineData("ca/tussen.key")]
    [InlineData("aanbieder.key")]
    public void Keys_OnDisk_OnlyForTheOwner(string sleutel)
    {
        InitAndIssue();

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_map[sleutel]));
        Assert.DoesNotContain("PRIVATE", File.ReadAllText(Path.ChangeExtension(_map[sleutel], ".pem")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Sleutelsoort.EcdsaP256, X509KeyUsageFlags.DigitalSignature)]
    [InlineData(Sleutelsoort.Rsa3072, X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment)]
    internal void Issue_Holder_LooksLikePkioverheid(Sleutelsoort soort, X509KeyUsageFlags gebruik)
    {
        InitAndIssue(soort);
        using var certificaat = X509CertificateLoader.LoadCertificateFromFile(_map["aanbieder.pem"]);

        Assert.True(Onderwerpsnaam.TryRead(certificaat.SubjectName, out var delen));
        Assert.Equal(
            [("2.5.4.6", "NL"), ("2.5.4.10", "Proef B.V."), ("2.5.4.11", "Berichten"), ("2.5.4.3", "api.proef.example"), ("2.5.4.5", "00000099123456789000")],
            delen.Select(d => (d.Single().Type, d.Single().Tekst!)));
        var keyUsage = Assert.Single(certificaat.Extensions.OfType<X509KeyUsageExtension>());
        Assert.Equal(gebruik, keyUsage.KeyUsages);
        Assert.True(keyUsage.Critical);
        Assert.Equal(
            ["1.3.6.1.5.5.7.3.2", "1.3.6.1.5.5.7.3.1"],
            certificaat.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages.Cast<Oid>().Select(o => o.Value!));
        var namen = certificaat.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single();
        Assert.Equal(["api.proef.example"], namen.EnumerateDnsNames());
        Assert.Equal([System.Net.IPAddress.Loopback], namen.EnumerateIPAddresses());
        Assert.Equal(_tijd.GetUtcNow() + Testpki.Houderduur, new DateTimeOffset(certificaat.NotAfter.ToUniversalTime()));
        Assert.Equal(16, certificaat.SerialNumberBytes.Length);
    }

    [Fact]
    public void Issue_NearTheEndOfTheCa_DoesNotOutliveIt()
    {
        _pki.Init(_map.Pad, Sleutelsoort.EcdsaP256);
        _tijd.Advance(TimeSpan.FromDays(3600));
        _pki.Issue(_map.Pad, Aanvraag("laat"));

        using var ca = X509CertificateLoader.LoadCertificateFromFile(_map["ca/tussen.pem"]);
        using var certificaat = X509CertificateLoader.LoadCertificateFromFile(_map["laat.pem"]);
        Assert.Equal(ca.NotAfter, certificaat.NotAfter);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../buiten")]
    [InlineData("a/b")]
    [InlineData("a.b")]
    [InlineData("-rf")]
    [InlineData("Hoofdletter")]
    [InlineData("é")]
    public void Issue_NameThatIsNoFileName_Refused(string naam)
    {
        _pki.Init(_map.Pad, Sleutelsoort.EcdsaP256);

        Assert.Throws<PkiException>(() => _pki.Issue(_map.Pad, Aanvraag(naam)));
        Assert.Throws<PkiException>(() => _pki.Revoke(_map.Pad, naam));
    }

    [Fact]
    public void Issue_NameTaken_RefusedAndLeavesTheOld()
    {
        InitAndIssue();
        var oud = File.ReadAllText(_map["aanbieder.pem"]);

        Assert.Throws<PkiException>(() => _pki.Issue(_map.Pad, Aanvraag("aanbieder")));

        Assert.Equal(oud, File.ReadAllText(_map["aanbieder.pem"]));
    }

    [Fact]
    public void Issue_RealOin_Refused()
    {
        _pki.Init(_map.Pad, Sleutelsoort.EcdsaP256);
        Assert.True(Oin.TryParse("00000001002220647000", out var oin));

        Assert.Throws<PkiException>(() => _pki.Issue(_map.Pad, Aanvraag("echt") with { Oin = oin }));
        Assert.False(File.Exists(_map["echt.key"]));
    }

    [Fact]
    public void Everything_WithoutPki_SaysSo()
    {
        Assert.Throws<PkiException>(() => _pki.Issue(_map.Pad, Aanvraag("a")));
        Assert.Throws<PkiException>(() => _pki.Revoke(_map.Pad, "a"));
        Assert.Throws<PkiException>(() => _pki.RenewCrls(_map.Pad));
    }

    [Fact]
    public void Revoke_Twice_OneEntry()
    {
        InitAndIssue();
        _pki.Issue(_map.Pad, Aanvraag("ander"));

        _pki.Revoke(_map.Pad, "aanbieder");
        _pki.Revoke(_map.Pad, "aanbieder");
        _pki.Revoke(_map.Pad, "ander");

        Assert.Equal(2, ReadLijst("tussen").Aantal);
    }

    [Fact]
    public void RenewCrls_Revoked_StaysRevokedWithNewDates()
    {
        InitAndIssue();
        _pki.Revoke(_map.Pad, "aanbieder");
        _tijd.Advance(TimeSpan.FromDays(20));

        _pki.RenewCrls(_map.Pad);

        var lijst = ReadLijst("tussen");
        Assert.Equal(1, lijst.Aantal);
        Assert.Equal(_tijd.GetUtcNow(), lijst.ThisUpdate);
        Assert.Equal(_tijd.GetUtcNow() + Testpki.Lijstduur, lijst.NextUpdate);
        Assert.Equal(_tijd.GetUtcNow(), ReadLijst("root").ThisUpdate);
    }

    [Fact]
    public void Load_CertificateWithTheKeyOfAnother_Throws()
    {
        InitAndIssue();
        _pki.Issue(_map.Pad, Aanvraag("ander"));

        var fout = Assert.Throws<CryptographicException>(() => Eigencertificaat.Load(_map["aanbieder.pem"], _map["ander.key"]));

        Assert.Contains("ander.key", fout.Message, StringComparison.Ordinal);
    }

    private static PkiAanvraag Aanvraag(string naam)
    {
        Assert.True(Oin.TryParse("00000099123456789000", out var oin));
        return new PkiAanvraag(naam, "Proef B.V.", "Berichten", "api.proef.example", oin, ["api.proef.example"], [System.Net.IPAddress.Loopback]);
    }

    private void InitAndIssue(Sleutelsoort soort = Sleutelsoort.EcdsaP256)
    {
        _pki.Init(_map.Pad, Sleutelsoort.EcdsaP256);
        _pki.Issue(_map.Pad, Aanvraag("aanbieder") with { Sleutel = soort });
    }

    private Intrekkingslijst ReadLijst(string ca)
    {
        using var certificaat = X509CertificateLoader.LoadCertificateFromFile(_map[$"ca/{ca}.pem"]);
        Assert.True(IntrekkingslijstReader.TryRead(File.ReadAllBytes(_map[$"ca/{ca}.crl"]), [certificaat], out var lijst, out var fout), fout.ToString());
        return lijst;
    }
}
