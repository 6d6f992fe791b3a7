namespace IB.Gateway.Limieten;

/// <summary>
/// Counts the messages of one party on a day in Dutch time, which has 23, 24 or 25 hours. Safe for use by many threads at once.
/// </summary>
internal interface IDagteller
{
    /// <summary>How many there are today, as far as this node knows.</summary>
    int Aantal { get; }

    /// <summary>Counts one more, unless there are as many as there may be. Never waits.</summary>
    /// <param name="maximum">How many there may be, at least 1.</param>
    /// <param name="dag">The day on which it counts.</param>
    /// <param name="wacht">After how long it may be tried again: the time until that day is over, as a rule.</param>
    bool TryCount(int maximum, out DateOnly dag, out TimeSpan wacht);

    /// <summary>Takes back what was counted on <paramref name="dag"/>: no message came of it.</summary>
    void Undo(DateOnly dag);
}
