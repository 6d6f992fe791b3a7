using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using IB.Gateway.Routing;
using IB.Gateway.Storage;
using Polly;
using Polly.Timeout;

namespace IB.Gateway.Stuf;

/// <summary>Pushes messages to a party's OntvangAsynchroon port. Safe for use by many threads at once.</summary>
/// <param name="client">Presents the knooppunt's certificate and trusts only the configured anchors.</param>
/// <param name="kort">Time-out and quick retries of one attempt.</param>
/// <param name="tijd">For Retry-After.</param>
internal sealed class Stufbezorger(HttpClient client, ResiliencePipeline<Bezorgresultaat> kort, TimeProvider tijd) : IBezorger
{
    // Longer is no fault code of any code set (koppelvlak 3.3).
    private const int MaxCode = 7;

    // Says nothing of the message: the receiver could not keep it, and asks for it again (koppelvlak 8.4).
    private const string NietOpgeslagen = "StUF046";

    public Bezorgwijze Wijze => Bezorgwijze.Stuf;

    public async ValueTask<Bezorgresultaat> PushAsync(Uri adres, Bericht bericht, ReadOnlyMemory<byte> inhoud, CancellationToken cancellationToken)
    {
        try
        {
            return await kort.ExecuteAsync(stop => SendAsync(adres, bericht, inhoud, stop), cancellationToken);
        }
        catch (TimeoutRejectedException)
        {
            return new Bezorgresultaat(Bezorgafloop.Onbereikbaar, "geen antwoord binnen de tijd.");
        }
    }

    private async ValueTask<Bezorgresultaat> SendAsync(Uri adres, Bericht bericht, ReadOnlyMemory<byte> inhoud, CancellationToken stop)
    {
        try
        {
            using var verzoek = new HttpRequestMessage(HttpMethod.Post, adres)
            {
                // Over HTTP/1.1 the answer comes after the body was sent; with HTTP/2 the pooled payload could be reused too early.
                Version = HttpVersion.Version11,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
                Content = new Stufenvelop(bericht.Envelop, inhoud),
            };
            verzoek.Headers.Add("SOAPAction", $"\"{Stufenvelop.Actie(bericht.Envelop.Soort)}\"");
            if (bericht.Traceparent is { } traceparent)
                verzoek.Headers.TryAddWithoutValidation("traceparent", traceparent);
            using var antwoord = await client.SendAsync(verzoek, HttpCompletionOption.ResponseHeadersRead, stop);
            return await ReadAsync(antwoord, bericht, stop);
        }
        catch (HttpRequestException fout)
        {
            return new Bezorgresultaat(Bezorgafloop.Onbereikbaar, Oorzaak(fout));
        }
        // A connection that is reset before its first use comes as it is, and not as a failed request.
        catch (Exception fout) when (fout is IOException or SocketException)
        {
            return new Bezorgresultaat(Bezorgafloop.Onbereikbaar, "de verbinding is verbroken.");
        }
        // Connecting has a limit of its own, and one that is reached looks like a stop.
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new Bezorgresultaat(Bezorgafloop.Onbereikbaar, "er kwam niet op tijd een verbinding.");
        }
    }

    private async ValueTask<Bezorgresultaat> ReadAsync(HttpResponseMessage antwoord, Bericht bericht, CancellationToken stop)
    {
        var status = (int)antwoord.StatusCode;
        var wacht = antwoord.Headers.RetryAfter is { } na ? na.Delta ?? na.Date - tijd.GetUtcNow() : null;
        if (status is 200 or 500)
        {
            await using var bron = await antwoord.Content.ReadAsStreamAsync(stop);
            return Resultaat(await Stufontvangst.ReadAsync(antwoord.StatusCode, bron, bericht.Envelop.Referentienummer, stop), status, wacht);
        }

        return status is 400 or 413 or 415
            ? new Bezorgresultaat(Bezorgafloop.BerichtGeweigerd, $"geweigerd met HTTP {status}.")
            : new Bezorgresultaat(Bezorgafloop.Onbereikbaar, $"HTTP {status} in plaats van een Bv03.", wacht);
    }

    private static Bezorgresultaat Resultaat(Stufantwoord antwoord, int status, TimeSpan? wacht) => antwoord.Soort switch
    {
        Stufantwoordsoort.Bevestigd => new Bezorgresultaat(Bezorgafloop.Bevestigd, "bevestigd met Bv03."),
        Stufantwoordsoort.AndereReferentie => new Bezorgresultaat(Bezorgafloop.BerichtGeweigerd, "de Bv03 verwijst niet naar dit bericht."),
        Stufantwoordsoort.Geweigerd when antwoord.Code == NietOpgeslagen
            => new Bezorgresultaat(Bezorgafloop.Onbereikbaar, $"nu niet op te slaan (Fo03 {NietOpgeslagen}).", wacht),
        Stufantwoordsoort.Geweigerd => new Bezorgresultaat(Bezorgafloop.BerichtGeweigerd, $"geweigerd met Fo03 {antwoord.Code}.")
        {
            Foutcode = antwoord.Code is { Length: <= MaxCode } code ? code : null,
        },
        Stufantwoordsoort.SoapFout => new Bezorgresultaat(Bezorgafloop.Onbereikbaar, $"SOAP-fout zonder Fo03 (HTTP {status}).", wacht),
        _ => new Bezorgresultaat(Bezorgafloop.Onbereikbaar, $"geen Bv03 of Fo03 maar een onbegrijpelijk antwoord (HTTP {status}).", wacht),
    };

    private static string Oorzaak(HttpRequestException fout) => fout.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "de naam van het adres is niet te vinden.",
        HttpRequestError.ConnectionError => "er kan geen verbinding worden gemaakt.",
        _ when fout.InnerException is AuthenticationException => "de beveiligde verbinding is geweigerd; controleer de certificaten.",
        HttpRequestError.SecureConnectionError => "er is geen beveiligde verbinding tot stand gekomen.",
        _ => "de verbinding is verbroken.",
    };
}
