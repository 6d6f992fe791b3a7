using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using IB.Gateway.Identiteit;

namespace IB.Gateway.Tests.Identiteit;

/// <summary>One TLS handshake over the loopback, the server as the gateway configures it.</summary>
internal sealed class Lus(Proefpki pki, Eigencertificaat server, Certificaatverificatie verificatie)
{
    /// <summary>What the server thought of the caller; null when the handshake ended before that.</summary>
    public Certificaatverdict? Verdict { get; private set; }

    /// <summary>Number of certificates that the server sent besides its own.</summary>
    public int Meegestuurd { get; private set; }

    /// <summary>The protocol both ends agreed on.</summary>
    /// <exception cref="AuthenticationException">The server let the caller down.</exception>
    public async Task<SslProtocols> ShakeAsync(SslProtocols protocollen, SslStreamCertificateContext? client)
    {
        using var luisteraar = new TcpListener(IPAddress.Loopback, 0);
        luisteraar.Start();
        using var bellen = new TcpClient();
        await bellen.ConnectAsync((IPEndPoint)luisteraar.LocalEndpoint, TestContext.Current.CancellationToken);
        using var opgenomen = await luisteraar.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        using var serverkant = new SslStream(opgenomen.GetStream());
        using var clientkant = new SslStream(bellen.GetStream());

        var ontvangst = AnswerAsync(serverkant, opgenomen);
        await clientkant.AuthenticateAsClientAsync(Clientopties(protocollen, client), TestContext.Current.CancellationToken);
        var gelezen = await clientkant.ReadAsync(new byte[1], TestContext.Current.CancellationToken);
        await ontvangst;
        return gelezen == 1 ? clientkant.SslProtocol : throw new AuthenticationException("De server verbrak de verbinding.");
    }

    // TLS 1.3 tells a client that it was refused only when it reads; hence the byte.
    private async Task AnswerAsync(SslStream stroom, TcpClient verbinding)
    {
        try
        {
            await stroom.AuthenticateAsServerAsync(Serveropties(), TestContext.Current.CancellationToken);
            await stroom.WriteAsync(new byte[] { 1 }, TestContext.Current.CancellationToken);
        }
        finally
        {
            verbinding.Client.Shutdown(SocketShutdown.Send);
        }
    }

    private SslServerAuthenticationOptions Serveropties()
    {
        var opties = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = server.Context,
            ClientCertificateRequired = true,
            RemoteCertificateValidationCallback = (_, certificaat, _, _) =>
            {
                Verdict = verificatie.Verify((X509Certificate2?)certificaat);
                return Verdict is Certificaatverdict.Vertrouwd;
            },
        };
        Handdruk.Configure(opties);
        return opties;
    }

    // Trusts the root and nothing else, so the server has to send the certificate in between.
    private SslClientAuthenticationOptions Clientopties(SslProtocols protocollen, SslStreamCertificateContext? client) => new()
    {
        TargetHost = "localhost",
        EnabledSslProtocols = protocollen,
        ClientCertificateContext = client,
        CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { pki.LoadCa("root") },
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            VerificationTime = pki.Tijd.GetUtcNow().UtcDateTime,
        },
        RemoteCertificateValidationCallback = (_, _, keten, fouten) =>
        {
            Meegestuurd = keten!.ChainPolicy.ExtraStore.Count;
            return fouten == SslPolicyErrors.None;
        },
    };
}
