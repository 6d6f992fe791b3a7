namespace IB.Gateway.Storage;

/// <summary>
/// The ordered, durable log of all messages. Everything else is derived from it or points to it.
/// Safe for use by many threads at once.
/// </summary>
public interface IJournaal
{
    /// <summary>
    /// Makes one message durable, with its verdict, its history and what follows from it. The task completes after fsync;
    /// many callers share one. A caller may acknowledge once it has the result, never before.
    /// </summary>
    /// <param name="boeking">What to store.</param>
    /// <param name="cancellationToken">Honoured until the boeking enters the writer's queue, not after.</param>
    /// <exception cref="OpslagException">Nothing was stored; the sender must get an error and may try again.</exception>
    /// <exception cref="ArgumentException">The boeking contradicts its own contract; nothing was stored.</exception>
    /// <exception cref="InvalidOperationException">
    /// An aantekening is for a message that does not exist, or a gevolg bears an id that is taken; nothing was stored.
    /// </exception>
    ValueTask<Inboeking> AppendAsync(Boeking boeking, CancellationToken cancellationToken);

    /// <summary>All messages with this referentienummer, oldest first: one, or several when senders chose the same id.</summary>
    ValueTask<IReadOnlyList<Bericht>> FindAsync(string referentienummer, CancellationToken cancellationToken);

    /// <summary>All messages of a conversation, oldest first, at most <paramref name="limit"/>.</summary>
    ValueTask<IReadOnlyList<Bericht>> FindConversatieAsync(string conversatieId, int limit, CancellationToken cancellationToken);

    /// <summary>The message at a journal position, or <see langword="null"/>.</summary>
    ValueTask<Bericht?> GetAsync(long volgnummer, CancellationToken cancellationToken);

    /// <summary>The message at a journal position with its history, both of one moment, or <see langword="null"/>.</summary>
    ValueTask<Berichtverloop?> GetVerloopAsync(long volgnummer, CancellationToken cancellationToken);

    /// <summary>
    /// The payload of a message, decrypted into a pooled buffer; <see langword="null"/> when there is no such message, or when its
    /// data key was destroyed and the payload with it.
    /// </summary>
    /// <exception cref="OpslagException">The payload is there but cannot be read or was altered.</exception>
    ValueTask<Inhoud?> ReadInhoudAsync(long volgnummer, CancellationToken cancellationToken);

    /// <summary>Counts by state with the age of the oldest unfinished message, for metrics and health.</summary>
    ValueTask<Journaalstand> MeasureAsync(CancellationToken cancellationToken);
}
