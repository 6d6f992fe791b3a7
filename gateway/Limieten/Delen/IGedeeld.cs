namespace IB.Gateway.Limieten.Delen;

/// <summary>Something that nodes count together. Safe for use by many threads at once.</summary>
internal interface IGedeeld
{
    /// <summary>Whether nodes count it together at this moment, and not each for itself.</summary>
    bool Deelt { get; }

    /// <summary>Whether there is something to tell or to ask, now that there is a quiet moment; who says so is synchronised next.</summary>
    bool TryBeginSync();

    /// <summary>Tells what happened here and learns what happened elsewhere. One at a time, after it was asked for.</summary>
    Task SyncAsync(CancellationToken cancellationToken);

    /// <summary>From now on this node counts for itself; what it still has is for the others, by one more <see cref="SyncAsync"/>.</summary>
    void Close();
}
