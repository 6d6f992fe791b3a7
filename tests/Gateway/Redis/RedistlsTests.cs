using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IB.Gateway.Storage;
using IB.Gateway.Testing;
using IB.Gateway.Proefservers;

namespace IB.Gateway.Tests.Redis;

/// <summary>Over TLS the server must prove who it is, by the roots that the settings name.</summary>
public sealed class RedistlsTests : IDisposable
{
    private readonly TijdelijkeMap _map = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _map.Dispose();

    [Theory]
    [InlineData("wortel.pem", "127.0.0.1", true)]
    [InlineData("ander.pem", "127.0.0.1", false)]
    [InlineData("wortel.pem", "127.0.0.2", false)]
    public async Task Server_WithACertificate_IsTrustedByRootAndName(string ankers, string naam, bool vertrouwd)
    {
        using var wortel = MakeWortel("wortel");
        using var ander = MakeWortel("ander");
        MakeBlad(wortel, naam);
        await using var server = await Redisserver.StartTlsAsync(_map["server.pem"], _map["server.key"], _map["wortel.pem"]);
        await using var knooppunt = new Redisknooppunt(
            Redisknooppunt.Options(server) with { Tls = Databasetls.Volledig, Ankers = _map[ankers], Tijdslimiet = TimeSpan.FromSeconds(1) }, "een");

        await knooppunt.WaitAsync(() => knooppunt.Regels.Nummers.Any(), "logged");

        Assert.Equal([vertrouwd ? 2603 : 2601], knooppunt.Regels.Nummers);
        Assert.Equal(vertrouwd, await knooppunt.Geheugen.CountAsync("dag", "een", 1, TimeSpan.FromMinutes(1), Stop) is not null);
    }

    private X509Certificate2 MakeWortel(string naam)
    {
        using var sleutel = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var aanvraag = new CertificateRequest($"CN={naam}", sleutel, HashAlgorithmName.SHA256);
        aanvraag.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        var nu = TimeProvider.System.GetUtcNow();
        var wortel = aanvraag.CreateSelfSigned(nu.AddDays(-1), nu.AddDays(1));
        File.WriteAllText(_map[$"{naam}.pem"], wortel.ExportCertificatePem());
        return wortel;
    }

    private void MakeBlad(X509Certificate2 wortel, string naam)
    {
        using var sleutel = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var aanvraag = new CertificateRequest("CN=redis", sleutel, HashAlgorithmName.SHA256);
        var namen = new SubjectAlternativeNameBuilder();
        namen.AddIpAddress(IPAddress.Parse(naam));
        aanvraag.CertificateExtensions.Add(namen.Build());
        var nu = TimeProvider.System.GetUtcNow();
        using var blad = aanvraag.Create(wortel, nu.AddHours(-1), nu.AddHours(1), [1, 2, 3, 4]);
        File.WriteAllText(_map["server.pem"], blad.ExportCertificatePem());
        File.WriteAllText(_map["server.key"], sleutel.ExportPkcs8PrivateKeyPem());
    }
}
