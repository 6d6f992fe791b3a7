using System.Collections.Immutable;

namespace IB.Gateway.Routing.Processors;

/// <summary>What a processor declares of itself; an operator and a privacy officer read it.</summary>
public sealed record Processorverklaring
{
    /// <summary>Its name, in settings and commands: 1-30 letters, digits and hyphens.</summary>
    public required string Naam { get; init; }

    /// <summary>What it does, in one sentence of Dutch.</summary>
    public required string Doel { get; init; }

    /// <summary>The functies that it reads, of messages for the knooppunt itself.</summary>
    public required ImmutableArray<string> Leest { get; init; }

    /// <summary>The functies of messages between others that it reads along, where a ground was recorded for it; empty for none.</summary>
    public required ImmutableArray<string> LeestMee { get; init; }

    /// <summary>The functies that it sends; empty for none.</summary>
    public required ImmutableArray<string> Verzendt { get; init; }

    /// <summary>What it remembers of whom, in Dutch.</summary>
    public required string Onthoudt { get; init; }

    /// <summary>The law and article that allow it.</summary>
    public required string Grondslag { get; init; }

    /// <summary>How long it remembers what is over.</summary>
    public required TimeSpan Bewaartermijn { get; init; }
}
