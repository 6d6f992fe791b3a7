using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>What a processor has done since the start of the knooppunt.</summary>
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
    /// <summary>Before the first step.</summary>
    public static Processorvoortgang Begin { get; } = new(0, 0, 0, null, 0, 0, 0);
}

/// <summary>How a processor stands.</summary>
/// <param name="Verklaring">What it declares of itself.</param>
/// <param name="Stand">Where it is in the journal, by the store.</param>
/// <param name="Voortgang">What it did since the start of the knooppunt.</param>
public sealed record Processoroverzicht(Processorverklaring Verklaring, Processorstand Stand, Processorvoortgang Voortgang)
{
    /// <summary>Everything before this journal position was read. Ahead of the store where nothing of a stretch concerned the processor.</summary>
    public long Gelezen => Math.Max(Stand.Positie.Volgnummer, Voortgang.Gelezen);
}
