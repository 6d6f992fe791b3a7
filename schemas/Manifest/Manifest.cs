namespace IB.Gateway.Schemas;

/// <summary>A manifest that passed every check.</summary>
internal sealed record Manifest(
    string Standaard,
    string Release,
    string Basisnamespace,
    string Basisschema,
    IReadOnlyList<BerichtDefinitie> Berichten);
