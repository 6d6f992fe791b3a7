using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>HTTP/2 is not offered, so none of its floods finds a door: not in the handshake, not by upgrading, not by starting it (X22).</summary>
[Collection(Doelwit.Naam)]
[Trait(Aanvalslijst.Kenmerk, "X22")]
public sealed class NieuwereHttp(Doelwit doelwit)
{
    private const byte Headers = 1;
    private const byte RstStream = 3;
    private const byte Settings = 4;
    private const byte Goaway = 7;
    private const byte WindowUpdate = 8;
    private const byte Continuation = 9;
    private const byte Http11Required = 0x0d;

    private static readonly byte[] Preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray();

    // A GET of / in HPACK: four names from its static table.
    private static readonly byte[] Kop = [0x82, 0x84, 0x87, 0x41, 0x09, .. "localhost"u8];

    private static readonly Dictionary<string, Func<IEnumerable<byte[]>>> Stromen = new()
    {
        ["rapid reset"] = () =>
            Enumerable.Range(0, 20_000).SelectMany(i => new[] { Frame(Headers, 5, (2 * i) + 1, Kop), Frame(RstStream, 0, (2 * i) + 1, [0, 0, 0, 8]) }),
        ["continuation flood"] = () => Enumerable.Range(0, 2_000).Select(i => i == 0 ? Frame(Headers, 0, 1, Kop) : Frame(Continuation, 0, 1, new byte[1024])),
        ["hpack bomb"] = () => Enumerable.Range(0, 100).Select(i => i == 0
            ? Frame(Headers, 4, 1, [.. Kop, 0x40, 1, (byte)'a', 0x7f, 0x81, 0x1f, .. new byte[4096]])
            : Frame(Headers, 4, (2 * i) + 1, [.. Enumerable.Repeat((byte)0xbe, 16_000)])),
        ["zero window"] = () => [Frame(Settings, 0, 0, [0, 4, 0, 0, 0, 0]), Frame(Headers, 5, 1, Kop), Frame(WindowUpdate, 0, 1, [0, 0, 0, 0])],
        ["settings flood"] = () => Enumerable.Range(0, 20_000).Select(_ => Frame(Settings, 0, 0, [0, 3, 0, 0, 0, 100])),
    };

    public static TheoryData<string> Gevallen => [.. Stromen.Keys];

    [Fact]
    public async Task Handshake_ThatAsksHttp2AndNothingElse_Fails()
        => await Assert.ThrowsAsync<AuthenticationException>(() => NegotiateAsync(SslApplicationProtocol.Http2));

    [Fact]
    public async Task Handshake_ThatAsksHttp2First_GetsHttp11()
        => Assert.Equal(
            SslApplicationProtocol.Http11, await NegotiateAsync(SslApplicationProtocol.Http3, SslApplicationProtocol.Http2, SslApplicationProtocol.Http11));

    [Theory]
    [MemberData(nameof(Gevallen))]
    public async Task Frames_WithoutHttp2_AreNoRequestAndTheConnectionEnds(string welke)
    {
        byte[] verzoek = [.. Preface, .. Frame(Settings, 0, 0, []), .. Stromen[welke]().SelectMany(f => f)];

        var alles = await doelwit.WithstandAsync(verzoek.Length, journaal: 0, async () =>
        {
            await using var verbinding = await RuweVerbinding.OpenAsync(doelwit.Adres, doelwit.Aanbieder);
            await verbinding.SendAsync(verzoek);
            return await verbinding.ReadToEndAsync();
        });

        // A server that speaks HTTP/2 begins with a frame.
        Assert.Matches("^(HTTP/1.1 (400|505)|$)", alles);
    }

    [Fact]
    public async Task Upgrade_OnThePortOfTheChain_IsNotTaken()
    {
        var verzoek = Upgrade("/v1/berichten");
        var alles = await doelwit.WithstandAsync(verzoek.Length, journaal: 0, async () =>
        {
            await using var verbinding = await RuweVerbinding.OpenAsync(doelwit.Adres, doelwit.Aanbieder);
            await verbinding.SendAsync(verzoek);
            return await verbinding.ReadToEndAsync();
        });

        Assert.StartsWith("HTTP/1.1 200", alles, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Http2_OnTheManagementPort_IsNotTaken(bool alsUpgrade)
    {
        var verzoek = alsUpgrade
            ? Encoding.ASCII.GetBytes(Upgrade("/health/live"))
            : [.. Preface, .. Frame(Settings, 0, 0, [])];
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(
            doelwit.Proefketen.Knooppunt.Beheeradres.Host, doelwit.Proefketen.Knooppunt.Beheeradres.Port, TestContext.Current.CancellationToken);
        await tcp.GetStream().WriteAsync(verzoek, TestContext.Current.CancellationToken);
        using var lezer = new StreamReader(tcp.GetStream(), Encoding.Latin1);

        var alles = await lezer.ReadToEndAsync(TestContext.Current.CancellationToken);

        // Without TLS a start is recognised, and answered with GOAWAY: HTTP_1_1_REQUIRED.
        if (alsUpgrade)
            Assert.StartsWith("HTTP/1.1 200", alles, StringComparison.Ordinal);
        else
            Assert.Equal(Frame(Goaway, 0, 0, [0, 0, 0, 0, 0, 0, 0, Http11Required]), Encoding.Latin1.GetBytes(alles));
    }

    private static string Upgrade(string pad)
        => $"GET {pad} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n";

    private async Task<SslApplicationProtocol> NegotiateAsync(params SslApplicationProtocol[] protocollen)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync("127.0.0.1", doelwit.Adres.Port, TestContext.Current.CancellationToken);
        await using var tls = new SslStream(tcp.GetStream());
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = "localhost",
                ApplicationProtocols = [.. protocollen],
                RemoteCertificateValidationCallback = static (_, certificaat, _, _) => certificaat is not null,
            },
            TestContext.Current.CancellationToken);
        return tls.NegotiatedApplicationProtocol;
    }

    // RFC 9113 4.1: length (24), type, flags, stream (31), payload.
    private static byte[] Frame(byte soort, byte vlaggen, int stroom, byte[] inhoud) =>
    [
        (byte)(inhoud.Length >> 16), (byte)(inhoud.Length >> 8), (byte)inhoud.Length, soort, vlaggen,
        (byte)(stroom >> 24), (byte)(stroom >> 16), (byte)(stroom >> 8), (byte)stroom, .. inhoud,
    ];
}
