namespace IB.Gateway.Storage.Schrijven;

/// <summary>What the writer found in its queue.</summary>
internal enum Neming
{
    /// <summary>Nothing, for as long as it would wait, or until it was woken.</summary>
    Niets,

    /// <summary>Commands.</summary>
    Werk,

    /// <summary>The queue is closed and empty.</summary>
    Gesloten,
}
