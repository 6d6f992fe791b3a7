namespace IB.Gateway.Schemas;

/// <summary>One message type of one release of a standard.</summary>
public sealed record BerichtDefinitie
{
    /// <summary>Name of the message type: <c>WMO301</c>.</summary>
    public required string Functie { get; init; }
}
