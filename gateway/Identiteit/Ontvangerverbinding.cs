using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Identiteit;

/// <summary>
/// Makes the connections on which messages are pushed: mutual TLS, the receiver's certificate for its host name, under a configured
/// anchor and not revoked (koppelvlak 8.1 and 8.2). No redirects, no proxy, no cookies: a message goes to the address in the directory
/// or nowhere.
/// </summary>
internal sealed partial class Ontvangerverbinding(
    Eigencertificaat eigen, Vertrouwensbron bron, TimeProvider tijd, ILogger<Ontvangerverbinding> logger) : IDisposable
{
    // Revocation must show within the time that verdicts on callers last too.
    private static readonly TimeSpan Levensduur = TimeSpan.FromMinutes(5);

    private HttpClient? _client;

    /// <summary>The client for all receivers. Its own time-out is off: every attempt has one.</summary>
    public HttpClient Client => _client ??= new HttpClient(CreateHandler(), disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };

    /// <inheritdoc/>
    public void Dispose() => _client?.Dispose();

    private SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = System.Net.DecompressionMethods.None,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        MaxConnectionsPerServer = 16,
        MaxResponseHeadersLength = 16,
        PooledConnectionLifetime = Levensduur,
        UseCookies = false,
        UseProxy = false,
        SslOptions = new SslClientAuthenticationOptions
        {
            ClientCertificateContext = eigen.Context,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            AllowRenegotiation = false,
            AllowTlsResume = false,
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                DisableCertificateDownloads = true,
            },
            RemoteCertificateValidationCallback = Verify,
        },
    };

    private bool Verify(object sender, X509Certificate? certificaat, X509Chain? keten, SslPolicyErrors fouten)
    {
        if (certificaat is not X509Certificate2 server || fouten.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            LogNaam();
            return false;
        }

        var (verdict, _) = Ketencontrole.Judge(server, Certificaatdoel.Server, bron.Stand, bron.Options.IntrekkingOnbekend, tijd.GetUtcNow());
        if (verdict is not Certificaatverdict.Geweigerd geweigerd)
            return true;
        LogGeweigerd(geweigerd.Reden);
        return false;
    }

    [LoggerMessage(4201, LogLevel.Warning, "Ontvanger geweigerd: zijn certificaat ontbreekt of staat niet op naam van het adres.")]
    private partial void LogNaam();

    [LoggerMessage(4202, LogLevel.Warning, "Ontvanger geweigerd: zijn certificaat is niet te vertrouwen ({Reden}).")]
    private partial void LogGeweigerd(Certificaatweigering reden);
}
