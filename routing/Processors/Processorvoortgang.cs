using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>What a processor has done at this node since the start of it.</summary>
/// <param name="Stukken">Pieces processed.</param>
/// <param name="Geparkeerd">Pieces parked.</param>
/// <param name="Verzonden">Messages sent.</param>
/// <param name="OudsteOnverwerkt">When the oldest message that it has not finished came in, in UTC; <see langword="null"/> when it is up to date.</param>
/// <param name="Gelezen">Everything before this journal position was read; 0 when that is not known.</param>
/// <param name="Wachtend">Pieces that are parked now.</param>
/// <param name="Geweigerd">Questions that were answered with a fault.</param>
public sealed record Processorvoortgang(
    long Stukken, long Geparkeerd, long Verzonden, DateTimeOffset? OudsteOnverwerkt, long Gelezen, long Wachtend, long Geweigerd)
{
    /// <summary>
    /// Whether this node has its turn, as far as it knows. Of the nodes of a cluster one has; elsewhere nothing is known of where the processor is. A processor
    /// that failed keeps it until another node takes over, so that one that fails each time does not look as if it were up to date.
    /// </summary>
    public bool IsHier { get; init; }

    /// <summary>Before the first step.</summary>
    public static Processorvoortgang Begin { get; } = new(0, 0, 0, null, 0, 0, 0);

    /// <summary>The same when this node no longer has its turn: what it did stays counted, and where it is nobody here knows.</summary>
    public Processorvoortgang Elders() => this with { OudsteOnverwerkt = null, Gelezen = 0, Wachtend = 0, IsHier = false };
}

/// <summary>How a processor stands.</summary>
/// <param name="Verklaring">What it declares of itself.</param>
/// <param name="Stand">Where it is in the journal, by the store.</param>
/// <param name="Voortgang">What it did at this node since the start of that.</param>
/// <param name="Houder">The node that has its turn; <see langword="null"/> when none has.</param>
public sealed record Processoroverzicht(Processorverklaring Verklaring, Processorstand Stand, Processorvoortgang Voortgang, string? Houder)
{
    /// <summary>Everything before this journal position was read. Ahead of the store where nothing of a stretch concerned the processor.</summary>
    public long Gelezen => Math.Max(Stand.Positie.Volgnummer, Voortgang.Gelezen);
}
