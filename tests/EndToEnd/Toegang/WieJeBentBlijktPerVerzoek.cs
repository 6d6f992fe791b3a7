using IB.Gateway.Demo;
using IB.Gateway.Identiteit;
using IB.Gateway.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>An open connection is no standing permission: every request is judged by what holds at that moment (X23).</summary>
[Trait(Aanvalslijst.Kenmerk, "X23")]
public sealed class WieJeBentBlijktPerVerzoek
{
    private static readonly Deelnemer Vertrekker = new("42420009", Rol.Instelling, "Vertrekker (proef)", ["WMO*"]);

    // May hand in what Diemen sends.
    private static Ketenplan Gemachtigd => new()
    {
        Partijen = r =>
        {
            r.Add(Vertrekker);
            r.Mandate(Vertrekker, Deelnemers.Diemen, "WMO*", "2020-01-01", tot: null);
        },
    };

    [Fact]
    public async Task Revocation_CountsForTheNextRequestOnTheSameConnection()
    {
        await using var keten = await Proefketen.StartAsync(new Ketenplan { Partijen = r => r.Add(Vertrekker) });
        await using var verbinding = await RuweVerbinding.OpenAsync(keten.Knooppunt.Adres, keten.Partij(Vertrekker).Certificaat);
        await verbinding.SendAsync(Ruwverzoek.Get("/v1/berichten"));
        var eerst = await verbinding.ReadAsync();

        keten.Opstelling.Pki.Revoke(keten.Opstelling.PkiMap, Vertrekker.Code);
        ((Knooppuntinproces)keten.Knooppunt).Services.GetRequiredService<Vertrouwensbron>().Reload();
        await verbinding.SendAsync(Ruwverzoek.Get("/v1/berichten"));
        var daarna = await verbinding.ReadAsync();

        Assert.Equal(200, eerst.Status);
        Assert.Equal(403, daarna.Status);
        Assert.Contains("ingetrokken", daarna.Tekst, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LeavingTheDirectory_CountsForTheNextRequestOnTheSameConnection()
    {
        await using var keten = await Proefketen.StartAsync(new Ketenplan { Partijen = r => r.Add(Vertrekker) });
        await using var verbinding = await RuweVerbinding.OpenAsync(keten.Knooppunt.Adres, keten.Partij(Vertrekker).Certificaat);
        await verbinding.SendAsync(Ruwverzoek.Get("/v1/berichten"));
        var eerst = await verbinding.ReadAsync();

        keten.ChangePartijen(r => r.Partij(Vertrekker)["tot"] = "2020-01-01");
        Assert.True(((PartijenBestand)((Knooppuntinproces)keten.Knooppunt).Services.GetRequiredService<IPartijregisterBron>()).Reload());
        await verbinding.SendAsync(Ruwverzoek.Get("/v1/berichten"));
        var daarna = await verbinding.ReadAsync();

        Assert.Equal(200, eerst.Status);
        Assert.Equal(403, daarna.Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Revocation_WhileTheMessageComesIn_KeepsItOut(bool stuf)
    {
        await using var keten = await Proefketen.StartAsync(Gemachtigd);

        var antwoord = await SendInTwoPartsAsync(keten, stuf, () =>
        {
            keten.Opstelling.Pki.Revoke(keten.Opstelling.PkiMap, Vertrekker.Code);
            ((Knooppuntinproces)keten.Knooppunt).Services.GetRequiredService<Vertrouwensbron>().Reload();
        });

        Assert.Equal(403, antwoord.Status);
        Assert.Contains("ingetrokken", antwoord.Tekst, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task LeavingTheDirectory_WhileTheMessageComesIn_KeepsItOut(bool stuf)
    {
        await using var keten = await Proefketen.StartAsync(Gemachtigd);

        var antwoord = await SendInTwoPartsAsync(keten, stuf, () => Change(keten, r => r.Partij(Vertrekker)["tot"] = "2020-01-01"));

        Assert.Equal(403, antwoord.Status);
        Assert.Contains("niet bij een aangesloten organisatie", antwoord.Tekst, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task MandateThatEnds_WhileTheMessageComesIn_NoLongerCovers(bool stuf)
    {
        await using var keten = await Proefketen.StartAsync(Gemachtigd);
        var met = await SendInTwoPartsAsync(keten, stuf, () => { });

        var zonder = await SendInTwoPartsAsync(keten, stuf, () => Change(keten, r => r.Partij(Vertrekker).Remove("mandaten")));

        Assert.Equal(stuf ? 200 : 202, met.Status);
        Assert.Equal(stuf ? 500 : 403, zonder.Status);
        Assert.Contains("mag niet worden verzonden namens", zonder.Tekst, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CertificateInAHeader_IsNoCertificate()
    {
        await using var keten = await Proefketen.StartAsync(new Ketenplan());
        var pem = Uri.EscapeDataString(keten.ZorgThuis.Certificaat.Certificaat.ExportCertificatePem());
        var der = Convert.ToBase64String(keten.ZorgThuis.Certificaat.Certificaat.RawDataMemory.Span);

        foreach (var header in new[] { $"X-Client-Cert: {pem}", $"X-SSL-Client-Cert: {pem}", $"X-ARR-ClientCert: {der}", $"Client-Cert: :{der}:",
            $"X-Forwarded-Client-Cert: Cert=\"{pem}\"" })
        {
            var antwoord = await RuweVerbinding.AskAsync(keten.Knooppunt.Adres, null, Ruwverzoek.Of("GET", "/v1/berichten", default, header));
            Assert.True(antwoord.Status == 401, header);
        }
    }

    private static void Change(Proefketen keten, Action<Partijregisterbestand> wijziging)
    {
        keten.ChangePartijen(wijziging);
        Assert.True(((PartijenBestand)((Knooppuntinproces)keten.Knooppunt).Services.GetRequiredService<IPartijregisterBron>()).Reload());
    }

    // The knooppunt says 100 when it let the sender in and begins to read; what happens then comes in the middle of the message.
    private static async Task<Ruwantwoord> SendInTwoPartsAsync(Proefketen keten, bool stuf, Action halverwege)
    {
        var bericht = Proefbericht.Toewijzing();
        var heel = stuf ? Ruwverzoek.Stuf(await bericht.ToSoapAsync()) : Ruwverzoek.Rest(bericht);
        var kop = heel.AsSpan().IndexOf("\r\n\r\n"u8) + 2;
        await using var verbinding = await RuweVerbinding.OpenAsync(keten.Knooppunt.Adres, keten.Partij(Vertrekker).Certificaat);
        await verbinding.SendAsync(heel.AsMemory(0, kop));
        await verbinding.SendAsync("Expect: 100-continue\r\n\r\n");
        Assert.Equal(100, (await verbinding.ReadAsync()).Status);
        await verbinding.SendAsync(heel.AsMemory(kop + 2, 500));

        halverwege();
        await verbinding.SendAsync(heel.AsMemory(kop + 2 + 500));
        return await verbinding.ReadAsync();
    }
}
