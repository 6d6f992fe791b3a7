using System.Collections.Immutable;

namespace IB.Gateway.Routing.Processors;

/// <summary>What follows from a piece.</summary>
internal sealed record Stukuitkomst
{
    private Stukuitkomst()
    {
    }

    /// <summary>Nothing follows.</summary>
    public static Stukuitkomst Niets { get; } = new();

    /// <summary>Whether <see cref="Staat"/> takes the place of what was remembered.</summary>
    public bool IsGewijzigd { get; private init; }

    /// <summary>What is remembered of the key from now on; <see langword="null"/> for nothing.</summary>
    public ReadOnlyMemory<byte>? Staat { get; private init; }

    /// <summary>What is sent.</summary>
    public ImmutableArray<Uitvoerbericht> Uitvoer { get; private init; } = [];

    /// <summary>What is remembered under <see cref="Werkstuk.Nevensleutel"/> from now on; <see langword="null"/> when that stays as it is.</summary>
    public ReadOnlyMemory<byte>? Neven { get; init; }

    /// <summary>
    /// A line for the history of the message, in Dutch and without content; <see langword="null"/> for none. When something is sent it is about that, and
    /// is left out when that was sent before: what is found another time is not what was told.
    /// </summary>
    public string? Aantekening { get; init; }

    /// <summary>
    /// Why something that follows is not sent yet, in Dutch and without content, each reason once. The rest counts. The piece is parked by itself, where
    /// nothing waits for it; processed again, it gives what was left.
    /// </summary>
    public ImmutableArray<string> Uitgesteld { get; init; } = [];

    /// <summary>Whether what was asked was answered with a fault. Counted.</summary>
    public bool IsGeweigerd { get; init; }

    /// <summary>Why the piece must wait for a person, in Dutch and without content; <see langword="null"/> when it need not.</summary>
    public string? Parkeerreden { get; private init; }

    /// <summary>This is remembered, and these are sent.</summary>
    public static Stukuitkomst Onthoud(ReadOnlyMemory<byte>? staat, ImmutableArray<Uitvoerbericht> uitvoer)
        => new() { IsGewijzigd = true, Staat = staat, Uitvoer = uitvoer };

    /// <summary>Nothing else is remembered, and these are sent.</summary>
    public static Stukuitkomst Zend(ImmutableArray<Uitvoerbericht> uitvoer) => new() { Uitvoer = uitvoer };

    /// <summary>A person must look at it; everything else goes on.</summary>
    public static Stukuitkomst Parkeer(string reden) => new() { Parkeerreden = reden };
}

/// <summary>A message that a processor sends.</summary>
internal sealed record Uitvoerbericht
{
    /// <summary>
    /// What makes it this message and no other, within the processor: its id follows from it, so that it is sent once however often the
    /// processor comes to it. Without anything of a person.
    /// </summary>
    public required string Kenmerk { get; init; }

    /// <summary>One of the functies that the processor declares.</summary>
    public required string Functie { get; init; }

    /// <summary>Code of the party that gets it.</summary>
    public required string Ontvanger { get; init; }

    /// <summary>The payload.</summary>
    public required ReadOnlyMemory<byte> Inhoud { get; init; }

    /// <summary>Whether it answers the message that brought it about.</summary>
    public bool IsAntwoord { get; init; }

    /// <summary>Why it is sent, for its history, in Dutch and without content.</summary>
    public required string Oorzaak { get; init; }
}
