using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using IB.Gateway.Rest;
using IB.Gateway.Routing;
using IB.Gateway.Storage;
using IB.Gateway.Testing;
using Microsoft.AspNetCore.Http;

namespace IB.Gateway.Tests.Rest;

public sealed class RestBezorgerTests
{
    private static readonly RestBezorgOptions Vlot = new() { Wachttijd = TimeSpan.Zero };

    private readonly FakeTime _tijd = new(Voorbeelden.Nu);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Push_Accepted_SendsMetadataAndPayloadThatTheMailboxItselfWouldTake()
    {
        await using var ontvanger = await NagebootsteOntvanger.StartAsync(Answer(202));
        var bericht = Voorbeelden.Bericht() with { Traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01" };

        var resultaat = await Bezorger().PushAsync(ontvanger.Adres, bericht, Voorbeelden.Xml, Stop);

        Assert.Equal(Bezorgafloop.Bevestigd, resultaat.Afloop);
        var (headers, body) = Assert.Single(ontvanger.Verzoeken);
        Assert.Equal(bericht.Traceparent, headers.TraceParent);
        Assert.True(Inhoudssoort.ReadBoundary(headers).Gelukt(out var boundary, out _));
        Assert.True(Berichtdelen.Read(body, boundary, maxMetadata: 65_536).Gelukt(out var delen, out _));
        Assert.Equal(Voorbeelden.Xml, delen.Payload.ToArray());
        var (inzending, probleem) = Metadatalezer.Read(delen.Metadata.Span, Foutcodeset.Isd21p4);
        Assert.Null(probleem);
        Assert.Equal(
            (Rol.Gemeente, Voorbeelden.Gemeente, Voorbeelden.Instelling, Voorbeelden.Id),
            (inzending!.AfzenderRol, inzending.Afzender, inzending.Geadresseerde, inzending.TraceerId));
        Assert.Contains("name=\"berichtMetadata\"", Encoding.Latin1.GetString(body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Push_Foutbericht_IsSentAsJsonAndCalledFo01()
    {
        await using var ontvanger = await NagebootsteOntvanger.StartAsync(Answer(204));
        var inhoud = Foutbericht.Of(Voorbeelden.Fout(), Voorbeelden.Envelop()).ToBytes();
        var bericht = Voorbeelden.Bericht(Voorbeelden.Envelop(zender: "ONBEKEND") with { Soort = Berichtsoort.Fo01 }, inhoud: inhoud);

        var resultaat = await Bezorger().PushAsync(ontvanger.Adres, bericht, inhoud, Stop);

        Assert.Equal(Bezorgafloop.Bevestigd, resultaat.Afloop);
        Assert.True(Inhoudssoort.ReadBoundary(ontvanger.Verzoeken[0].Headers).Gelukt(out var boundary, out _));
        Assert.True(Multipartlezer.Read(ontvanger.Verzoeken[0].Body, boundary).Gelukt(out var delen, out _));
        Assert.Equal("application/json", delen[1].Kop.Soort?.ToString());
        var routering = JsonDocument.Parse(delen[0].Inhoud).RootElement.GetProperty("routeringgegevens");
        Assert.Equal("Fo01", routering.GetProperty("berichtstroom").GetProperty("berichtsubtype").GetString());
        Assert.False(routering.GetProperty("afzender").TryGetProperty("rol", out _));
    }

    [Theory]
    [InlineData(200, Bezorgafloop.Bevestigd, 1)]
    [InlineData(202, Bezorgafloop.Bevestigd, 1)]
    [InlineData(201, Bezorgafloop.Bevestigd, 1)]
    [InlineData(203, Bezorgafloop.Onbereikbaar, 1)]
    [InlineData(204, Bezorgafloop.Bevestigd, 1)]
    [InlineData(206, Bezorgafloop.Onbereikbaar, 1)]
    [InlineData(301, Bezorgafloop.Onbereikbaar, 1)]
    [InlineData(400, Bezorgafloop.BerichtGeweigerd, 1)]
    [InlineData(401, Bezorgafloop.Onbereikbaar, 1)]
    [InlineData(403, Bezorgafloop.Onbereikbaar, 1)]
    [InlineData(404, Bezorgafloop.Onbereikbaar, 1)]
    [InlineData(405, Bezorgafloop.Onbereikbaar, 1)]
    [InlineData(408, Bezorgafloop.Onbereikbaar, 3)]
    [InlineData(409, Bezorgafloop.BerichtGeweigerd, 1)]
    [InlineData(413, Bezorgafloop.BerichtGeweigerd, 1)]
    [InlineData(415, Bezorgafloop.BerichtGeweigerd, 1)]
    [InlineData(422, Bezorgafloop.BerichtGeweigerd, 1)]
    [InlineData(429, Bezorgafloop.Onbereikbaar, 1)]
    [InlineData(500, Bezorgafloop.Onbereikbaar, 3)]
    [InlineData(503, Bezorgafloop.Onbereikbaar, 3)]
    [InlineData(799, Bezorgafloop.Onbereikbaar, 3)]
    public async Task Push_EveryStatus_HasOneMeaning(int status, Bezorgafloop afloop, int verzoeken)
    {
        await using var ontvanger = await NagebootsteOntvanger.StartAsync(Answer(status, "geheim 999900006"));

        var resultaat = await Bezorger().PushAsync(ontvanger.Adres, Voorbeelden.Bericht(), Voorbeelden.Xml, Stop);

        Assert.Equal(afloop, resultaat.Afloop);
        Assert.Equal(verzoeken, ontvanger.Verzoeken.Count);
        Assert.Contains($"HTTP {status}", resultaat.Toelichting, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", resultaat.Toelichting, StringComparison.Ordinal);
        Assert.Null(resultaat.NietVoor);
    }

    [Theory]
    [InlineData("text/html; charset=utf-8")]
    [InlineData("Application/XHTML+xml")]
    public async Task Push_AWebpageWithStatus200_IsNoReceipt(string soort)
    {
        await using var ontvanger = await NagebootsteOntvanger.StartAsync(http =>
        {
            http.Response.ContentType = soort;
            return Answer(200, "<html>Onderhoud 999900006</html>")(http);
        });

        var resultaat = await Bezorger().PushAsync(ontvanger.Adres, Voorbeelden.Bericht(), Voorbeelden.Xml, Stop);

        Assert.Equal(Bezorgafloop.Onbereikbaar, resultaat.Afloop);
        Assert.Equal(
            "Er kwam een webpagina terug (HTTP 200) en geen ontvangstbevestiging. Laat de ontvanger nagaan wat er voor zijn adres staat.",
            resultaat.Toelichting);
    }

    [Fact]
    public async Task Push_FailsOnceThenWorks_IsConfirmedWithTheSameBytes()
    {
        var beurt = 0;
        await using var ontvanger = await NagebootsteOntvanger.StartAsync(http => Answer(Interlocked.Increment(ref beurt) == 1 ? 502 : 202)(http));

        var resultaat = await Bezorger().PushAsync(ontvanger.Adres, Voorbeelden.Bericht(), Voorbeelden.Xml, Stop);

        Assert.Equal(Bezorgafloop.Bevestigd, resultaat.Afloop);
        var bodies = ontvanger.Verzoeken.Select(v =>
        {
            Assert.True(Inhoudssoort.ReadBoundary(v.Headers).Gelukt(out var boundary, out _));
            Assert.True(Berichtdelen.Read(v.Body, boundary, 65_536).Gelukt(out var delen, out _));
            return (Convert.ToHexString(delen.Metadata.Span), Convert.ToHexString(delen.Payload.Span));
        }).ToList();
        Assert.Equal(2, bodies.Count);
        Assert.Equal(bodies[0], bodies[1]);
    }

    [Theory]
    [InlineData("120", 120.0)]
    [InlineData("0", 0.0)]
    [InlineData("999999999", 6 * 3600.0)]
    [InlineData("Mon, 02 Mar 2026 09:10:00 GMT", 600.0)]
    [InlineData("Mon, 02 Mar 2026 08:00:00 GMT", 0.0)]
    [InlineData("straks", null)]
    [InlineData("-5", null)]
    public async Task Push_RetryAfter_IsHonouredWithinBounds(string header, double? seconden)
    {
        await using var ontvanger = await NagebootsteOntvanger.StartAsync(http =>
        {
            http.Response.Headers.RetryAfter = header;
            return Answer(503)(http);
        });

        var resultaat = await Bezorger().PushAsync(ontvanger.Adres, Voorbeelden.Bericht(), Voorbeelden.Xml, Stop);

        Assert.Equal(Bezorgafloop.Onbereikbaar, resultaat.Afloop);
        Assert.Equal(seconden, resultaat.NietVoor?.TotalSeconds);
        Assert.Equal(seconden is null ? 3 : 1, ontvanger.Verzoeken.Count);
    }

    [Theory]
    [InlineData("{\"title\": \"x\", \"meer\": {\"code\": \"FOUT\"}, \"code\": \"IB216\"}", "IB216")]
    [InlineData("{\"code\": \"999900006\"}", null)]
    [InlineData("{\"code\": \"<b>\"}", null)]
    [InlineData("{\"code\": \"\\ud800\"}", null)]
    [InlineData("{\"code\": 216}", null)]
    [InlineData("{\"code\": \"IB2", null)]
    [InlineData("[\"code\"]", null)]
    [InlineData("{}", null)]
    [InlineData("", null)]
    [InlineData("<html>", null)]
    public async Task Push_Refused_KeepsOfTheAnswerOnlyAFaultCode(string body, string? code)
    {
        await using var ontvanger = await NagebootsteOntvanger.StartAsync(Answer(409, body));

        var resultaat = await Bezorger().PushAsync(ontvanger.Adres, Voorbeelden.Bericht(), Voorbeelden.Xml, Stop);

        Assert.Equal(code, resultaat.Foutcode);
        Assert.Equal(
            code is null ? "De ontvanger weigerde het bericht (HTTP 409)." : $"De ontvanger weigerde het bericht (HTTP 409, code {code}).",
            resultaat.Toelichting);
    }

    [Theory]
    [InlineData(65_536, "IB216")]
    [InlineData(65_537, null)]
    [InlineData(5_000_000, null)]
    public async Task Push_RefusedWithALongAnswer_ReadsAtMost64kB(int lengte, string? code)
    {
        const string Begin = "{\"code\": \"IB216\"}";
        await using var ontvanger = await NagebootsteOntvanger.StartAsync(Answer(400, Begin + new string(' ', lengte - Begin.Length)));

        var resultaat = await Bezorger().PushAsync(ontvanger.Adres, Voorbeelden.Bericht(), Voorbeelden.Xml, Stop);

        Assert.Equal(Bezorgafloop.BerichtGeweigerd, resultaat.Afloop);
        Assert.Equal(code is not null, resultaat.Toelichting.Contains("IB216", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n")]
    [InlineData("HTTP/1.1 abc\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Len")]
    public async Task Push_ResetOrGarbage_IsUnreachableAfterTwoQuickRetries(string antwoord)
    {
        await using var ontvanger = new OnzinOntvanger(Encoding.ASCII.GetBytes(antwoord));

        var resultaat = await Bezorger().PushAsync(ontvanger.Adres, Voorbeelden.Bericht(), new byte[100_000], Stop);

        Assert.Equal(Bezorgafloop.Onbereikbaar, resultaat.Afloop);
        Assert.Equal(Pushantwoord.GeenVerbinding.Resultaat.Toelichting, resultaat.Toelichting);
        Assert.Equal(3, ontvanger.Verbindingen);
    }

    [Fact]
    public async Task Push_NobodyListens_IsUnreachable()
    {
        Uri adres;
        await using (var weg = new OnzinOntvanger([]))
            adres = weg.Adres;

        var resultaat = await Bezorger().PushAsync(adres, Voorbeelden.Bericht(), Voorbeelden.Xml, Stop);

        Assert.Equal(Bezorgafloop.Onbereikbaar, resultaat.Afloop);
    }

    [Fact]
    public async Task Push_ReceiverHangs_IsUnreachableAtTheTimeLimit()
    {
        var aangekomen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var ontvanger = await NagebootsteOntvanger.StartAsync(http =>
        {
            aangekomen.SetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted);
        });

        var push = Bezorger(Vlot with { Herhalingen = 0 }).PushAsync(ontvanger.Adres, Voorbeelden.Bericht(), Voorbeelden.Xml, Stop).AsTask();
        await aangekomen.Task;
        _tijd.Advance(TimeSpan.FromSeconds(29));
        Assert.False(push.IsCompleted);
        _tijd.Advance(TimeSpan.FromSeconds(1));

        var resultaat = await push;
        Assert.Equal(Bezorgafloop.Onbereikbaar, resultaat.Afloop);
        Assert.Contains("30 seconden", resultaat.Toelichting, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Push_RefusalWhoseBodyHangs_IsARefusalAllTheSame()
    {
        var begonnen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var ontvanger = await NagebootsteOntvanger.StartAsync(async http =>
        {
            http.Response.StatusCode = 422;
            await http.Response.Body.WriteAsync("{"u8.ToArray());
            await http.Response.Body.FlushAsync();
            begonnen.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted);
        });
        var push = Bezorger(Vlot with { Herhalingen = 0 }).PushAsync(ontvanger.Adres, Voorbeelden.Bericht(), Voorbeelden.Xml, Stop).AsTask();
        await begonnen.Task;
        await _kop.Task;

        _tijd.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(Bezorgafloop.BerichtGeweigerd, (await push).Afloop);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.9)]
    public async Task Push_BetweenQuickRetries_WaitsLongerEachTimeWithJitter(double toeval)
    {
        await using var ontvanger = await NagebootsteOntvanger.StartAsync(Answer(500));
        var melder = new Wachtmelder(_tijd);
        var push = Bezorger(new RestBezorgOptions(), melder, toeval).PushAsync(ontvanger.Adres, Voorbeelden.Bericht(), Voorbeelden.Xml, Stop).AsTask();

        var eerste = await melder.Wachten.ReadAsync(Stop);
        Assert.Single(ontvanger.Verzoeken);
        _tijd.Advance(eerste);
        var tweede = await melder.Wachten.ReadAsync(Stop);
        Assert.Equal(2, ontvanger.Verzoeken.Count);
        _tijd.Advance(tweede);

        Assert.Equal(Bezorgafloop.Onbereikbaar, (await push).Afloop);
        Assert.Equal(3, ontvanger.Verzoeken.Count);
        Assert.InRange(eerste, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(2));
        Assert.InRange(tweede, eerste, TimeSpan.FromSeconds(4));
        Assert.NotEqual(TimeSpan.FromMilliseconds(500), eerste);
    }

    [Fact]
    public async Task Push_KnooppuntStops_StopsWithIt()
    {
        using var einde = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        await using var ontvanger = await NagebootsteOntvanger.StartAsync(http =>
        {
            einde.Cancel();
            return Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Bezorger().PushAsync(ontvanger.Adres, Voorbeelden.Bericht(), Voorbeelden.Xml, einde.Token));

        Assert.Single(ontvanger.Verzoeken);
    }

    [Theory]
    [InlineData(5, -1, 0, 2, 4)]
    [InlineData(30_000, 2, 500, 6, 0)]
    public void Validate_Options_NamesEveryFault(int tijdslimiet, int herhalingen, int wachttijd, int uitstel, int fouten)
    {
        var options = new RestBezorgOptions
        {
            Tijdslimiet = TimeSpan.FromMilliseconds(tijdslimiet),
            Herhalingen = herhalingen,
            Wachttijd = wachttijd == 0 ? TimeSpan.FromHours(1) : TimeSpan.FromMilliseconds(wachttijd),
            MaxUitstel = fouten == 0 ? TimeSpan.FromHours(uitstel) : TimeSpan.FromDays(uitstel),
        };

        Assert.Equal(fouten, options.Validate().Count);
    }

    // Completed when a client has the head of an answer.
    private readonly TaskCompletionSource _kop = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RestBezorger Bezorger(RestBezorgOptions? options = null, TimeProvider? tijd = null, double toeval = 0.5) => new(
        () => new HttpClient(new Kopmelder(_kop, new SocketsHttpHandler { AllowAutoRedirect = false })) { Timeout = Timeout.InfiniteTimeSpan },
        new VastRegister(Voorbeelden.Register),
        options ?? Vlot,
        tijd ?? _tijd,
        () => toeval);

    private static RequestDelegate Answer(int status, string? body = null) => http =>
    {
        http.Response.StatusCode = status;
        return body is null || status is 204 or 304 ? Task.CompletedTask : http.Response.WriteAsync(body);
    };

    /// <summary>Tells of every wait that begins, except the time limit of a request.</summary>
    private sealed class Wachtmelder(FakeTime tijd) : TimeProvider
    {
        private readonly Channel<TimeSpan> _wachten = Channel.CreateUnbounded<TimeSpan>();

        public ChannelReader<TimeSpan> Wachten => _wachten.Reader;

        public override DateTimeOffset GetUtcNow() => tijd.GetUtcNow();

        public override long GetTimestamp() => tijd.GetTimestamp();

        public override long TimestampFrequency => tijd.TimestampFrequency;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = tijd.CreateTimer(callback, state, dueTime, period);
            if (dueTime > TimeSpan.Zero && dueTime < RestBezorgOptions.StandaardTijdslimiet)
                _wachten.Writer.TryWrite(dueTime);
            return timer;
        }
    }

    private sealed class Kopmelder(TaskCompletionSource kop, HttpMessageHandler binnen) : DelegatingHandler(binnen)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var antwoord = await base.SendAsync(request, cancellationToken);
            kop.TrySetResult();
            return antwoord;
        }
    }
}
