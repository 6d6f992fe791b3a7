using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IB.Gateway.Identiteit;
using IB.Gateway.Pki;
using IB.Gateway.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// Without a certificate that is trusted and known nothing opens, at neither door, and nothing of the request is read: the body that
/// these requests announce comes only after the answer (X15).
/// </summary>
[Trait(Aanvalslijst.Kenmerk, "X15")]
public sealed class ZonderGoedCertificaat(ZonderGoedCertificaat.Certificaten fixture) : IClassFixture<ZonderGoedCertificaat.Certificaten>
{
    private const int AangekondigdeLengte = 1000;

    private static readonly string[] Deuren =
    [
        "POST /v1/berichten", "GET /v1/berichten", "DELETE /v1/berichten/5f3c1f2e-8a4b-4c6d-9e0f-112233445566",
        "POST /stuf/ggk0210/OntvangAsynchroon", "POST /elders",
    ];

    public static TheoryData<string, string, int, string> Gevallen
    {
        get
        {
            var gevallen = new TheoryData<string, string, int, string>();
            foreach (var deur in Deuren)
            {
                gevallen.Add(deur, "geen", 401, "clientcertificaat");
                gevallen.Add(deur, "onbekend", 403, "niet bij een aangesloten organisatie");
                gevallen.Add(deur, "ingetrokken", 403, "ingetrokken");
                gevallen.Add(deur, "verlopen", 403, "niet meer geldig|verlopen");
                gevallen.Add(deur, "ander", 403, "stamcertificaat");
                gevallen.Add(deur, "ander-gebruik", 403, "clientAuth");
            }

            return gevallen;
        }
    }

    [Theory]
    [MemberData(nameof(Gevallen))]
    public async Task Request_IsRefusedWithItsReasonBeforeTheBodyIsRead(string deur, string certificaat, int status, string reden)
    {
        await using var verbinding = await RuweVerbinding.OpenAsync(fixture.Proefketen.Knooppunt.Adres, fixture[certificaat]);

        await verbinding.SendAsync(
            $"{deur} HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\nContent-Length: {AangekondigdeLengte}\r\nExpect: 100-continue\r\n\r\n");
        var antwoord = await verbinding.ReadAsync();

        Assert.Equal(status, antwoord.Status);
        Assert.Contains(reden.Split('|'), r => antwoord.Tekst.Contains(r, StringComparison.Ordinal));
        Assert.Equal(
            deur.Contains("/stuf", StringComparison.Ordinal) ? "text/xml; charset=utf-8" : "application/problem+json", antwoord.Header("Content-Type"));
        Assert.Equal("close", antwoord.Header("Connection"));

        // Otherwise the server waits some seconds for it, so that the answer is not lost in a reset.
        await verbinding.SendAsync(new byte[AangekondigdeLengte]);
        Assert.Empty(await verbinding.ReadToEndAsync());
    }

    public sealed class Certificaten : Ketenfixture, IAsyncLifetime
    {
        private readonly TijdelijkeMap _anderePki = new();
        private readonly Dictionary<string, Eigencertificaat> _certificaten = [];

        internal override Ketenplan Plan => new();

        internal Eigencertificaat? this[string naam] => naam == "geen" ? null : _certificaten[naam];

        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            var map = Proefketen.Opstelling.PkiMap;
            var toen = new FakeTime(TimeProvider.System.GetUtcNow().AddDays(-500));
            Issue(Proefketen.Opstelling.Pki, map, "onbekend", "00000099777777777000");
            Issue(Proefketen.Opstelling.Pki, map, "ingetrokken", Deelnemers.Buurman.Oin);
            Issue(new Testpki(toen), map, "verlopen", Deelnemers.Buurman.Oin);
            IssueVoorServers(map);
            Proefketen.Opstelling.Pki.Revoke(map, "ingetrokken");
            var ander = new Testpki(TimeProvider.System);
            ander.Init(_anderePki.Pad, Sleutelsoort.EcdsaP256);
            Issue(ander, _anderePki.Pad, "ander", Deelnemers.Buurman.Oin);
            Assert.Empty(((Knooppuntinproces)Proefketen.Knooppunt).Services.GetRequiredService<Vertrouwensbron>().Reload());
        }

        async ValueTask IAsyncDisposable.DisposeAsync()
        {
            foreach (var certificaat in _certificaten.Values)
                certificaat.Dispose();
            _anderePki.Dispose();
            await DisposeAsync();
        }

        /// <summary>A certificate of the chain's own CA, with the OIN of a party, that is not for clients.</summary>
        private void IssueVoorServers(string map)
        {
            Assert.True(Oin.TryParse(Deelnemers.Buurman.Oin, out var oin));
            using var sleutel = Sleutelpaar.Create(Sleutelsoort.EcdsaP256);
            using var ca = X509Certificate2.CreateFromPemFile(Path.Combine(map, Testpki.CaMap, "tussen.pem"), Path.Combine(map, Testpki.CaMap, "tussen.key"));
            var verzoek = Certificaatmal.Houder(new PkiAanvraag("ander-gebruik", "Proef", null, "localhost", oin, ["localhost"], []), sleutel);
            verzoek.CertificateExtensions.Remove(verzoek.CertificateExtensions.OfType<X509EnhancedKeyUsageExtension>().Single());
            verzoek.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
            verzoek.CertificateExtensions.Add(Certificaatmal.Uitgeverssleutel(ca));
            var nu = TimeProvider.System.GetUtcNow();
            using var certificaat = verzoek.Create(ca, nu.AddMinutes(-5), nu.AddDays(1), Certificaatmal.CreateSerienummer());
            var pad = Path.Combine(map, "ander-gebruik.pem");
            Pkibestanden.CreateSleutel(Path.ChangeExtension(pad, ".key"), sleutel);
            Pkibestanden.Create(pad, certificaat.ExportCertificatePem() + "\n" + ca.ExportCertificatePem());
            _certificaten["ander-gebruik"] = Eigencertificaat.Load(pad, Path.ChangeExtension(pad, ".key"));
        }

        private void Issue(Testpki pki, string map, string naam, string oin)
        {
            Assert.True(Oin.TryParse(oin, out var geldig));
            var pad = pki.Issue(map, new PkiAanvraag(naam, "Proef", null, "localhost", geldig, ["localhost"], []));
            _certificaten[naam] = Eigencertificaat.Load(pad, Path.ChangeExtension(pad, ".key"));
        }
    }
}
