using System.Text.Json;
using System.Text.Json.Serialization;

namespace IB.Gateway.Schemas;

/// <summary>manifest.json as it stands in the file: anything may be missing.</summary>
internal sealed record ManifestJson
{
    public string? Pack { get; init; }

    public string? Standaard { get; init; }

    public string? Release { get; init; }

    public string? GeldigVan { get; init; }

    public string? GeldigTot { get; init; }

    public string? Basisnamespace { get; init; }

    public string? Basisschema { get; init; }

    /// <summary>Kept as elements, so that one bad message does not hide the faults of the others.</summary>
    public IReadOnlyList<JsonElement>? Berichten { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Onbekend { get; set; }
}

/// <summary>One message of manifest.json as it stands in the file.</summary>
internal sealed record BerichtJson
{
    public string? Functie { get; init; }

    public string? BerichtCode { get; init; }

    public int? Versie { get; init; }

    public int? Subversie { get; init; }

    public string? Namespace { get; init; }

    public string? Titel { get; init; }

    public string? AfzenderRol { get; init; }

    public string? OntvangerRol { get; init; }

    public string? Gespreksrol { get; init; }

    public string? BeantwoordDoor { get; init; }

    public string? Beantwoordt { get; init; }

    public int? ReactietermijnWerkdagen { get; init; }

    public int? InhoudelijkeTermijnWerkdagen { get; init; }

    /// <summary>Instead of the day of the pack.</summary>
    public string? GeldigVan { get; init; }

    /// <summary>Instead of the day of the pack.</summary>
    public string? GeldigTot { get; init; }

    public string? Schema { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Onbekend { get; set; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(ManifestJson))]
[JsonSerializable(typeof(BerichtJson))]
internal sealed partial class ManifestJsonContext : JsonSerializerContext;
