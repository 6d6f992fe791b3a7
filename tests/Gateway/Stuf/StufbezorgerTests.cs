using System.Net;
using System.Net.Sockets;
using IB.Gateway.Routing;
using IB.Gateway.Stuf;
using IB.Gateway.Testing;
using IB.Gateway.Tests.Rest;
using Microsoft.AspNetCore.Http;

namespace IB.Gateway.Tests.Stuf;

/// <summary>What a push over StUF comes to when the receiver does not simply confirm.</summary>
public sealed class StufbezorgerTests
{
    private static readonly string NietOpgeslagen = Stufproef.InSoapFault(Stufproef.Kaal("stuf/Fo03.xml"));

    private readonly FakeTime _tijd = new(Voorbeelden.Nu);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Push_ConnectedAndNeverAHandshake_IsUnreachableAndNoStop()
    {
        // The system accepts the connection; nobody ever says anything on it. The limit of connecting is below that of the attempt, as in production.
        using var luisteraar = new TcpListener(IPAddress.Loopback, 0);
        luisteraar.Start();
        var adres = new Uri($"https://127.0.0.1:{((IPEndPoint)luisteraar.LocalEndpoint).Port}/");

        var resultaat = await Bezorger(TimeSpan.FromMilliseconds(100)).PushAsync(adres, Voorbeelden.Bericht(), Voorbeelden.Xml, Stop);

        Assert.Equal(new Bezorgresultaat(Bezorgafloop.Onbereikbaar, "er kwam niet op tijd een verbinding."), resultaat);
    }

    [Fact]
    public async Task Push_KnooppuntStopsWhileConnecting_PassesThatOn()
    {
        using var luisteraar = new TcpListener(IPAddress.Loopback, 0);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        luisteraar.Start();
        var adres = new Uri($"https://127.0.0.1:{((IPEndPoint)luisteraar.LocalEndpoint).Port}/");
        var push = Bezorger(Timeout.InfiniteTimeSpan).PushAsync(adres, Voorbeelden.Bericht(), Voorbeelden.Xml, stop.Token).AsTask();
        using var verbinding = await luisteraar.AcceptSocketAsync(Stop);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => push);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(200)]
    public async Task Push_ReceiverCouldNotStoreIt_WaitsForTheReceiverAsLongAsItAsks(int status)
    {
        await using var ontvanger = await NagebootsteOntvanger.StartAsync(Answer(status, NietOpgeslagen, retryAfter: "120"));

        var resultaat = await Bezorger().PushAsync(ontvanger.Adres, Voorbeelden.Bericht(), Voorbeelden.Xml, Stop);

        Assert.Equal(new Bezorgresultaat(Bezorgafloop.Onbereikbaar, "nu niet op te slaan (Fo03 StUF046).", TimeSpan.FromMinutes(2)), resultaat);
        Assert.Single(ontvanger.Verzoeken);
    }

    [Fact]
    public async Task Push_ReceiverCouldNotStoreItAndAsksForNothing_IsAskedAgainAtOnce()
    {
        await using var ontvanger = await NagebootsteOntvanger.StartAsync(Answer(500, NietOpgeslagen));

        var resultaat = await Bezorger().PushAsync(ontvanger.Adres, Voorbeelden.Bericht(), Voorbeelden.Xml, Stop);

        Assert.Equal((Bezorgafloop.Onbereikbaar, null), (resultaat.Afloop, resultaat.NietVoor));
        Assert.Equal(3, ontvanger.Verzoeken.Count);
    }

    [Fact]
    public async Task Push_AnyOtherFo03_RefusesTheMessage()
    {
        await using var ontvanger = await NagebootsteOntvanger.StartAsync(
            Answer(500, NietOpgeslagen.Replace("StUF046", "StUF055", StringComparison.Ordinal), retryAfter: "120"));

        var resultaat = await Bezorger().PushAsync(ontvanger.Adres, Voorbeelden.Bericht(), Voorbeelden.Xml, Stop);

        Assert.Equal(new Bezorgresultaat(Bezorgafloop.BerichtGeweigerd, "geweigerd met Fo03 StUF055.") { Foutcode = "StUF055" }, resultaat);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Push_NoFo03ButRetryAfter_IsHeeded(int status)
    {
        await using var ontvanger = await NagebootsteOntvanger.StartAsync(Answer(status, "onderhoud", retryAfter: "120"));

        var resultaat = await Bezorger().PushAsync(ontvanger.Adres, Voorbeelden.Bericht(), Voorbeelden.Xml, Stop);

        Assert.Equal((Bezorgafloop.Onbereikbaar, TimeSpan.FromMinutes(2)), (resultaat.Afloop, resultaat.NietVoor));
        Assert.Single(ontvanger.Verzoeken);
    }

    private Stufbezorger Bezorger() => Bezorger(TimeSpan.FromSeconds(10));

    private Stufbezorger Bezorger(TimeSpan verbindingslimiet) => new(
        new HttpClient(new SocketsHttpHandler { ConnectTimeout = verbindingslimiet }) { Timeout = Timeout.InfiniteTimeSpan },
        Kortetermijn.Build(new StufBezorgOptions { Wachttijd = TimeSpan.Zero }, _tijd, static () => 0.5),
        _tijd);

    private static RequestDelegate Answer(int status, string body, string? retryAfter = null) => http =>
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/xml; charset=utf-8";
        http.Response.Headers.RetryAfter = retryAfter;
        return http.Response.WriteAsync(body);
    };
}
