namespace IB.Gateway.Storage;

/// <summary>
/// Tells what other nodes put into the store, so that nobody has to look all the time. A store that one node has for itself has nothing to tell.
/// </summary>
public interface ISeinen
{
    /// <summary>
    /// Listens until it is stopped. After a moment in which something may have been missed, also at the beginning, everything is named. The
    /// node's own work is told too.
    /// </summary>
    /// <param name="hoor">Told of each, one after the other.</param>
    /// <param name="teken">Called whenever it is certain that nothing was missed, for a heartbeat.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OpslagException">The store cannot be heard; call again.</exception>
    Task ListenAsync(Action<Opslagsein> hoor, Action teken, CancellationToken cancellationToken);
}

/// <summary>What there may be to do.</summary>
/// <param name="Partijen">Codes of parties for whom something waits.</param>
/// <param name="AllePartijen">Something may wait for any party.</param>
public sealed record Opslagsein(IReadOnlyList<string> Partijen, bool AllePartijen)
{
    /// <summary>Anything may have happened.</summary>
    public static Opslagsein Alles { get; } = new([], AllePartijen: true);
}
