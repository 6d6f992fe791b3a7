namespace IB.Gateway.Routing;

/// <summary>One version of a provision or a fact, as its source delivered it. The newest of each id holds, whatever came in last.</summary>
internal abstract record Levering
{
    /// <summary>Where it stands in the order of its source.</summary>
    public required Leverorde Geleverd { get; init; }

    /// <summary>
    /// The source takes it back. A provision: its holder deregistered it (Actie 3), and hears no more of it. A fact: it was recorded in
    /// error and never was true, so signals about it are withdrawn. A fact that was true and is no longer has a status or an end instead.
    /// </summary>
    public required bool Verwijderd { get; init; }
}
