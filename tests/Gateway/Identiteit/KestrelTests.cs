using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IB.Gateway.Identiteit;
using IB.Gateway.Pki;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace IB.Gateway.Tests.Identiteit;

/// <summary>The same identity through the server that the gateway runs on: the handshake asks, the request answers.</summary>
public sealed class KestrelTests : IDisposable
{
    private readonly Proefpki _pki = new();

    public void Dispose() => _pki.Dispose();

    [Fact]
    public async Task Request_PartnersAndStrangers_EachGetsItsOwnVerdict()
    {
        using var vreemd = new Proefpki();
        var verificatie = _pki.CreateVerificatie();
        var server = Load(_pki, "server", oin: null);
        await using var app = Build(server, verificatie);
        await app.StartAsync(TestContext.Current.CancellationToken);
        var adres = new Uri(app.Urls.Single());

        Assert.Equal($"Oin {Proefpki.TestOin}", await GetAsync(adres, Load(_pki, "een", Proefpki.TestOin)));
        Assert.Equal("Oin 00000099999999999000", await GetAsync(adres, Load(_pki, "twee", "00000099999999999000")));
        Assert.Equal("Onderwerp C=nl,O=proef,CN=drie.proef.example", await GetAsync(adres, Load(_pki, "drie", oin: null)));
        Assert.Equal("OnbekendeUitgever", await GetAsync(adres, Load(vreemd, "vreemd", Proefpki.TestOin)));
        Assert.Equal("GeenCertificaat", await GetAsync(adres, client: null));
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Handshake_CertificateThatNamesAddressesOfItsIssuer_GoesToNone()
    {
        using var uitgever = new TcpListener(IPAddress.Loopback, 0);
        uitgever.Start();
        await using var app = Build(WithAddresses($"http://{uitgever.LocalEndpoint}/"), _pki.CreateVerificatie());
        await app.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal("GeenCertificaat", await GetAsync(new Uri(app.Urls.Single()), client: null));
        Assert.False(uitgever.Pending());
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    // Without the CA between it and the root, so that there is something to look for.
    private Eigencertificaat WithAddresses(string adres)
    {
        using var sleutel = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var verzoek = new CertificateRequest(Proefpki.Naam(), sleutel, HashAlgorithmName.SHA256);
        verzoek.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension([adres], [adres]));
        var namen = new SubjectAlternativeNameBuilder();
        namen.AddIpAddress(IPAddress.Loopback);
        verzoek.CertificateExtensions.Add(namen.Build());
        var nu = _pki.Tijd.GetUtcNow();
        using var certificaat = verzoek.Create(_pki.LoadCa("tussen"), nu.AddMinutes(-1), nu.AddDays(1), Certificaatmal.CreateSerienummer());
        var pad = Path.Combine(_pki.Map, "adressen.pem");
        File.WriteAllText(pad, certificaat.ExportCertificatePem());
        File.WriteAllText(Path.ChangeExtension(pad, ".key"), sleutel.ExportPkcs8PrivateKeyPem());
        return _pki.Houd(Eigencertificaat.Load(pad, Path.ChangeExtension(pad, ".key")));
    }

    private static WebApplication Build(Eigencertificaat server, Certificaatverificatie verificatie)
    {
        var bouwer = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        bouwer.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration()
            .ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => Handdruk.Use(l, server, TimeSpan.FromSeconds(10))));
        var app = bouwer.Build();
        app.Run(http => http.Response.WriteAsync(verificatie.Verify(http.Connection.ClientCertificate) switch
        {
            Certificaatverdict.Vertrouwd v => $"{v.Kenmerk.Soort} {v.Kenmerk.Waarde}",
            Certificaatverdict.Geweigerd g => g.Reden.ToString(),
            _ => "onbekend verdict",
        }));
        return app;
    }

    private async Task<string> GetAsync(Uri adres, Eigencertificaat? client)
    {
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.ClientCertificateContext = client?.Context;
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { _pki.LoadCa("root") },
            ExtraStore = { _pki.LoadCa("tussen") },
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            VerificationTime = _pki.Tijd.GetUtcNow().UtcDateTime,
        };
        using var http = new HttpClient(handler);
        return await http.GetStringAsync(adres, TestContext.Current.CancellationToken);
    }

    private Eigencertificaat Load(Proefpki pki, string naam, string? oin)
    {
        var waarde = Oin.TryParse(oin, out var gelezen) ? gelezen : null;
        var pad = pki.Pki.Issue(
            pki.Map, new PkiAanvraag(naam, "Proef", null, $"{naam}.proef.example", waarde, ["localhost"], [IPAddress.Loopback]));
        return _pki.Houd(Eigencertificaat.Load(pad, Path.ChangeExtension(pad, ".key")));
    }
}
