using System.Net;
using System.Net.Http.Headers;
using IB.Gateway.Routing;

namespace IB.Gateway.Rest;

/// <summary>What one request to a receiver came to.</summary>
/// <param name="Resultaat">The result, when this was the last request of the attempt.</param>
/// <param name="Herhaalbaar">Whether a quick retry may change it.</param>
internal sealed record Pushantwoord(Bezorgresultaat Resultaat, bool Herhaalbaar)
{
    /// <summary>There was no answer: refused, reset, garbage, name not found, TLS failed.</summary>
    public static Pushantwoord GeenVerbinding { get; } = new(
        new Bezorgresultaat(Bezorgafloop.Onbereikbaar, "De ontvanger was niet bereikbaar of gaf geen geldig HTTP-antwoord."), Herhaalbaar: true);

    /// <summary>The answer did not come in time.</summary>
    public static Pushantwoord TeLaat(TimeSpan limiet) => new(
        new Bezorgresultaat(Bezorgafloop.Onbereikbaar, $"De ontvanger antwoordde niet binnen {limiet.TotalSeconds:0.##} seconden."), Herhaalbaar: true);

    /// <summary>Whether an answer with this status is about the message itself, so that its body may name a fault code.</summary>
    public static bool IsWeigering(HttpStatusCode status) => (int)status is 400 or 409 or 413 or 415 or 422;

    /// <summary>
    /// Which result an answer means (koppelvlak 9.5). A pure function. Received is only what says so: a page with status 200 comes from something in
    /// between, and the message would be lost. Refused is only what says that this message will never do; a wrong certificate or address (401, 403, 404), a
    /// redirect or an unknown status says something about the receiver, and the message waits until that is mended.
    /// </summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="soort">Media type of the body; <see langword="null"/> when it says none.</param>
    /// <param name="code">Fault code out of a problem document; <see langword="null"/> when there is none that can be trusted.</param>
    /// <param name="uitstel">Retry-After; <see langword="null"/> when there is none.</param>
    public static Pushantwoord Choose(HttpStatusCode status, string? soort, string? code, TimeSpan? uitstel)
    {
        var getal = (int)status;
        if (getal is 200 or 201 or 202 or 204 && !IsWebpagina(soort))
            return new(new Bezorgresultaat(Bezorgafloop.Bevestigd, $"De ontvanger bevestigde de ontvangst (HTTP {getal})."), Herhaalbaar: false);
        if (getal is >= 200 and < 300)
            return new(new Bezorgresultaat(Bezorgafloop.Onbereikbaar, GeenBevestiging(getal, IsWebpagina(soort)), uitstel), Herhaalbaar: false);
        if (IsWeigering(status))
        {
            var reden = code is null ? $"HTTP {getal}" : $"HTTP {getal}, code {code}";
            return new(
                new Bezorgresultaat(Bezorgafloop.BerichtGeweigerd, $"De ontvanger weigerde het bericht ({reden}).") { Foutcode = code }, Herhaalbaar: false);
        }

        // Who asks to wait is not asked again at once.
        var herhaalbaar = uitstel is null && (getal is 408 or >= 500);
        return new(new Bezorgresultaat(Bezorgafloop.Onbereikbaar, $"De ontvanger kon het bericht nu niet aannemen (HTTP {getal}).", uitstel), herhaalbaar);
    }

    private static bool IsWebpagina(string? soort)
        => string.Equals(soort, "text/html", StringComparison.OrdinalIgnoreCase)
            || string.Equals(soort, "application/xhtml+xml", StringComparison.OrdinalIgnoreCase);

    private static string GeenBevestiging(int status, bool isWebpagina) => isWebpagina
        ? $"Er kwam een webpagina terug (HTTP {status}) en geen ontvangstbevestiging. Laat de ontvanger nagaan wat er voor zijn adres staat."
        : $"De ontvanger bevestigde de ontvangst niet: HTTP {status} zegt dat niet, wel 200, 201, 202 en 204.";

    /// <summary>The wait that Retry-After asks for, from 0 to <paramref name="maximum"/>.</summary>
    public static TimeSpan? ReadUitstel(RetryConditionHeaderValue? header, DateTimeOffset nu, TimeSpan maximum)
    {
        if ((header?.Delta ?? header?.Date - nu) is not { } uitstel)
            return null;
        return uitstel < TimeSpan.Zero ? TimeSpan.Zero : uitstel > maximum ? maximum : uitstel;
    }
}
