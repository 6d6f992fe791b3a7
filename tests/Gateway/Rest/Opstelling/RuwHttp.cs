using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace IB.Gateway.Tests.Rest;

/// <summary>HTTP without a client that mends mistakes.</summary>
internal static partial class RuwHttp
{
    // Only so that a test that would wait for ever fails instead; nothing is measured with it.
    private static readonly TimeSpan Uiterste = TimeSpan.FromSeconds(60);

    /// <summary>Sends the bytes and reads until the server closes the connection.</summary>
    public static Task<string> SendAsync(Uri adres, byte[] verzoek) => ExchangeAsync(adres, verzoek, eindig: false, static _ => false);

    /// <summary>Sends the bytes, closes the sending side and reads until the server closes too.</summary>
    public static Task<string> SendAndCloseAsync(Uri adres, byte[] verzoek) => ExchangeAsync(adres, verzoek, eindig: true, static _ => false);

    /// <summary>Sends the bytes and reads one answer; the connection stays open on both sides until then.</summary>
    public static Task<string> AskAsync(Uri adres, byte[] verzoek) => ExchangeAsync(adres, verzoek, eindig: false, IsVolledig);

    private static async Task<string> ExchangeAsync(Uri adres, byte[] verzoek, bool eindig, Func<string, bool> klaar)
    {
        using var uiterste = new CancellationTokenSource(Uiterste);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, adres.Port, uiterste.Token);
        var antwoord = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            await socket.SendAsync(verzoek, uiterste.Token);
            if (eindig)
                socket.Shutdown(SocketShutdown.Send);
            int gelezen;
            while (!klaar(antwoord.ToString()) && (gelezen = await socket.ReceiveAsync(buffer, uiterste.Token)) > 0)
                antwoord.Append(Encoding.Latin1.GetString(buffer, 0, gelezen));
        }
        catch (SocketException)
        {
            // A reset after the answer: the server did not want the rest of the request.
        }

        return antwoord.ToString();
    }

    private static bool IsVolledig(string antwoord)
    {
        var kop = antwoord.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return kop >= 0 && Lengte().Match(antwoord) is { Success: true } lengte
            && antwoord.Length >= kop + 4 + int.Parse(lengte.Groups["lengte"].Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("^Content-Length: (?<lengte>[0-9]+)\r$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Lengte();
}
