using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using System.Text.RegularExpressions;
using IB.Gateway.Identiteit;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>An answer as it stood on the wire.</summary>
/// <param name="Status">HTTP status; 0 when the connection ended without an answer.</param>
/// <param name="Kop">Status line and headers.</param>
/// <param name="Body">The body.</param>
internal sealed record Ruwantwoord(int Status, string Kop, byte[] Body)
{
    internal string Tekst => Encoding.UTF8.GetString(Body);

    /// <summary>Head and body.</summary>
    internal string Alles => Kop + Tekst;

    internal string? Header(string naam)
        => Kop.Split("\r\n").FirstOrDefault(r => r.StartsWith(naam + ":", StringComparison.OrdinalIgnoreCase))?[(naam.Length + 1)..].Trim();
}

/// <summary>TLS without an HTTP client that mends mistakes: what a test writes is what the knooppunt reads.</summary>
internal sealed partial class RuweVerbinding : IAsyncDisposable
{
    // Only so that a test that would wait for ever fails instead.
    private static readonly TimeSpan Uiterste = TimeSpan.FromSeconds(60);

    private readonly TcpClient _tcp;
    private readonly SslStream _tls;
    private readonly CancellationTokenSource _uiterste = new(Uiterste);
    private readonly List<byte> _gelezen = [];
    private bool _einde;

    private RuweVerbinding(TcpClient tcp, SslStream tls)
    {
        _tcp = tcp;
        _tls = tls;
    }

    internal static async Task<RuweVerbinding> OpenAsync(Uri adres, Eigencertificaat? certificaat, SslProtocols protocol = SslProtocols.None)
    {
        var tcp = new TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, adres.Port, TestContext.Current.CancellationToken);
        var tls = new SslStream(tcp.GetStream());
        try
        {
            await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
            {
                TargetHost = "localhost",
                EnabledSslProtocols = protocol,
                ClientCertificateContext = certificaat?.Context,
                RemoteCertificateValidationCallback = static (_, certificaat, _, _) => certificaat is not null,
            }, TestContext.Current.CancellationToken);
            return new RuweVerbinding(tcp, tls);
        }
        catch
        {
            await tls.DisposeAsync();
            tcp.Dispose();
            throw;
        }
    }

    /// <summary>One request on a connection of its own.</summary>
    internal static async Task<Ruwantwoord> AskAsync(Uri adres, Eigencertificaat? certificaat, params IEnumerable<ReadOnlyMemory<byte>> stukken)
    {
        await using var verbinding = await OpenAsync(adres, certificaat);

        // Reading while sending: an answer that comes early may be lost with the reset that follows what was sent too much.
        var antwoord = verbinding.ReadAsync();
        foreach (var stuk in stukken)
        {
            if (antwoord.IsCompleted || !await verbinding.SendAsync(stuk))
                break;
        }

        return await antwoord;
    }

    internal Task<bool> SendAsync(string tekst) => SendAsync(Encoding.Latin1.GetBytes(tekst));

    /// <summary>Sends bytes; false when the knooppunt no longer takes any.</summary>
    internal async Task<bool> SendAsync(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            await _tls.WriteAsync(bytes, _uiterste.Token);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Reads the next answer; what comes after it is kept for the next call.</summary>
    internal async Task<Ruwantwoord> ReadAsync()
    {
        while (true)
        {
            if (Parse() is { } antwoord)
                return antwoord;
            if (!await FillAsync())
                return new Ruwantwoord(0, Encoding.Latin1.GetString([.. _gelezen]), []);
        }
    }

    /// <summary>Reads until a text came by, and gives all that was read; fails when the knooppunt closes before that.</summary>
    internal async Task<string> ReadUntilAsync(string tekst)
    {
        while (true)
        {
            var gelezen = Encoding.Latin1.GetString([.. _gelezen]);
            if (gelezen.Contains(tekst, StringComparison.Ordinal))
                return gelezen;
            Assert.True(await FillAsync(), gelezen);
        }
    }

    /// <summary>Waits until the knooppunt closes, and gives what it still sent.</summary>
    internal async Task<string> ReadToEndAsync()
    {
        while (await FillAsync())
        {
        }

        return Encoding.Latin1.GetString([.. _gelezen]);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _tls.DisposeAsync();
        }
        catch (IOException)
        {
            // Closed by the other side before.
        }

        _tcp.Dispose();
        _uiterste.Dispose();
    }

    private async Task<bool> FillAsync()
    {
        var blok = new byte[16 * 1024];
        try
        {
            var aantal = _einde ? 0 : await _tls.ReadAsync(blok, _uiterste.Token);
            _gelezen.AddRange(blok.AsSpan(0, aantal));
            _einde = aantal == 0;
        }
        catch (IOException)
        {
            _einde = true;
        }

        return !_einde;
    }

    private Ruwantwoord? Parse()
    {
        var bytes = _gelezen.ToArray();
        var einde = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        if (einde < 0)
            return null;
        var kop = Encoding.Latin1.GetString(bytes, 0, einde + 2);
        var status = int.Parse(kop.AsSpan(9, 3), CultureInfo.InvariantCulture);
        var rest = bytes[(einde + 4)..];
        if (status is 100 or 204 or 304)
            return Take(einde + 4, new Ruwantwoord(status, kop, []));
        if (Lengte().Match(kop) is { Success: true } lengte)
        {
            var aantal = int.Parse(lengte.Groups["lengte"].Value, CultureInfo.InvariantCulture);
            return rest.Length >= aantal ? Take(einde + 4 + aantal, new Ruwantwoord(status, kop, rest[..aantal])) : null;
        }

        return Dechunk(rest) is var (body, lang) && body is not null ? Take(einde + 4 + lang, new Ruwantwoord(status, kop, body)) : null;
    }

    // RFC 9112 7.1, as far as the knooppunt uses it: no extensions, no trailers.
    private static (byte[]? Body, int Lang) Dechunk(byte[] rest)
    {
        var body = new List<byte>();
        var plek = 0;
        while (true)
        {
            var regel = rest.AsSpan(plek).IndexOf("\r\n"u8);
            if (regel < 0
                || !int.TryParse(Encoding.Latin1.GetString(rest, plek, regel), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var lengte))
                return (null, 0);
            plek += regel + 2;
            if (plek + lengte + 2 > rest.Length)
                return (null, 0);
            body.AddRange(rest.AsSpan(plek, lengte));
            plek += lengte + 2;
            if (lengte == 0)
                return ([.. body], plek);
        }
    }

    private Ruwantwoord Take(int aantal, Ruwantwoord antwoord)
    {
        _gelezen.RemoveRange(0, aantal);
        return antwoord;
    }

    [GeneratedRegex("^Content-Length: (?<lengte>[0-9]+)\r$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Lengte();
}
