using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IB.Gateway.Identiteit;
using IB.Gateway.Pki;

namespace IB.Gateway.Tests.Identiteit;

public sealed class CertificaatverificatieTests : IDisposable
{
    private readonly Proefpki _pki = new();

    public void Dispose() => _pki.Dispose();

    [Fact]
    public void Verify_IssuedByOurPki_TrustedByOin()
    {
        var verdict = _pki.CreateVerificatie().Verify(_pki.Issue());

        Assert.Equal(
            new Certificaatverdict.Vertrouwd(new Certificaatkenmerk(Kenmerksoort.Oin, Proefpki.TestOin)), verdict);
    }

    [Fact]
    public void Verify_RsaPki_Trusted()
    {
        using var pki = new Proefpki(Sleutelsoort.Rsa3072);

        Assert.IsType<Certificaatverdict.Vertrouwd>(pki.CreateVerificatie().Verify(pki.Issue()));
    }

    [Fact]
    public void Verify_Nothing_RefusedAsGeenCertificaat()
        => AssertGeweigerd(Certificaatweigering.GeenCertificaat, _pki.CreateVerificatie().Verify(null));

    [Fact]
    public void Verify_WithoutExtendedKeyUsage_Trusted()
        => Assert.IsType<Certificaatverdict.Vertrouwd>(Verify(_pki.IssueAnders(static _ => { })));

    [Fact]
    public void Verify_NotYetValid_RefusedUntilItsStart()
    {
        var certificaat = _pki.IssueAnders(static _ => { }, begin: TimeSpan.FromMinutes(2));
        var verificatie = _pki.CreateVerificatie();
        AssertGeweigerd(Certificaatweigering.NietGeldig, verificatie.Verify(certificaat));

        _pki.Tijd.Advance(TimeSpan.FromMinutes(2));

        Assert.IsType<Certificaatverdict.Vertrouwd>(verificatie.Verify(certificaat));
    }

    [Fact]
    public void Verify_ExpiresWhileCached_RefusedFromItsEnd()
    {
        var certificaat = _pki.IssueAnders(static _ => { }, duur: TimeSpan.FromMinutes(3));
        var verificatie = _pki.CreateVerificatie();
        Assert.IsType<Certificaatverdict.Vertrouwd>(verificatie.Verify(certificaat));

        _pki.Tijd.Advance(TimeSpan.FromMinutes(2) + TimeSpan.FromSeconds(1));

        AssertGeweigerd(Certificaatweigering.NietGeldig, verificatie.Verify(certificaat));
    }

    [Fact]
    public void Verify_CaAboveExpired_RefusedAsNietGeldig()
    {
        // The holder outlives its CA, which a careless CA can arrange; a generator signs what the normal way refuses.
        var ca = _pki.LoadCa("tussen");
        using var sleutel = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var casleutel = ca.GetECDsaPrivateKey()!;
        var verzoek = new CertificateRequest(Proefpki.Naam(), sleutel, HashAlgorithmName.SHA256);
        var nu = _pki.Tijd.GetUtcNow();
        using var certificaat = verzoek.Create(
            ca.SubjectName, X509SignatureGenerator.CreateForECDsa(casleutel), nu, nu.AddYears(20), Certificaatmal.CreateSerienummer());
        _pki.Tijd.Advance(TimeSpan.FromDays(3651));
        _pki.Pki.RenewCrls(_pki.Map);

        AssertGeweigerd(Certificaatweigering.NietGeldig, Verify(certificaat));
    }

    [Fact]
    public void Verify_OtherPkiWithTheSameNames_RefusedAsOnbekendeUitgever()
    {
        using var vreemd = new Proefpki();

        AssertGeweigerd(Certificaatweigering.OnbekendeUitgever, Verify(vreemd.Issue()));
    }

    [Fact]
    public void Verify_SelfSignedWithOurOin_RefusedAsOnbekendeUitgever()
    {
        using var sleutel = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var verzoek = new CertificateRequest(Proefpki.Naam(), sleutel, HashAlgorithmName.SHA256);
        using var certificaat = verzoek.CreateSelfSigned(_pki.Tijd.GetUtcNow(), _pki.Tijd.GetUtcNow().AddDays(1));

        AssertGeweigerd(Certificaatweigering.OnbekendeUitgever, Verify(certificaat));
    }

    [Fact]
    public void Verify_IntermediateNotConfigured_RefusedAsOnbekendeUitgever()
        => AssertGeweigerd(
            Certificaatweigering.OnbekendeUitgever,
            _pki.CreateVerificatie(_pki.Options with { Tussencertificaten = [] }).Verify(_pki.Issue()));

    [Fact]
    public void Verify_SignatureDamaged_RefusedAsOnbekendeUitgever()
    {
        var der = _pki.Issue().RawData;
        der[^1] ^= 1;
        using var certificaat = X509CertificateLoader.LoadCertificate(der);

        AssertGeweigerd(Certificaatweigering.OnbekendeUitgever, Verify(certificaat));
    }

