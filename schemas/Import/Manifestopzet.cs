using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IB.Gateway.Schemas;

/// <summary>A manifest in the making. What is to be filled in by a person stands in it as null.</summary>
internal sealed class Manifestopzet
{
    /// <summary>Name of the file while something is still to be filled in; no pack is loaded by it.</summary>
    public const string Conceptbestand = "manifest.concept.json";

    private static readonly JsonSerializerOptions Opmaak = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonArray _berichten = [];
    private readonly JsonArray _documenten = [];

    public required string Pack { get; init; }

    public required string Standaard { get; init; }

    public required string Release { get; init; }

    public required string Bron { get; init; }

    public required Importwens Wens { get; init; }

    public (string Namespace, string Bestand)? Basis { get; set; }

    public bool HeeftBerichten => _berichten.Count > 0;

    public void AddBericht(string functie, Kopregels kop, BerichtDefinitie bekend, bool rolPast, Xsdbestand schema)
    {
        var json = new JsonObject
        {
            ["functie"] = functie,
            ["berichtCode"] = kop.BerichtCode,
            ["versie"] = kop.Versie,
            ["subversie"] = kop.Subversie,
            ["namespace"] = schema.Doelnamespace,
            ["titel"] = bekend.Titel,
            ["afzenderRol"] = rolPast ? Klein(bekend.AfzenderRol) : null,
            ["ontvangerRol"] = rolPast ? Klein(bekend.OntvangerRol) : null,
            ["gespreksrol"] = Klein(bekend.Gespreksrol),
        };

        // By which other version an envelope names a type does not change with its schema.
        if (bekend.OokInEnvelop is { } ook && (kop.Versie, kop.Subversie) != (ook.Hoofd, ook.Sub))
            json["ookInEnvelop"] = ook.ToString();
        AddIf(json, "beantwoordDoor", bekend.BeantwoordDoor);
        AddIf(json, "beantwoordt", bekend.Beantwoordt);
        AddIf(json, "reactietermijnWerkdagen", bekend.ReactietermijnWerkdagen);
        AddIf(json, "inhoudelijkeTermijnWerkdagen", bekend.InhoudelijkeTermijnWerkdagen);
        if (bekend.VolgordePerPersoon)
            json["volgordePerPersoon"] = true;
        json["schema"] = schema.Naam;
        _berichten.Add(json);
    }

    public void AddDocument(string element, Xsdbestand schema)
        => _documenten.Add(new JsonObject { ["element"] = element, ["namespace"] = schema.Doelnamespace, ["titel"] = element, ["schema"] = schema.Naam });

    public byte[] ToBytes()
    {
        var json = new JsonObject { ["pack"] = Pack, ["standaard"] = Standaard, ["release"] = Release };
        if (HeeftBerichten || Wens.GeldigVan is not null)
            json["geldigVan"] = Dag(Wens.GeldigVan);
        if (Wens.GeldigTot is not null)
            json["geldigTot"] = Dag(Wens.GeldigTot);
        AddIf(json, "basisnamespace", Basis?.Namespace);
        AddIf(json, "basisschema", Basis?.Bestand);
        if (HeeftBerichten)
            json["berichten"] = _berichten;
        if (_documenten.Count > 0)
            json["documenten"] = _documenten;
        json["bronnen"] = new JsonArray(new JsonObject { ["titel"] = Bron, ["datum"] = Dag(Wens.Vandaag) });
        return Encoding.UTF8.GetBytes(json.ToJsonString(Opmaak) + "\n");
    }

    private static void AddIf(JsonObject json, string veld, JsonNode? waarde)
    {
        if (waarde is not null)
            json[veld] = waarde;
    }

    private static string? Dag(DateOnly? dag) => dag?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string Klein(Enum waarde) => waarde.ToString().ToLowerInvariant();
}
