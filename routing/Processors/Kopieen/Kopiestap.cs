using System.Collections.Immutable;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>What becomes durable at once while a copy is dealt with.</summary>
internal sealed record Kopiestap
{
    /// <summary>State that becomes other.</summary>
    public ImmutableArray<Staat> Staten { get; init; } = [];

    /// <summary>Messages that are sent.</summary>
    public ImmutableArray<Boeking> Uitvoer { get; init; } = [];

    /// <summary>Parts that are done with.</summary>
    public ImmutableArray<Aantekening> Verwerkt { get; init; } = [];

    /// <summary>Keys for which nothing of the copy could be used.</summary>
    public ImmutableArray<Parkering> Geparkeerd { get; init; } = [];

    /// <summary>Places of which nothing is parked any more, but for what is parked there anew.</summary>
    public ImmutableArray<Positie> Vrijgegeven { get; init; } = [];

    /// <summary>Why a person must look at the copy, in Dutch; <see langword="null"/> when nobody must.</summary>
    public string? Parkeerreden { get; init; }

    /// <summary>Nothing more is to be done for this message.</summary>
    public required bool IsLaatste { get; init; }
}
