namespace IB.Gateway.Storage;

/// <summary>
/// Resending by query, as tasks that survive a restart. A task deals with every message at most once: that it is claimed and that it
/// waits again are one write. Safe for use by many threads at once.
/// </summary>
public interface IHerbezorgtaken
{
    /// <summary>
    /// Makes a task for all messages accepted until now that meet the query and are Mislukt or Verlopen when their turn comes. While a task
    /// with the same query is unfinished that one is given instead.
    /// </summary>
    /// <exception cref="ArgumentException">The order contradicts its own contract; nothing was stored.</exception>
    ValueTask<Taakvorming> CreateAsync(Herbezorgopdracht opdracht, CancellationToken cancellationToken);

    /// <summary>The unfinished task with this query, or <see langword="null"/>.</summary>
    ValueTask<Herbezorgtaak?> FindOnvoltooidAsync(Zoekvraag vraag, CancellationToken cancellationToken);

    /// <summary>The task with this number, or <see langword="null"/>.</summary>
    ValueTask<Herbezorgtaak?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>Tasks, newest first, at most <paramref name="limit"/>; with <paramref name="voor"/> only those with a lower number.</summary>
    ValueTask<IReadOnlyList<Herbezorgtaak>> ListAsync(long? voor, int limit, CancellationToken cancellationToken);

    /// <summary>The tasks that are not finished, oldest first.</summary>
    ValueTask<IReadOnlyList<Herbezorgtaak>> ListOnvoltooidAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Deals with these messages, in rising order, as long as the task is Loopt: puts each ready again that is Mislukt or Verlopen and has
    /// its payload, and skips the others. Messages at or before <see cref="Herbezorgtaak.Plek"/> were dealt with and are passed over.
    /// After the last message of a trial the task becomes Proef. All of it is durable or none.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no such task.</exception>
    ValueTask<Claimronde> ClaimAsync(long id, IReadOnlyList<long> volgnummers, CancellationToken cancellationToken);

    /// <summary>Brings the task into another state, if that may be.</summary>
    /// <param name="id">Which.</param>
    /// <param name="daad">What is done.</param>
    /// <param name="oorzaak">Why, in Dutch; kept with the task.</param>
    /// <param name="cancellationToken">Honoured until the command is queued.</param>
    ValueTask<Taakwijziging> MoveAsync(long id, Taakdaad daad, string oorzaak, CancellationToken cancellationToken);

    /// <summary>What happened to the task, oldest line first.</summary>
    ValueTask<IReadOnlyList<Taakgebeurtenis>> ReadVerloopAsync(long id, CancellationToken cancellationToken);

    /// <summary>The messages that the task dealt with, lowest first: those after <paramref name="na"/>, at most <paramref name="limit"/>.</summary>
    ValueTask<IReadOnlyList<Herbezorgclaim>> ListClaimsAsync(long id, long na, int limit, CancellationToken cancellationToken);
}
