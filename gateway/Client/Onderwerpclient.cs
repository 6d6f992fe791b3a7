using System.Globalization;
using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using IB.Gateway.Rest;

namespace IB.Gateway.Client;

/// <summary>Follows topics, as a chain partner does.</summary>
/// <param name="client">Presents the party's certificate.</param>
/// <param name="basis">Address of the knooppunt.</param>
internal sealed class Onderwerpclient(HttpClient client, Uri basis)
{
    /// <summary>What the party may follow.</summary>
    internal async Task<Postbusantwoord> ListAsync(CancellationToken cancellationToken)
    {
        using var antwoord = await client.GetAsync(new Uri(basis, Onderwerppaden.Alle), cancellationToken);
        return await ReadAsync(antwoord, cancellationToken);
    }

    /// <summary>Asks for a page of events; what is not named is left to the knooppunt.</summary>
    /// <param name="naam">The topic.</param>
    /// <param name="vanaf">The position that was come to.</param>
    /// <param name="limit">Events at most.</param>
    /// <param name="wacht">Seconds to wait when there are none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async Task<Volgblad> OpenAsync(string naam, long? vanaf, int? limit, int? wacht, CancellationToken cancellationToken)
    {
        var vraag = new[] { Parameter("vanaf", vanaf), Parameter("limit", limit), Parameter("wacht", wacht) }.OfType<string>().ToList();
        using var verzoek = new HttpRequestMessage(HttpMethod.Get, Adres(naam, vraag));
        verzoek.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(Volgvormen.Ndjson));
        var antwoord = await client.SendAsync(verzoek, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (antwoord.StatusCode == HttpStatusCode.OK)
            return new Volgblad(antwoord, null, null);
        using (antwoord)
            return new Volgblad(null, await ReadAsync(antwoord, cancellationToken), antwoord.Headers.RetryAfter?.Delta);
    }

    /// <summary>The content of an event that does not carry it, or the answer that says why there is none.</summary>
    internal async Task<(Postbuspayload? Payload, Postbusantwoord? Weigering)> FetchAsync(string naam, long positie, CancellationToken cancellationToken)
    {
        using var antwoord = await client.GetAsync(new Uri(basis, Onderwerppaden.Inhoud(naam, positie)), cancellationToken);
        if (antwoord.StatusCode != HttpStatusCode.OK)
            return (null, await ReadAsync(antwoord, cancellationToken));
        var digest = antwoord.Headers.TryGetValues("Repr-Digest", out var waarden) ? string.Join(", ", waarden) : null;
        return (new Postbuspayload(await antwoord.Content.ReadAsByteArrayAsync(cancellationToken), digest), null);
    }

    private Uri Adres(string naam, List<string> vraag)
        => new(basis, Onderwerppaden.Gebeurtenissen(naam) + (vraag.Count == 0 ? string.Empty : $"?{string.Join('&', vraag)}"));

    private static string? Parameter(string naam, long? waarde)
        => waarde is { } getal ? string.Create(CultureInfo.InvariantCulture, $"{naam}={getal}") : null;

    private static async Task<Postbusantwoord> ReadAsync(HttpResponseMessage antwoord, CancellationToken cancellationToken)
        => new((int)antwoord.StatusCode, await antwoord.Content.ReadAsStringAsync(cancellationToken));
}

/// <summary>A page of events as it comes in, or why there is none. Has one reader, once.</summary>
/// <param name="antwoord">The answer; belongs to this object.</param>
/// <param name="weigering">Why there are no events.</param>
/// <param name="wacht">After how long it may be asked again, when the knooppunt said so.</param>
internal sealed class Volgblad(HttpResponseMessage? antwoord, Postbusantwoord? weigering, TimeSpan? wacht) : IDisposable
{
    /// <summary>Why there are no events; <see langword="null"/> when there is a page.</summary>
    internal Postbusantwoord? Weigering => weigering;

    /// <summary>After how long it may be asked again.</summary>
    internal TimeSpan? Wacht => wacht;

    /// <summary>Every whole line, as soon as it is there. A line that is cut short is not one.</summary>
    /// <exception cref="InvalidDataException">A line is no event.</exception>
    /// <exception cref="HttpRequestException">The connection ended.</exception>
    internal async IAsyncEnumerable<Volgregel> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (antwoord is null)
            yield break;
        var lezer = PipeReader.Create(await antwoord.Content.ReadAsStreamAsync(cancellationToken));
        while (true)
        {
            var stuk = await lezer.ReadAsync(cancellationToken);
            var rest = stuk.Buffer;
            while (Volgregel.TryTake(ref rest) is { } regel)
                yield return regel;
            lezer.AdvanceTo(rest.Start, rest.End);
            if (stuk.IsCompleted)
                break;
        }

        await lezer.CompleteAsync();
    }

    /// <inheritdoc/>
    public void Dispose() => antwoord?.Dispose();
}
