namespace IB.Gateway.Ontvangst;

/// <summary>
/// Something that can keep new messages out. Answers from memory, at once and for every message: it reads no clock, no disk and takes no
/// lock that somebody may hold for long. Safe for use by many threads at once.
/// </summary>
internal interface IInnamebezwaar
{
    /// <summary>Whether no new message may come in now.</summary>
    /// <param name="reden">Why; meaningless when there is no objection.</param>
    /// <param name="wacht">After how long a sender may try again, more than zero; meaningless when there is no objection.</param>
    bool TryGetBezwaar(out Afwijsreden reden, out TimeSpan wacht);
}
