using System.Text.Json;
using System.Text.Json.Serialization;

namespace IB.Gateway.Schemas;

/// <summary>manifest.json as it stands in the file: anything may be missing.</summary>
internal sealed record ManifestJson
{
    public string? Pack { get; init; }

    public string? Standaard { get; init; }

    public string? Release { get; init; }

    /// <summary>Whether its schemas stand in for official ones that are not public.</summary>
    public bool? Plaatsvervanger { get; init; }

    public string? GeldigVan { get; init; }

    public string? GeldigTot { get; init; }

    public string? Basisnamespace { get; init; }

    public string? Basisschema { get; init; }

    /// <summary>Kept as elements, as the other lists are, so that one bad entry does not hide the faults of the others.</summary>
    public IReadOnlyList<JsonElement>? Berichten { get; init; }

    public IReadOnlyList<JsonElement>? Documenten { get; init; }

    public IReadOnlyList<JsonElement>? Codelijsten { get; init; }

    public IReadOnlyList<JsonElement>? Bronnen { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Onbekend { get; set; }
}

/// <summary>One entry of a list in manifest.json.</summary>
internal abstract record OnderdeelJson
{
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Onbekend { get; set; }
}

/// <summary>One message of manifest.json as it stands in the file.</summary>
internal sealed record BerichtJson : OnderdeelJson
{
    public string? Functie { get; init; }

    public string? BerichtCode { get; init; }

    public int? Versie { get; init; }

    public int? Subversie { get; init; }

    /// <summary>Beside versie and subversie, as <c>3.2</c>.</summary>
    public string? OokInEnvelop { get; init; }

    public string? Namespace { get; init; }

    public string? Titel { get; init; }

    public string? AfzenderRol { get; init; }

    public string? OntvangerRol { get; init; }

    public string? Gespreksrol { get; init; }

    public string? BeantwoordDoor { get; init; }

    public string? Beantwoordt { get; init; }

    public int? ReactietermijnWerkdagen { get; init; }

    public int? InhoudelijkeTermijnWerkdagen { get; init; }

    public string? Controleniveau { get; init; }

    public bool? VolgordePerPersoon { get; init; }

    public string? Toelichting { get; init; }

    /// <summary>Instead of the day of the pack.</summary>
    public string? GeldigVan { get; init; }

    /// <summary>Instead of the day of the pack.</summary>
    public string? GeldigTot { get; init; }

    public string? Schema { get; init; }
}

/// <summary>One other document of manifest.json as it stands in the file.</summary>
internal sealed record DocumentJson : OnderdeelJson
{
    public string? Element { get; init; }

    /// <summary>Empty for an element in no namespace.</summary>
    public string? Namespace { get; init; }

    public string? Titel { get; init; }

    public string? Schema { get; init; }
}

/// <summary>One code list of manifest.json as it stands in the file.</summary>
internal sealed record CodelijstJson : OnderdeelJson
{
    public string? Naam { get; init; }

    public string? Titel { get; init; }

    public string? Bestand { get; init; }

    public string? Datatype { get; init; }

    public string? Bron { get; init; }

    public string? BronDatum { get; init; }
}

/// <summary>One source of manifest.json as it stands in the file.</summary>
internal sealed record BronJson : OnderdeelJson
{
    public string? Titel { get; init; }

    public string? Datum { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(ManifestJson))]
[JsonSerializable(typeof(BerichtJson))]
[JsonSerializable(typeof(DocumentJson))]
[JsonSerializable(typeof(CodelijstJson))]
[JsonSerializable(typeof(BronJson))]
internal sealed partial class ManifestJsonContext : JsonSerializerContext;