    [Fact]
    public void Verify_IssuedByAHolder_RefusedAsOnbekendeUitgever()
    {
        // A partner signs a certificate with the OIN of another.
        var houder = _pki.Issue();
        using var casleutel = ECDsa.Create();
        casleutel.ImportFromPem(File.ReadAllText(Path.Combine(_pki.Map, "aanbieder.key")));
        using var sleutel = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var nu = _pki.Tijd.GetUtcNow();
        using var vals = new CertificateRequest(Proefpki.Naam("00000099999999999000"), sleutel, HashAlgorithmName.SHA256).Create(
            houder.SubjectName, X509SignatureGenerator.CreateForECDsa(casleutel), nu, nu.AddDays(1), Certificaatmal.CreateSerienummer());

        AssertGeweigerd(Certificaatweigering.OnbekendeUitgever, Verify(vals));
    }

    [Theory]
    [InlineData("1.3.6.1.5.5.7.3.1")]
    [InlineData("2.5.29.37.0")]
    public void Verify_ExtendedKeyUsageWithoutClientAuth_RefusedAsVerkeerdGebruik(string oid)
        => AssertGeweigerd(
            Certificaatweigering.VerkeerdGebruik,
            Verify(_pki.IssueAnders(v => v.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(oid)], critical: false)))));

    [Fact]
    public void Verify_CaMayOnlyIssueForServers_RefusedAsVerkeerdGebruik()
    {
        using var casleutel = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var caverzoek = new CertificateRequest(Certificaatmal.CaOnderwerp("Alleen servers"), casleutel, HashAlgorithmName.SHA256);
        caverzoek.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, critical: true));
        caverzoek.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        var nu = _pki.Tijd.GetUtcNow();
        using var ca = caverzoek.Create(_pki.LoadCa("root"), nu, nu.AddDays(9), Certificaatmal.CreateSerienummer());
        File.WriteAllText(_pki.Ca("servers.pem"), ca.ExportCertificatePem());
        using var sleutel = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificaat = new CertificateRequest(Proefpki.Naam(), sleutel, HashAlgorithmName.SHA256).Create(
            ca.SubjectName, X509SignatureGenerator.CreateForECDsa(casleutel), nu, nu.AddDays(1), Certificaatmal.CreateSerienummer());

        AssertGeweigerd(
            Certificaatweigering.VerkeerdGebruik,
            _pki.CreateVerificatie(_pki.Options with { Tussencertificaten = [_pki.Ca("servers.pem")] }).Verify(certificaat));
    }

    [Fact]
    public void Verify_KeyUsageWithoutDigitalSignature_RefusedAsVerkeerdGebruik()
        => AssertGeweigerd(
            Certificaatweigering.VerkeerdGebruik,
            Verify(_pki.IssueAnders(static v => v.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyAgreement, critical: true)))));

    [Theory]
    [InlineData("root")]
    [InlineData("tussen")]
    public void Verify_CaCertificate_RefusedAsVerkeerdGebruik(string ca)
        => AssertGeweigerd(Certificaatweigering.VerkeerdGebruik, Verify(_pki.LoadCa(ca)));

    [Theory]
    [InlineData("2.5.29.37")]
    [InlineData("2.5.29.15")]
    [InlineData("2.5.29.19")]
    public void Verify_ExtensionIsGarbage_RefusedAsVerkeerdGebruik(string oid)
        => AssertGeweigerd(
            Certificaatweigering.VerkeerdGebruik,
            Verify(_pki.IssueAnders(v => v.CertificateExtensions.Add(new X509Extension(oid, [0x30, 0x7F, 0x01], critical: true)))));

    [Fact]
    public void Verify_UnknownCriticalExtension_RefusedAsVerkeerdGebruik()
        => AssertGeweigerd(
            Certificaatweigering.VerkeerdGebruik,
            Verify(_pki.IssueAnders(static v => v.CertificateExtensions.Add(new X509Extension("1.2.3.4.5", [0x05, 0x00], critical: true)))));

    [Fact]
    public void Verify_TwoSerialNumbers_RefusedAsGeenKenmerk()
    {
        var bouwer = new X500DistinguishedNameBuilder();
        bouwer.Add("2.5.4.5", Proefpki.TestOin, UniversalTagNumber.PrintableString);
        bouwer.Add("2.5.4.5", "00000099999999999000", UniversalTagNumber.PrintableString);

        AssertGeweigerd(Certificaatweigering.GeenKenmerk, Verify(_pki.IssueAnders(static _ => { }, bouwer.Build())));
    }

    [Fact]
    public void Verify_EmptySubject_RefusedAsGeenKenmerk()
        => AssertGeweigerd(
            Certificaatweigering.GeenKenmerk,
            Verify(_pki.IssueAnders(static _ => { }, new X500DistinguishedName(new byte[] { 0x30, 0x00 }))));

    [Fact]
    public void Verify_Refused_ExplanationHoldsNoTextOfTheCertificate()
    {
        using var vreemd = new Proefpki();
        var bouwer = new X500DistinguishedNameBuilder();
        bouwer.AddCommonName("<script>\r\nlog-injectie");
        var verdict = Assert.IsType<Certificaatverdict.Geweigerd>(Verify(vreemd.IssueAnders(static _ => { }, bouwer.Build())));

        Assert.DoesNotContain("script", verdict.Uitleg, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', verdict.Uitleg);
    }

    private Certificaatverdict Verify(X509Certificate2 certificaat) => _pki.CreateVerificatie().Verify(certificaat);

    internal static void AssertGeweigerd(Certificaatweigering reden, Certificaatverdict verdict)
        => Assert.Equal(reden, Assert.IsType<Certificaatverdict.Geweigerd>(verdict).Reden);
}
