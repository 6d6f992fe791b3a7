using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using IB.Gateway.Identiteit;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>A connection that goes wrong: what a test can do with it.</summary>
/// <param name="verbinding">The connection.</param>
/// <param name="certificaat">What to show.</param>
/// <param name="einde">The end of the test.</param>
internal sealed class Storing(TcpClient verbinding, Eigencertificaat certificaat, CancellationToken einde) : IAsyncDisposable
{
    private static readonly TimeSpan Traag = TimeSpan.FromMilliseconds(50);

    private readonly SslStream _tls = new(verbinding.GetStream(), leaveInnerStreamOpen: false, static (_, eigen, _, _) => eigen is not null);

    /// <summary>Waits for the first bytes, of whatever they are.</summary>
    internal Task WaitForBytesAsync() => verbinding.Client.ReceiveAsync(new byte[1], SocketFlags.Peek, einde).AsTask();

    /// <summary>Shakes hands, and asks for a certificate as a receiver does.</summary>
    internal Task ShakeHandsAsync() => _tls.AuthenticateAsServerAsync(
        new SslServerAuthenticationOptions { ServerCertificateContext = certificaat.Context, ClientCertificateRequired = true }, einde);

    /// <summary>Reads the head of the request and returns the length of its body.</summary>
    internal async Task<int> ReadHeadAsync()
    {
        await ShakeHandsAsync();
        var kop = new StringBuilder();
        var teken = new byte[1];
        while (!kop.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await _tls.ReadExactlyAsync(teken, einde);
            kop.Append((char)teken[0]);
        }

        var lengte = kop.ToString().Split("\r\n").Single(r => r.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return int.Parse(lengte.Split(':')[1], CultureInfo.InvariantCulture);
    }

    /// <summary>Reads the whole request.</summary>
    internal async Task ReadAsync() => await _tls.ReadExactlyAsync(new byte[await ReadHeadAsync()], einde);

    /// <summary>Sends bytes.</summary>
    internal async Task SendAsync(string tekst) => await _tls.WriteAsync(Encoding.Latin1.GetBytes(tekst), einde);

    /// <summary>Sends one byte at a time, for ever.</summary>
    internal async Task SendSlowlyAsync(string begin)
    {
        using var klok = new PeriodicTimer(Traag);
        foreach (var teken in begin.Concat(Enumerable.Repeat('x', int.MaxValue)))
        {
            await SendAsync(teken.ToString());
            await klok.WaitForNextTickAsync(einde);
        }
    }

    /// <summary>Does nothing until the other side hangs up.</summary>
    internal async Task HangAsync()
    {
        while (await _tls.ReadAsync(new byte[1024], einde) > 0)
        {
            // What else it sends does not matter.
        }
    }

    /// <summary>Does nothing, and reads nothing, until the end of the test.</summary>
    internal async Task FreezeAsync()
    {
        var stil = new TaskCompletionSource();
        await using var _ = einde.Register(stil.SetResult);
        await stil.Task;
    }

    /// <summary>Ends the connection with a reset.</summary>
    internal void Reset()
    {
        verbinding.LingerState = new LingerOption(enable: true, seconds: 0);
        verbinding.Close();
    }

    public ValueTask DisposeAsync() => _tls.DisposeAsync();
}
