namespace IB.Gateway.Storage;

/// <summary>
/// Finds messages by what is known of them. A page costs a bounded amount of work, however much is stored and however rare what is
/// looked for: it may be shorter than asked, even empty, and still not be the last. Safe for use by many threads at once.
/// </summary>
public interface IZoeker
{
    /// <summary>Most messages on a page.</summary>
    const int MaxLimit = 1000;

    /// <summary>
    /// One page. Going on with <see cref="Zoekpagina.Verder"/> gives every message once that meets <paramref name="vraag"/> throughout;
    /// messages that come in meanwhile do not shift the pages.
    /// </summary>
    /// <param name="vraag">The filters.</param>
    /// <param name="volgorde">Newest or oldest first, by volgnummer.</param>
    /// <param name="na">Go on after this volgnummer, in that order; <see langword="null"/> for the first page.</param>
    /// <param name="limit">Messages at most: 1-<see cref="MaxLimit"/>.</param>
    /// <param name="cancellationToken">Gives up waiting for a reader.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range, or <paramref name="na"/> is no volgnummer.</exception>
    ValueTask<Zoekpagina> SearchAsync(Zoekvraag vraag, Zoekvolgorde volgorde, long? na, int limit, CancellationToken cancellationToken);
}

/// <summary>In which order messages are found.</summary>
public enum Zoekvolgorde
{
    /// <summary>Highest volgnummer first.</summary>
    NieuwsteEerst = 1,

    /// <summary>Lowest volgnummer first.</summary>
    OudsteEerst = 2,
}

/// <summary>One page of what was found.</summary>
/// <param name="Berichten">The messages, in the order asked for.</param>
/// <param name="Verder">The volgnummer after which the next page begins; <see langword="null"/> when there is none.</param>
public sealed record Zoekpagina(IReadOnlyList<Bericht> Berichten, long? Verder);
