using System.Buffers.Text;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using IB.Gateway.Identiteit;

namespace IB.Gateway.LoadTests.Aanbod;

/// <summary>An answer.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Inhoud">The body; valid until the next request.</param>
internal readonly record struct Postantwoord(int Status, ReadOnlyMemory<byte> Inhoud);

/// <summary>
/// One connection over mutual TLS that posts ready-made requests, one at a time. It knows just enough HTTP/1.1 to read an answer with
/// a Content-Length, because every microsecond that the sender takes is taken from the knooppunt on the same cores.
/// </summary>
internal sealed class Postverbinding : IAsyncDisposable
{
    private const int MaxAntwoord = 16 * 1024;

    private readonly SslStream _stroom;
    private readonly byte[] _antwoord = new byte[MaxAntwoord];

    private Postverbinding(SslStream stroom) => _stroom = stroom;

    internal static async Task<Postverbinding> OpenAsync(
        Uri adres, Eigencertificaat certificaat, X509Certificate2Collection ankers, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        SslStream? stroom = null;
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, adres.Port, cancellationToken);
            stroom = new SslStream(new NetworkStream(socket, ownsSocket: true), leaveInnerStreamOpen: false);
            await stroom.AuthenticateAsClientAsync(Options(adres, certificaat, ankers), cancellationToken);
            return new Postverbinding(stroom);
        }
        catch
        {
            if (stroom is not null)
                await stroom.DisposeAsync();
            socket.Dispose();
            throw;
        }
    }

    /// <exception cref="IOException">The connection ended.</exception>
    /// <exception cref="InvalidDataException">The answer is none that this client understands.</exception>
    internal async ValueTask<Postantwoord> PostAsync(ReadOnlyMemory<byte> begin, ReadOnlyMemory<byte> rest, CancellationToken cancellationToken)
    {
        await _stroom.WriteAsync(begin, cancellationToken);
        if (!rest.IsEmpty)
            await _stroom.WriteAsync(rest, cancellationToken);
        var gelezen = 0;
        while (true)
        {
            var bij = await _stroom.ReadAsync(_antwoord.AsMemory(gelezen), cancellationToken);
            if (bij == 0)
                throw new IOException("The server closed the connection or its answer is too long.");
            gelezen += bij;
            if (Parse(_antwoord.AsSpan(0, gelezen)) is var (status, inhoud, lengte) && gelezen >= inhoud + lengte)
                return new Postantwoord(status, _antwoord.AsMemory(inhoud, lengte));
        }
    }

    public ValueTask DisposeAsync() => _stroom.DisposeAsync();

    private static (int Status, int Begin, int Lengte)? Parse(ReadOnlySpan<byte> antwoord)
    {
        var einde = antwoord.IndexOf("\r\n\r\n"u8);
        if (einde < 0)
            return null;
        var kop = antwoord[..einde];
        var plaats = kop.IndexOf("\r\nContent-Length: "u8);
        return Utf8Parser.TryParse(kop["HTTP/1.1 ".Length..], out int status, out _)
            && plaats >= 0 && Utf8Parser.TryParse(kop[(plaats + "\r\nContent-Length: ".Length)..], out int lengte, out _)
            ? (status, einde + 4, lengte)
            : throw new InvalidDataException("The answer has no status or no Content-Length.");
    }

    private static SslClientAuthenticationOptions Options(Uri adres, Eigencertificaat certificaat, X509Certificate2Collection ankers)
    {
        var keten = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        keten.CustomTrustStore.AddRange(ankers);
        return new SslClientAuthenticationOptions { TargetHost = adres.Host, ClientCertificateContext = certificaat.Context, CertificateChainPolicy = keten };
    }
}
