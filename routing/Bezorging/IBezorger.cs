using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>Pushes messages to a party's endpoint over one protocol. Safe for use by many threads at once.</summary>
public interface IBezorger
{
    /// <summary>The way of delivery that it serves.</summary>
    Bezorgwijze Wijze { get; }

    /// <summary>
    /// Makes one attempt, with its own short retries and time-out. Whatever the receiver does is a result, never an exception.
    /// </summary>
    /// <param name="adres">The endpoint, https.</param>
    /// <param name="bericht">The message; id and bytes are those of acceptance at every attempt.</param>
    /// <param name="inhoud">Its payload.</param>
    /// <param name="cancellationToken">The knooppunt stops.</param>
    ValueTask<Bezorgresultaat> PushAsync(Uri adres, Bericht bericht, ReadOnlyMemory<byte> inhoud, CancellationToken cancellationToken);
}

/// <summary>What a push came to.</summary>
public enum Bezorgafloop
{
    /// <summary>The receiver took it over (Bv03, 2xx).</summary>
    Bevestigd = 1,

    /// <summary>The receiver answered that it does not take this message (Fo03, 4xx). Others may go on.</summary>
    BerichtGeweigerd,

    /// <summary>The receiver could not be reached or did not answer sensibly. Others for it need not be tried now.</summary>
    Onbereikbaar,
}

/// <summary>The result of a push.</summary>
/// <param name="Afloop">What it came to.</param>
/// <param name="Toelichting">For the history, in Dutch; nothing of what the receiver wrote except a fault code.</param>
/// <param name="NietVoor">The receiver asked to wait this long (Retry-After); <see langword="null"/> when it did not.</param>
public sealed record Bezorgresultaat(Bezorgafloop Afloop, string Toelichting, TimeSpan? NietVoor = null)
{
    /// <summary>Fault code with which the receiver refused the message, letters and digits; <see langword="null"/> when it named none.</summary>
    public string? Foutcode { get; init; }
}
