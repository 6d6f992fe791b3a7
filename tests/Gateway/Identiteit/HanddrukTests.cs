using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IB.Gateway.Identiteit;
using IB.Gateway.Pki;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Identiteit;

public sealed class HanddrukTests : IDisposable
{
    // Years before or after the real date: nothing in the handshake may look at the real clock.
    private readonly Proefpki _pki = new(tijd: new FakeTime(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero)));
    private readonly Lus _lus;

    public HanddrukTests()
        => _lus = new Lus(_pki, LoadServer(Sleutelsoort.EcdsaP256), _pki.CreateVerificatie());

    public void Dispose() => _pki.Dispose();

    [Theory]
    [InlineData(SslProtocols.Tls12, Sleutelsoort.EcdsaP256)]
    [InlineData(SslProtocols.Tls13, Sleutelsoort.EcdsaP256)]
    [InlineData(SslProtocols.Tls12, Sleutelsoort.Rsa3072)]
    [InlineData(SslProtocols.Tls13, Sleutelsoort.Rsa3072)]
    internal async Task Handshake_IssuedCertificates_BothSidesKnowEachOther(SslProtocols protocol, Sleutelsoort soort)
    {
        using var client = LoadClient(_pki, soort);

        Assert.Equal(protocol, await _lus.ShakeAsync(protocol, client.Context));

        Assert.Equal(
            new Certificaatverdict.Vertrouwd(new Certificaatkenmerk(Kenmerksoort.Oin, Proefpki.TestOin)), _lus.Verdict);
        Assert.True(_lus.Meegestuurd >= 1);
    }

    [Fact]
    public async Task Handshake_BothProtocolsOffered_Tls13Chosen()
    {
        using var client = LoadClient(_pki, Sleutelsoort.EcdsaP256);

        Assert.Equal(SslProtocols.Tls13, await _lus.ShakeAsync(SslProtocols.Tls12 | SslProtocols.Tls13, client.Context));
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task Handshake_CertificateOfAnotherPki_LetDown(SslProtocols protocol)
    {
        using var vreemd = new Proefpki(tijd: _pki.Tijd);
        using var client = LoadClient(vreemd, Sleutelsoort.EcdsaP256);

        await AssertVerbrokenAsync(() => _lus.ShakeAsync(protocol, client.Context));

        CertificaatverificatieTests.AssertGeweigerd(Certificaatweigering.OnbekendeUitgever, _lus.Verdict!);
    }

    [Fact]
    public async Task Handshake_NoClientCertificate_LetDown()
    {
        await AssertVerbrokenAsync(() => _lus.ShakeAsync(SslProtocols.Tls13, client: null));

        CertificaatverificatieTests.AssertGeweigerd(Certificaatweigering.GeenCertificaat, _lus.Verdict!);
    }

    [Fact]
    public async Task Handshake_SecondConnection_JudgedAgain()
    {
        // No resumption: what counted for the first connection is not carried over to the next.
        using var client = LoadClient(_pki, Sleutelsoort.EcdsaP256);
        await _lus.ShakeAsync(SslProtocols.Tls12, client.Context);
        _pki.Pki.Revoke(_pki.Map, "client");
        _pki.Tijd.Advance(VertrouwensOptions.StandaardHerlaadinterval);

        await AssertVerbrokenAsync(() => _lus.ShakeAsync(SslProtocols.Tls12, client.Context));

        CertificaatverificatieTests.AssertGeweigerd(Certificaatweigering.Ingetrokken, _lus.Verdict!);
    }

    [Fact]
    public async Task Handshake_CertificatePointsAtAServer_NobodyConnectsToIt()
    {
        using var lokaas = new TcpListener(IPAddress.Loopback, 0);
        lokaas.Start();
        using var client = LoadMetVerwijzing($"http://127.0.0.1:{((IPEndPoint)lokaas.LocalEndpoint).Port}/");

        await AssertVerbrokenAsync(
            () => _lus.ShakeAsync(SslProtocols.Tls13, System.Net.Security.SslStreamCertificateContext.Create(client, null, offline: true)));

        CertificaatverificatieTests.AssertGeweigerd(Certificaatweigering.OnbekendeUitgever, _lus.Verdict!);
        Assert.False(lokaas.Pending());
    }

    // Whether the alert or the closed connection comes first depends on the protocol and on the network.
    private static async Task AssertVerbrokenAsync(Func<Task> handdruk)
    {
        var fout = await Record.ExceptionAsync(handdruk);
        Assert.True(fout is AuthenticationException or IOException, fout?.ToString() ?? "de handdruk slaagde");
    }

    // Issued by nobody we know, with addresses for the certificate of its issuer and for a revocation list.
    private X509Certificate2 LoadMetVerwijzing(string adres)
    {
        using var sleutel = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var verzoek = new CertificateRequest(Proefpki.Naam(), sleutel, HashAlgorithmName.SHA256);
        verzoek.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension([], [adres + "ca.cer"]));
        verzoek.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([adres + "ca.crl"]));
        var nu = _pki.Tijd.GetUtcNow();
        using var casleutel = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var kaal = verzoek.Create(
            Certificaatmal.CaOnderwerp("Vreemde CA"), X509SignatureGenerator.CreateForECDsa(casleutel), nu, nu.AddDays(1), Certificaatmal.CreateSerienummer());
        return kaal.CopyWithPrivateKey(sleutel);
    }

    private Eigencertificaat LoadServer(Sleutelsoort soort)
        => _pki.Houd(Load(_pki, new PkiAanvraag("server", "Knooppunt Proef", null, "localhost", null, ["localhost"], [IPAddress.Loopback], soort)));

    private static Eigencertificaat LoadClient(Proefpki pki, Sleutelsoort soort)
    {
        Assert.True(Oin.TryParse(Proefpki.TestOin, out var oin));
        return Load(pki, new PkiAanvraag("client", "Zorgaanbieder Proef", "Berichten", "client.proef.example", oin, [], [], soort));
    }

    private static Eigencertificaat Load(Proefpki pki, PkiAanvraag aanvraag)
    {
        var pad = pki.Pki.Issue(pki.Map, aanvraag);
        return Eigencertificaat.Load(pad, Path.ChangeExtension(pad, ".key"));
    }
}
