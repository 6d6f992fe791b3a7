using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace IB.Gateway.Identiteit;

/// <summary>How the gateway shakes hands as a server: TLS 1.2 and 1.3 with forward secrecy (Digikoppeling TLS003-TLS006).</summary>
internal static class Handdruk
{
    // NCSC TLS guidelines, rated "goed"; the order is that of preference.
    private static readonly TlsCipherSuite[] Suites =
    [
        TlsCipherSuite.TLS_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_CHACHA20_POLY1305_SHA256,
        TlsCipherSuite.TLS_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    ];

    /// <summary>
    /// Has a port of the server shake hands. Of a certificate alone the server would make a context by itself, and that goes to the addresses
    /// in the certificate: for missing CAs at the start, and for OCSP answers ever after.
    /// </summary>
    /// <param name="poort">The port.</param>
    /// <param name="eigen">The certificate that the server shows.</param>
    /// <param name="hoogstens">How long a handshake may take.</param>
    public static void Use(ListenOptions poort, Eigencertificaat eigen, TimeSpan hoogstens) => poort.UseHttps(new TlsHandshakeCallbackOptions
    {
        HandshakeTimeout = hoogstens,
        OnConnection = _ => ValueTask.FromResult(CreateOptions(eigen)),
    });

    private static SslServerAuthenticationOptions CreateOptions(Eigencertificaat eigen)
    {
        var options = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = eigen.Context,

            // Who comes without a certificate, or with a wrong one, gets an answer that says so; see Identiteitspoort.
            ClientCertificateRequired = true,
#pragma warning disable CA5359 // see above
            RemoteCertificateValidationCallback = (_, _, _, _) => true,
#pragma warning restore CA5359
        };
        Configure(options);
        return options;
    }

    /// <summary>
    /// Sets all that is not about who may come in; that is <see cref="Certificaatverificatie"/>'s. The chain that the
    /// platform builds by itself during the handshake trusts nothing and downloads nothing: a certificate of a stranger
    /// must not make the gateway open a connection. No resumption: every connection proves possession of its key.
    /// </summary>
    public static void Configure(SslServerAuthenticationOptions options)
    {
        options.EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        options.AllowRenegotiation = false;
        options.AllowTlsResume = false;
        options.CertificateRevocationCheckMode = X509RevocationMode.NoCheck;
        options.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        if (OperatingSystem.IsLinux())
            options.CipherSuitesPolicy = new CipherSuitesPolicy(Suites);
    }
}
