using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using IB.Gateway.Identiteit;
using IB.Gateway.Pki;
using IB.Gateway.Tests.Identiteit;

namespace IB.Gateway.Tests.Pki;

/// <summary>Our reader against a list that openssl wrote; our PKI before openssl as a strict judge.</summary>
public sealed class OpensslTests
{
    private static readonly string[] Serienummers = ["01", "7FFF", "80", "FFEEDDCCBBAA99887766554433221100"];

    [Theory]
    [InlineData(Sleutelsoort.EcdsaP256, "sha256", false)]
    [InlineData(Sleutelsoort.EcdsaP256, "sha512", false)]
    [InlineData(Sleutelsoort.Rsa3072, "sha384", false)]
    [InlineData(Sleutelsoort.Rsa3072, "sha256", true)]
    [InlineData(Sleutelsoort.Rsa3072, "sha512", true)]
    internal async Task TryRead_ListWrittenByOpenssl_SameContent(Sleutelsoort soort, string hash, bool pss)
    {
        using var pki = new Proefpki(soort);
        WriteDatabase(pki.Map);
        string[] ondertekening = pss ? ["-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:digest"] : [];

        await Openssl.RunAsync(
            pki.Map,
            [
                "ca", "-config", "openssl.cnf", "-gencrl", "-cert", "ca/tussen.pem", "-keyfile", "ca/tussen.key", "-md", hash,
                "-crl_lastupdate", "20260302090000Z", "-crl_nextupdate", "20260309090000Z", "-out", "uit.crl", .. ondertekening,
            ]);

        var ca = pki.LoadCa("tussen");
        Assert.True(
            IntrekkingslijstReader.TryRead(File.ReadAllBytes(Path.Combine(pki.Map, "uit.crl")), [ca], out var lijst, out var fout), fout.ToString());
        Assert.Equal(Uitgeversleutel.Of(ca), lijst.Uitgever);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), lijst.ThisUpdate);
        Assert.Equal(new DateTimeOffset(2026, 3, 9, 9, 0, 0, TimeSpan.Zero), lijst.NextUpdate);
        Assert.Equal(Serienummers.Length, lijst.Aantal);
        Assert.All(Serienummers, s => Assert.True(lijst.Contains(Convert.FromHexString(s))));
        Assert.False(lijst.Contains([0x02]));
    }

    [Theory]
    [InlineData(Sleutelsoort.EcdsaP256)]
    [InlineData(Sleutelsoort.Rsa3072)]
    internal async Task Testpki_BeforeOpenssl_ChainPurposeAndListsAreInOrder(Sleutelsoort soort)
    {
        using var pki = new Proefpki(soort);
        pki.Issue("houder");
        pki.Issue("ander", "00000099999999999000");
        pki.Pki.Revoke(pki.Map, "ander");

        await VerifyAsync(pki, "houder");
        var fout = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => VerifyAsync(pki, "ander"));
        Assert.Contains("certificate revoked", fout.Message, StringComparison.Ordinal);
        var tekst = await Openssl.RunAsync(pki.Map, "crl", "-in", "ca/tussen.crl", "-noout", "-text");
        using var ander = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(pki.Map, "ander.pem"));
        Assert.Contains(ander.SerialNumber, tekst, StringComparison.Ordinal);
    }

    private static Task<string> VerifyAsync(Proefpki pki, string naam)
        => Openssl.RunAsync(
            pki.Map, "verify", "-x509_strict", "-purpose", "sslclient", "-crl_check_all",
            "-attime", pki.Tijd.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            "-CAfile", "ca/root.pem", "-untrusted", "ca/tussen.pem", "-CRLfile", "ca/root.crl", "-CRLfile", "ca/tussen.crl", naam + ".pem");

    // The text database of openssl ca: state, expiry, revocation, serial, file, subject.
    private static void WriteDatabase(string map)
    {
        File.WriteAllText(
            Path.Combine(map, "openssl.cnf"),
            "[ca]\ndefault_ca=d\n[d]\ndatabase=index.txt\ncrlnumber=nummer\ncrl_extensions=e\n[e]\nauthorityKeyIdentifier=keyid\n");
        File.WriteAllText(Path.Combine(map, "nummer"), "01\n");
        File.WriteAllLines(
            Path.Combine(map, "index.txt"),
            Serienummers.Select((s, i) => $"R\t270101000000Z\t260301000000Z,keyCompromise\t{s}\tunknown\t/CN=houder {i}"));
    }
}
