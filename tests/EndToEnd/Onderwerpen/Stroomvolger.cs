using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>Follows a topic as server-sent events, read by the parser of the platform.</summary>
internal sealed class Stroomvolger : IAsyncDisposable
{
    // Only so that a test that would wait for ever fails instead.
    private static readonly TimeSpan Uiterste = TimeSpan.FromSeconds(30);

    private readonly HttpResponseMessage _antwoord;
    private readonly SseParser<string> _lezer;
    private readonly IAsyncEnumerator<SseItem<string>> _gebeurtenissen;

    private Stroomvolger(HttpResponseMessage antwoord, Stream stroom)
    {
        _antwoord = antwoord;
        _lezer = SseParser.Create(stroom);
        _gebeurtenissen = _lezer.EnumerateAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
    }

    /// <summary>What a client sends as Last-Event-ID when it comes back.</summary>
    internal string LaatsteId => _lezer.LastEventId;

    /// <summary>Opens a stream.</summary>
    /// <param name="partij">Who follows.</param>
    /// <param name="adres">The address of the events.</param>
    /// <param name="laatsteId">Where it was, when it comes back.</param>
    internal static async Task<Stroomvolger> OpenAsync(Ketenpartij partij, Uri adres, string? laatsteId = null)
    {
        using var verzoek = new HttpRequestMessage(HttpMethod.Get, adres);
        verzoek.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (laatsteId is not null)
            verzoek.Headers.Add("Last-Event-ID", laatsteId);
        var antwoord = await partij.Client.SendAsync(verzoek, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal("text/event-stream", antwoord.Content.Headers.ContentType?.MediaType);
        return new Stroomvolger(antwoord, await antwoord.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The next event; <see langword="null"/> when the stream has ended.</summary>
    internal async Task<SseItem<string>?> NextAsync()
        => await _gebeurtenissen.MoveNextAsync().AsTask().WaitAsync(Uiterste, TestContext.Current.CancellationToken) ? _gebeurtenissen.Current : null;

    /// <summary>The traceerId of the message that the next event is about.</summary>
    internal async Task<string?> NextReferentieAsync()
    {
        while (await NextAsync() is { } gebeurtenis)
        {
            if (gebeurtenis.EventType == SseParser.EventTypeDefault)
                return (string?)JsonNode.Parse(gebeurtenis.Data)!["subject"];
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await _gebeurtenissen.DisposeAsync();
        _antwoord.Dispose();
    }
}
