using IB.Gateway.Identiteit;
using IB.Gateway.Pki;
using IB.Gateway.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// Without a certificate that is trusted and known nothing opens, at neither door, and nothing of the request is read: the body that
/// these requests announce never comes, and they are answered all the same (X15).
/// </summary>
public sealed class ZonderGoedCertificaat(ZonderGoedCertificaat.Certificaten fixture) : IClassFixture<ZonderGoedCertificaat.Certificaten>
{
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
            }

            return gevallen;
        }
    }

    [Theory]
    [MemberData(nameof(Gevallen))]
    public async Task Request_IsRefusedWithItsReasonBeforeTheBodyIsRead(string deur, string certificaat, int status, string reden)
    {
        await using var verbinding = await RuweVerbinding.OpenAsync(fixture.Proefketen.Knooppunt.Adres, fixture[certificaat]);

        await verbinding.SendAsync($"{deur} HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\nContent-Length: 1000\r\nExpect: 100-continue\r\n\r\n");
        var antwoord = await verbinding.ReadAsync();

        Assert.Equal(status, antwoord.Status);
        Assert.Contains(reden.Split('|'), r => antwoord.Tekst.Contains(r, StringComparison.Ordinal));
        Assert.Equal(deur.Contains("/stuf", StringComparison.Ordinal) ? "text/xml; charset=utf-8" : "application/problem+json", antwoord.Header("Content-Type"));
        Assert.Equal("close", antwoord.Header("Connection"));
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

        private void Issue(Testpki pki, string map, string naam, string oin)
        {
            Assert.True(Oin.TryParse(oin, out var geldig));
            var pad = pki.Issue(map, new PkiAanvraag(naam, "Proef", null, "localhost", geldig, ["localhost"], []));
            _certificaten[naam] = Eigencertificaat.Load(pad, Path.ChangeExtension(pad, ".key"));
        }
    }
}
