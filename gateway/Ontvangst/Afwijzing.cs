namespace IB.Gateway.Ontvangst;

/// <summary>Why a request is turned away that may come again unchanged later. Becomes a label of a metric.</summary>
internal enum Afwijsreden
{
    /// <summary>The party makes more requests per second than it may (429).</summary>
    Verzoeken = 1,

    /// <summary>The party moves more bytes per second than it may (429).</summary>
    Bytes,

    /// <summary>The party has too many requests under way at once (429).</summary>
    Gelijktijdig,

    /// <summary>The requests of the party hold too many bytes of memory (429).</summary>
    BytesOnderweg,

    /// <summary>The party handed in as many messages today as it may (429).</summary>
    Dagquotum,

    /// <summary>As many requests of the party wait for events or stream them as may (429).</summary>
    Volgers,

    /// <summary>The requests of all together hold as many bytes of memory as they may (503).</summary>
    Budget,

    /// <summary>The disk is nearly full: no new messages until there is room (503).</summary>
    Ruimte,
}

/// <summary>A request that is turned away.</summary>
/// <param name="Reden">Why.</param>
/// <param name="Wacht">After how long it may come again, more than zero.</param>
internal sealed record Afwijzing(Afwijsreden Reden, TimeSpan Wacht)
{
    /// <summary>Whether the answer is held back for a while, because the party keeps coming before its wait is over.</summary>
    public bool Aanhouden { get; init; }

    /// <summary>Whether the party itself is the cause (429), and not the knooppunt (503).</summary>
    public bool IsLimiet => Reden is not (Afwijsreden.Budget or Afwijsreden.Ruimte);

    /// <summary>What Retry-After says: whole seconds, at least 1, never too early.</summary>
    public long Seconden => Math.Max(1, (long)Math.Ceiling(Wacht.TotalSeconds));
}
