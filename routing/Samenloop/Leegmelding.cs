namespace IB.Gateway.Routing;

/// <summary>A source says that a person has no fact of it, or no longer, without naming one.</summary>
internal sealed record Leegmelding : Levering
{
    /// <summary>Who says so.</summary>
    public required Bron Bron { get; init; }
}

/// <summary>Since when a source has no fact of a person, unless it says so after that.</summary>
/// <param name="Bron">The source.</param>
/// <param name="Sinds">Where it said so, in its own order: what it said of the person before that is void, also when it comes in later.</param>
internal readonly record struct Leegte(Bron Bron, Leverorde Sinds);
