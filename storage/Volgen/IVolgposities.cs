namespace IB.Gateway.Storage;

/// <summary>
/// How far those are who are sent what they follow: who asks for it keeps his own position, who is sent it confirms, and what he confirmed is kept here. A
/// position only goes up, so two nodes that both think they send cannot take each other back. Safe for use by many threads at once.
/// </summary>
public interface IVolgposities
{
    /// <summary>Longest name of a follower, in characters.</summary>
    const int MaxNaam = 200;

    /// <summary>The position that a follower has confirmed everything before; <see langword="null"/> when it never did.</summary>
    /// <param name="volger">Its name: <c>kafka CAK wmo-zorgstatus</c>.</param>
    /// <param name="cancellationToken">Gives up waiting for a reader.</param>
    ValueTask<long?> FindAsync(string volger, CancellationToken cancellationToken);

    /// <summary>
    /// A follower has confirmed everything before a position. Completes after fsync. A position that is not higher than the one that is known
    /// changes nothing.
    /// </summary>
    /// <param name="volger">Its name, 1-<see cref="MaxNaam"/> characters.</param>
    /// <param name="naar">The position, 1 or more.</param>
    /// <param name="cancellationToken">Counts until it is queued.</param>
    /// <returns>The position that is known now.</returns>
    /// <exception cref="OpslagException">Nothing was written; the position is as it was.</exception>
    ValueTask<long> AdvanceAsync(string volger, long naar, CancellationToken cancellationToken);
}
