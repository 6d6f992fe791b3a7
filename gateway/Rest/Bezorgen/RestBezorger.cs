using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using IB.Gateway.Routing;
using IB.Gateway.Storage;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace IB.Gateway.Rest;

/// <summary>
/// Pushes messages to a party's REST endpoint, in the shape in which the knooppunt takes them itself: POST of multipart/form-data
/// with berichtMetadata and payload. Safe for use by many threads at once.
/// </summary>
internal sealed class RestBezorger : IBezorger
{
    private readonly Func<HttpClient> _client;
    private readonly IPartijregisterBron _register;
    private readonly RestBezorgOptions _options;
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline<Pushantwoord> _pijplijn;

    /// <summary>Makes a bezorger.</summary>
    /// <param name="client">
    /// Gives a client that identifies the knooppunt (mTLS), follows no redirects and has no time-out of its own; it stays owned by the giver.
    /// </param>
    /// <param name="register">The directory, for the rol that belongs to a code.</param>
    /// <param name="options">The settings.</param>
    /// <param name="time">The clock.</param>
    /// <param name="toeval">Gives random numbers from 0 up to 1 for the jitter; called by many threads at once.</param>
    public RestBezorger(Func<HttpClient> client, IPartijregisterBron register, RestBezorgOptions options, TimeProvider time, Func<double> toeval)
    {
        _client = client;
        _register = register;
        _options = options;
        _time = time;
        _pijplijn = Build(options, time, toeval);
    }

    /// <inheritdoc/>
    public Bezorgwijze Wijze => Bezorgwijze.Rest;

    /// <inheritdoc/>
    public async ValueTask<Bezorgresultaat> PushAsync(Uri adres, Bericht bericht, ReadOnlyMemory<byte> inhoud, CancellationToken cancellationToken)
    {
        var metadata = JsonSerializer.SerializeToUtf8Bytes(
            Uitgifte.Metadata(bericht.Envelop, _register.Huidig, Berichttijd.Dag(_time.GetUtcNow())), RestJson.Default.BerichtMetadata);
        try
        {
            var antwoord = await _pijplijn.ExecuteAsync(token => SendAsync(adres, bericht, metadata, inhoud, token), cancellationToken);
            return antwoord.Resultaat;
        }
        catch (TimeoutRejectedException)
        {
            return Pushantwoord.TeLaat(_options.Tijdslimiet).Resultaat;
        }
    }

    private static ResiliencePipeline<Pushantwoord> Build(RestBezorgOptions options, TimeProvider time, Func<double> toeval)
    {
        var pijplijn = new ResiliencePipelineBuilder<Pushantwoord> { TimeProvider = time };
        if (options.Herhalingen > 0)
        {
            pijplijn.AddRetry(new RetryStrategyOptions<Pushantwoord>
            {
                ShouldHandle = new PredicateBuilder<Pushantwoord>().HandleResult(a => a.Herhaalbaar).Handle<TimeoutRejectedException>(),
                MaxRetryAttempts = options.Herhalingen,
                Delay = options.Wachttijd,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Randomizer = toeval,
            });
        }

        return pijplijn.AddTimeout(options.Tijdslimiet).Build();
    }

    private async ValueTask<Pushantwoord> SendAsync(Uri adres, Bericht bericht, byte[] metadata, ReadOnlyMemory<byte> inhoud, CancellationToken token)
    {
        try
        {
            using var verzoek = MakeVerzoek(adres, bericht, metadata, inhoud);
            using var antwoord = await _client().SendAsync(verzoek, HttpCompletionOption.ResponseHeadersRead, token);
            var code = Pushantwoord.IsWeigering(antwoord.StatusCode) ? await ReadCodeAsync(antwoord, token) : null;
            var uitstel = Pushantwoord.ReadUitstel(antwoord.Headers.RetryAfter, _time.GetUtcNow(), _options.MaxUitstel);
            return Pushantwoord.Choose(antwoord.StatusCode, antwoord.Content.Headers.ContentType?.MediaType, code, uitstel);
        }
        // A connection that is reset before its first use comes as it is, and not as a failed request.
        catch (Exception fout) when (fout is HttpRequestException or IOException or SocketException)
        {
            return Pushantwoord.GeenVerbinding;
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            return Pushantwoord.TeLaat(_options.Tijdslimiet); // The client has a time-out of its own after all.
        }
    }

    private static HttpRequestMessage MakeVerzoek(Uri adres, Bericht bericht, byte[] metadata, ReadOnlyMemory<byte> inhoud)
    {
        var payload = new ReadOnlyMemoryContent(inhoud);
        payload.Headers.ContentType = new MediaTypeHeaderValue(Uitgifte.ContentType(bericht.Envelop));
        payload.Headers.ContentDisposition = Veld(Berichtdelen.PayloadNaam);
        payload.Headers.ContentDisposition.FileName = $"\"{Uitgifte.Bestandsnaam(bericht.Envelop)}\"";
        var json = new ByteArrayContent(metadata);
        json.Headers.ContentType = new MediaTypeHeaderValue(Antwoord.Json);
        json.Headers.ContentDisposition = Veld(Berichtdelen.MetadataNaam);
        var verzoek = new HttpRequestMessage(HttpMethod.Post, adres)
        {
            // Over HTTP/1.1 the answer comes after the body was sent. With HTTP/2 it may come before, and the pooled payload would
            // be wiped or hold another message while it is still being sent.
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new MultipartFormDataContent { json, payload },
        };
        if (bericht.Traceparent is { } traceparent)
            verzoek.Headers.TryAddWithoutValidation("traceparent", traceparent);
        return verzoek;
    }

    // In quotes, which the class leaves out and some receivers need.
    private static ContentDispositionHeaderValue Veld(string naam) => new("form-data") { Name = $"\"{naam}\"" };

    // The status says that it is a refusal; a body that breaks or dawdles only costs the code.
    private static async Task<string?> ReadCodeAsync(HttpResponseMessage antwoord, CancellationToken token)
    {
        try
        {
            await using var bron = await antwoord.Content.ReadAsStreamAsync(token);
            return await Foutcodelezer.ReadAsync(bron, token);
        }
        catch (Exception fout) when (fout is HttpRequestException or IOException or OperationCanceledException)
        {
            return null;
        }
    }
}
