namespace IB.Gateway.Storage;

/// <summary>Everything that a processor does in one go: state, messages, what was parked, and how far it is. Durable as a whole or not at all.</summary>
public sealed record Processorstap
{
    /// <summary>Longest state of one key, in bytes.</summary>
    public const int MaxStaat = 1 << 20;

    /// <summary>Longest key, in bytes.</summary>
    public const int MaxSleutel = 64;

    /// <summary>Name of the processor: 1-30 letters, digits and hyphens.</summary>
    public required string Processor { get; init; }

    /// <summary>Where it was. A step that begins elsewhere than where the processor is does nothing.</summary>
    public required Positie Van { get; init; }

    /// <summary>Where it is afterwards; the same for work that no message asked for.</summary>
    public required Positie Naar { get; init; }

    /// <summary>State that becomes other; each key once.</summary>
    public IReadOnlyList<Staat> Staten { get; init; } = [];

    /// <summary>
    /// Messages that are sent. One whose sender and referentienummer are in the journal already was sent before and is passed over: so an id
    /// must follow from what is said, and then nothing is said twice.
    /// </summary>
    public IReadOnlyList<Boeking> Uitvoer { get; init; } = [];

    /// <summary>Messages for the knooppunt itself that are done with: they become Bezorgd.</summary>
    public IReadOnlyList<Aantekening> Verwerkt { get; init; } = [];

    /// <summary>
    /// Remarks for histories, without a change of state; they come before <see cref="Verwerkt"/>. One that the history has already, word for
    /// word, is passed over, and so is one about a message that is no longer kept.
    /// </summary>
    public IReadOnlyList<Aantekening> Aantekeningen { get; init; } = [];

    /// <summary>Pieces that cannot be dealt with, or not before an earlier one of their key.</summary>
    public IReadOnlyList<Parkering> Geparkeerd { get; init; } = [];

    /// <summary>Places of which nothing is parked any more, but for what <see cref="Geparkeerd"/> parks there anew.</summary>
    public IReadOnlyList<Positie> Vrijgegeven { get; init; } = [];

    /// <summary>What an operator did; <see langword="null"/> for what the processor does by itself.</summary>
    public Ingreep? Ingreep { get; init; }
}

/// <summary>What a processor knows under one key.</summary>
/// <param name="Sleutel">A pseudonym or another key without meaning to others, 1-64 bytes.</param>
/// <param name="Waarde">The state, at most 1 MiB; <see langword="null"/> when nothing is left of it. Kept encrypted.</param>
public sealed record Staat(ReadOnlyMemory<byte> Sleutel, ReadOnlyMemory<byte>? Waarde);

/// <summary>A piece of a message that waits for a person, or for an earlier one of its key.</summary>
/// <param name="Plek">The message, and which piece of it: 0 for the first.</param>
/// <param name="Sleutel">Its key, 1-64 bytes.</param>
/// <param name="Reden">Why, in Dutch, without anything of the content.</param>
/// <param name="Op">Since when, in UTC.</param>
public sealed record Parkering(Positie Plek, ReadOnlyMemory<byte> Sleutel, string Reden, DateTimeOffset Op);

/// <summary>What became of a step.</summary>
/// <param name="Gezet">It was done; otherwise the processor was elsewhere, or another node has its turn (<see cref="Beurt.VanProcessor"/>), and nothing
/// was.</param>
/// <param name="Uitgezonden">The messages that were sent, and are in the journal now.</param>
public sealed record Stapuitkomst(bool Gezet, IReadOnlyList<Bericht> Uitgezonden);
