using IB.Gateway.Routing;
using IB.Gateway.Storage;

namespace IB.Gateway.Rest;

/// <summary>Metadata of which every field was checked by itself; whether they fit together and into the directory was not.</summary>
internal sealed record Inzending
{
    public required Rol AfzenderRol { get; init; }

    public required string Afzender { get; init; }

    public required Rol GeadresseerdeRol { get; init; }

    public required string Geadresseerde { get; init; }

    public required string Functie { get; init; }

    public required Versie Versie { get; init; }

    public required string TraceerId { get; init; }

    public required string ConversatieId { get; init; }

    public required string? AlsAntwoordOp { get; init; }
}
