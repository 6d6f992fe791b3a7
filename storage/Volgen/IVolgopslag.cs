namespace IB.Gateway.Storage;

/// <summary>
/// What it takes to let others follow the journal: how far it goes, what they may look for in it, and a line in the history of a message
/// before its content goes to somebody who follows it. Safe for use by many threads at once.
/// </summary>
public interface IVolgopslag
{
    /// <summary>Most messages that one read gives.</summary>
    const int MaxLimit = 1000;

    /// <summary>From which position on everything is known, and which position the next message gets.</summary>
    ValueTask<Journaalgrenzen> GetGrenzenAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The accepted messages that <paramref name="vraag"/> asks for, foutberichten not among them, from journal position
    /// <paramref name="vanaf"/> on, in order. It costs a bounded amount of work, however many others lie between: so there may be none
    /// although more follow.
    /// </summary>
    /// <param name="vraag">Which.</param>
    /// <param name="vanaf">The first position that is looked at, 1 or more.</param>
    /// <param name="limit">Messages at most: 1-<see cref="MaxLimit"/>.</param>
    /// <param name="cancellationToken">Gives up waiting for a reader.</param>
    ValueTask<Journaalstuk> ReadAsync(Volgvraag vraag, long vanaf, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Which message types there are, to look for all of a kind. What <paramref name="bekend"/> covers is not looked at again, so it costs next
    /// to nothing when little came in since.
    /// </summary>
    /// <param name="bekend">What this gave before; <see cref="Functielijst.Leeg"/> the first time.</param>
    /// <param name="cancellationToken">Gives up waiting for a reader.</param>
    ValueTask<Functielijst> ListFunctiesAsync(Functielijst bekend, CancellationToken cancellationToken);

    /// <summary>
    /// Adds these lines to the histories of messages whose content may be given out: it is still there, and its receiver is not kept
    /// waiting for it. A line that is there word for word, and came at or after <paramref name="sinds"/>, is not written again, and counts as written;
    /// only the last lines of a history are looked at for it. All in one go; completes after fsync, so content may leave when the task is done
    /// and never before.
    /// </summary>
    /// <returns>The volgnummers that have their line; of the others there is no content to give.</returns>
    /// <exception cref="OpslagException">Nothing was written, so nothing may be given: the disk is full, for one.</exception>
    ValueTask<IReadOnlySet<long>> RecordVerstrekkingAsync(IReadOnlyList<Aantekening> aantekeningen, DateTimeOffset sinds, CancellationToken cancellationToken);
}
