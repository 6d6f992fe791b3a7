namespace IB.Gateway.Storage;

/// <summary>
/// What waits for whom. Push and mailbox empty the same queue: both see the messages of one receiver oldest first, and a
/// message is gone only after the receiver confirmed. A message that is Vastgehouden is in no queue until it is released. Safe for use by many threads at once.
/// </summary>
public interface IBezorgingen
{
    /// <summary>
    /// The messages of <paramref name="partij"/> that are Klaargezet or Aangeboden, oldest first, at most
    /// <paramref name="limit"/>; with <paramref name="rijpOp"/> only those whose next attempt is due at that time.
    /// </summary>
    ValueTask<IReadOnlyList<Bericht>> ListWachtendAsync(
        string partij, int limit, DateTimeOffset? rijpOp, CancellationToken cancellationToken);

    /// <summary>
    /// The messages of <paramref name="partij"/> that are Klaargezet or Aangeboden and of which the functie is one of these, oldest first, at most
    /// <paramref name="limit"/>. A name of letters and digits that ends in <c>*</c> is every functie that begins so. What waits with another functie
    /// is passed over, however much it is.
    /// </summary>
    /// <exception cref="ArgumentException">No name of a functie, or the beginning of one.</exception>
    ValueTask<IReadOnlyList<Bericht>> ListWachtendAsync(
        string partij, IReadOnlyCollection<string> functies, int limit, CancellationToken cancellationToken);

    /// <summary>Every Partij that has waiting messages, with the earliest time at which one of them is due.</summary>
    ValueTask<IReadOnlyList<Wachtrij>> ListWachtrijenAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Counts an attempt to push, durably, before it is made: so that a message that kills the process is counted too. The state
    /// becomes Aangeboden and no time is planned, so that an attempt which a crash cuts short is due at once, by any clock. Returns the number
    /// of the attempt, or 0 when the message does not wait (any longer).
    /// </summary>
    ValueTask<int> StartPogingAsync(long volgnummer, string oorzaak, CancellationToken cancellationToken);

    /// <summary>
    /// The same for who pushes to a party in its turn; 0 also when that turn is lost or returned. So a node that hung, and of which another
    /// took over the receiver, begins nothing any more.
    /// </summary>
    ValueTask<int> StartPogingAsync(Beurt beurt, long volgnummer, string oorzaak, CancellationToken cancellationToken);

    /// <summary>
    /// Counts a fetch from the mailbox in the same way, and apart: a receiver that fetches has not had any of its pushes. Returns the number of
    /// the fetch, or 0 when the message does not wait, or was fetched <paramref name="hoogstens"/> times already.
    /// </summary>
    ValueTask<int> StartOphalingAsync(long volgnummer, int hoogstens, string oorzaak, CancellationToken cancellationToken);

    /// <summary>
    /// Counts a fetch that begins beside another, which tells for both how it ended: the state stays as it is. Returns the number of the fetch,
    /// or 0 when the message does not wait.
    /// </summary>
    ValueTask<int> JoinOphalingAsync(long volgnummer, string oorzaak, CancellationToken cancellationToken);

    /// <summary>
    /// Records how a push or a fetch ended. Bezorgd counts always, for then the receiver has it; another outcome only when the message is
    /// still Aangeboden, and not when it was confirmed, expired or resent in the meantime.
    /// </summary>
    /// <exception cref="ArgumentException">The outcome contradicts its own contract.</exception>
    /// <exception cref="InvalidOperationException">No such message was ever to be delivered.</exception>
    ValueTask CompletePogingAsync(long volgnummer, Pogingsuitkomst uitkomst, CancellationToken cancellationToken);

    /// <summary>
    /// The same for who pushes to a party in its turn; <see langword="false"/>, and nothing is recorded, when that turn is lost or returned:
    /// another node may be trying the message by now. Bezorgd counts all the same.
    /// </summary>
    /// <exception cref="ArgumentException">The outcome contradicts its own contract.</exception>
    /// <exception cref="InvalidOperationException">No such message was ever to be delivered.</exception>
    ValueTask<bool> CompletePogingAsync(Beurt beurt, long volgnummer, Pogingsuitkomst uitkomst, CancellationToken cancellationToken);

    /// <summary>
    /// The receiver confirms the receipt of this message, whether it waits or is Mislukt or Verlopen: a late confirmation still counts. Calling
    /// again changes nothing. Onbekend when it is not to be delivered, or is Vastgehouden.
    /// </summary>
    ValueTask<Bevestiging> ConfirmAsync(long volgnummer, string oorzaak, CancellationToken cancellationToken);

    /// <summary>
    /// Mislukt or Verlopen becomes Klaargezet with fresh counts of pushes and fetches; false when it was in another state, or when its payload
    /// is gone.
    /// </summary>
    ValueTask<bool> ResendAsync(long volgnummer, string oorzaak, CancellationToken cancellationToken);

    /// <summary>
    /// Makes messages that wait since before <paramref name="grens"/> Verlopen, oldest first, at most <paramref name="limit"/>.
    /// Waiting begins at acceptance, and anew at a resend. Returns how many.
    /// </summary>
    ValueTask<int> ExpireAsync(DateTimeOffset grens, int limit, string oorzaak, CancellationToken cancellationToken);

    /// <summary>
    /// The messages that are Vastgehouden, earliest end first and then oldest first, at most <paramref name="limit"/>; those
    /// that come after <paramref name="na"/>, or from the first when that is <see langword="null"/>.
    /// </summary>
    ValueTask<IReadOnlyList<Bericht>> ListVastgehoudenAsync(Bericht? na, int limit, CancellationToken cancellationToken);

    /// <summary>Gives a hold another end; false when the message is not Vastgehouden.</summary>
    ValueTask<bool> HoldAsync(long volgnummer, DateTimeOffset tot, string oorzaak, CancellationToken cancellationToken);

    /// <summary>
    /// Makes messages whose hold ended at or before <paramref name="op"/> Klaargezet, earliest end first and then oldest first, at
    /// most <paramref name="limit"/>. Waiting begins now. A message that is appended for a party while such a message of that party
    /// has not been released is kept back behind it, so that nothing overtakes.
    /// </summary>
    ValueTask<Vrijgave> ReleaseAsync(DateTimeOffset op, int limit, string oorzaak, CancellationToken cancellationToken);
}
