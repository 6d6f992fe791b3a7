namespace IB.Gateway.Storage;

/// <summary>A message and what happened to it, as both were at one moment.</summary>
/// <param name="Bericht">The message.</param>
/// <param name="Historie">Its history, oldest line first; the last line with a state has the state of the message.</param>
public sealed record Berichtverloop(Bericht Bericht, IReadOnlyList<Gebeurtenis> Historie);

/// <summary>Shorter ways to ask.</summary>
public static class Journaalvragen
{
    /// <summary>The history of a message by itself, oldest line first; empty when there is no such message.</summary>
    public static async ValueTask<IReadOnlyList<Gebeurtenis>> ReadHistorieAsync(this IJournaal journaal, long volgnummer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(journaal);
        return (await journaal.GetVerloopAsync(volgnummer, cancellationToken))?.Historie ?? [];
    }
}
