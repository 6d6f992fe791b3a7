namespace IB.Gateway.Storage;

/// <summary>
/// Lets go of what may go, in small steps that can be stopped anywhere: each step is a transaction of its own, and the next one finds
/// what is left. Every removal is a fact in the log and so its own proof. For one caller at a time.
/// </summary>
public interface IBewaring
{
    /// <summary>
    /// Looks for payloads that may go, and removes at most so many. What is removed cannot be read from then on; the room comes back with
    /// <see cref="ReclaimAsync"/>. What a processor of <see cref="Bewaarregels.Claims"/> has not read yet, or has parked something of, waits
    /// for that as long as the rules allow; when it goes after all, its history says so.
    /// </summary>
    /// <param name="regels">What may go when.</param>
    /// <param name="limit">Most payloads in one step, 1-1000.</param>
    /// <param name="cancellationToken">Stops looking; a step that is under way is finished.</param>
    /// <returns>How many were removed, and whether there may be more now.</returns>
    ValueTask<Bewaarstap> WipeInhoudAsync(Bewaarregels regels, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Removes messages that were accepted before <see cref="Bewaarregels.Bericht"/> ago, with their history, oldest first; not those
    /// that wait, are kept back, or still have a payload.
    /// </summary>
    ValueTask<Bewaarstap> ForgetAsync(Bewaarregels regels, int limit, CancellationToken cancellationToken);

    /// <summary>Gives disk space of what was removed back to the file system: a segment, or a part of the register.</summary>
    ValueTask<Bewaarstap> ReclaimAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Destroys the data keys of days of which no payload is left, and wraps the other ones anew when the key file has a new first key.
    /// </summary>
    ValueTask<Bewaarstap> RenewSleutelsAsync(int limit, CancellationToken cancellationToken);
}

/// <summary>What a step came to.</summary>
/// <param name="Aantal">Payloads, messages, keys or pieces of room.</param>
/// <param name="Meer">There may be more to do now.</param>
public readonly record struct Bewaarstap(int Aantal, bool Meer)
{
    /// <summary>Payloads among them that a processor had still to read: it parks their messages when it comes to them.</summary>
    public int Ongelezen { get; init; }
}
