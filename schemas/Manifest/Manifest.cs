namespace IB.Gateway.Schemas;

/// <summary>A manifest that passed every check, with the code lists that it names.</summary>
internal sealed record Manifest
{
    public required string Standaard { get; init; }

    public required string Release { get; init; }

    public required Geldigheidsduur? Geldig { get; init; }

    public required string? Basisnamespace { get; init; }

    public required string? Basisschema { get; init; }

    public required bool Plaatsvervanger { get; init; }

    public required IReadOnlyList<BerichtDefinitie> Berichten { get; init; }

    public required IReadOnlyList<DocumentDefinitie> Documenten { get; init; }

    public required IReadOnlyList<Codelijst> Codelijsten { get; init; }

    public required IReadOnlyList<Packherkomst> Bronnen { get; init; }
}
