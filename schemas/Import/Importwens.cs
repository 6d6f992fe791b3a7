namespace IB.Gateway.Schemas;

/// <summary>What published schemas do not say, and whoever imports them may.</summary>
public sealed record Importwens
{
    /// <summary>Name of the pack, <c>standaard-release</c>: <c>iwmo-3.3</c>; <see langword="null"/> to derive it.</summary>
    public string? Naam { get; init; }

    /// <summary>First day on which messages may be sent; <see langword="null"/> leaves it to be filled in.</summary>
    public DateOnly? GeldigVan { get; init; }

    /// <summary>Last day on which messages may be sent; <see langword="null"/> for no end.</summary>
    public DateOnly? GeldigTot { get; init; }

    /// <summary>Today, for the list of sources.</summary>
    public required DateOnly Vandaag { get; init; }
}
