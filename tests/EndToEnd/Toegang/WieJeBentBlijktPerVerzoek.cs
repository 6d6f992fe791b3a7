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

    [Fact]
    public async Task CertificateInAHeader_IsNoCertificate()
    {
        await using var keten = await Proefketen.StartAsync(new Ketenplan());
        var pem = Uri.EscapeDataString(keten.ZorgThuis.Certificaat.Certificaat.ExportCertificatePem());
        var der = Convert.ToBase64String(keten.ZorgThuis.Certificaat.Certificaat.RawDataMemory.Span);

        foreach (var header in new[] { $"X-Client-Cert: {pem}", $"X-SSL-Client-Cert: {pem}", $"X-ARR-ClientCert: {der}", $"Client-Cert: :{der}:", $"X-Forwarded-Client-Cert: Cert=\"{pem}\"" })
        {
            var antwoord = await RuweVerbinding.AskAsync(keten.Knooppunt.Adres, null, Ruwverzoek.Of("GET", "/v1/berichten", default, header));
            Assert.True(antwoord.Status == 401, header);
        }
    }
}
