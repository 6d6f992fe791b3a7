namespace IB.Gateway.Storage;

/// <summary>Where a processor is set back to, and what of it stays or ends. Durable as a whole or not at all.</summary>
/// <param name="Naar">From where it reads the journal anew.</param>
/// <param name="Ingreep">What an operator did.</param>
public sealed record Terugzetting(Positie Naar, Ingreep Ingreep)
{
    /// <summary>What it knows from then on; each key once.</summary>
    public IReadOnlyList<Staat> Staten { get; init; } = [];

    /// <summary>Messages for the knooppunt itself that it will not come to again, and that are done with: they become Bezorgd.</summary>
    public IReadOnlyList<Aantekening> Verwerkt { get; init; } = [];

    /// <summary>Places before <see cref="Naar"/> of which nothing is parked any more.</summary>
    public IReadOnlyList<Positie> Vrijgegeven { get; init; } = [];
}
