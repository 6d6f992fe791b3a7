namespace IB.Gateway.Storage;

/// <summary>The kind of message, as <c>berichtcode</c> of its envelope says it (koppelvlak 3).</summary>
/// <remarks>The numbers are stored; never renumber.</remarks>
public enum Berichtsoort : byte
{
    /// <summary>Heenbericht: starts a conversation.</summary>
    Di01 = 1,

    /// <summary>Retourbericht: answers a heenbericht.</summary>
    Du01 = 2,

    /// <summary>Foutbericht: rejects a Di01 or Du01. It is never answered with another Fo01.</summary>
    Fo01 = 3,
}
