using System.Text.Json;
using System.Text.RegularExpressions;

namespace IB.Gateway.Tests.Rest;

/// <summary>
/// The openapi.json as the assembly carries it, with a small checker: whether an answer is one that the document announces.
/// It knows the keywords that the document uses and fails on any other, so that no keyword goes unchecked.
/// </summary>
internal sealed class Beschrijving
{
    private static readonly HashSet<string> Toelichting = ["description", "examples", "example", "contentMediaType"];

    private Beschrijving(JsonElement wortel) => Wortel = wortel;

    public JsonElement Wortel { get; }

    public static Beschrijving Lees()
    {
        using var bron = typeof(IB.Gateway.Rest.Postbus).Assembly.GetManifestResourceStream("rest/openapi.json")!;
        return new Beschrijving(JsonDocument.Parse(bron).RootElement.Clone());
    }

    /// <summary>Every operation as <c>GET /v1/berichten</c>.</summary>
    public IEnumerable<string> Operaties() => Wortel.GetProperty("paths").EnumerateObject()
        .SelectMany(pad => pad.Value.EnumerateObject().Where(o => o.Name != "parameters").Select(o => $"{o.Name.ToUpperInvariant()} {pad.Name}"));

    /// <summary>What is wrong with an answer according to the document; empty when it is as announced.</summary>
    public List<string> Check(string methode, string pad, int status, string? contentType, JsonElement? inhoud)
    {
        var sjabloon = Sjabloon(pad);
        if (sjabloon is null || !sjabloon.Value.TryGetProperty(methode.ToLowerInvariant(), out var operatie))
            return [];
        if (!operatie.GetProperty("responses").TryGetProperty(status.ToString(System.Globalization.CultureInfo.InvariantCulture), out var antwoord))
            return [$"{methode} {pad} answers {status}, which is not described"];
        antwoord = Volg(antwoord);
        if (contentType is null)
            return antwoord.TryGetProperty("content", out _) ? [$"{methode} {pad} {status} has no body, but one is described"] : [];
        if (!antwoord.TryGetProperty("content", out var inhouden) || !inhouden.TryGetProperty(contentType, out var vorm))
            return [$"{methode} {pad} {status} answers {contentType}, which is not described"];
        var fouten = new List<string>();
        if (inhoud is { } json)
            Check(json, vorm.GetProperty("schema"), "$", fouten);
        return fouten;
    }

    /// <summary>Holds a value against a schema of the document.</summary>
    public void Check(JsonElement waarde, JsonElement schema, string plek, List<string> fouten)
    {
        foreach (var regel in schema.EnumerateObject())
        {
            var eis = regel.Value;
            switch (regel.Name)
            {
                case "$ref":
                    Check(waarde, Volg(schema), plek, fouten);
                    break;
                case "type" when !IsType(waarde, eis.GetString()!):
                    fouten.Add($"{plek} is {waarde.ValueKind}, not {eis}");
                    return;
                case "required" when waarde.ValueKind == JsonValueKind.Object:
                    fouten.AddRange(eis.EnumerateArray().Where(n => !waarde.TryGetProperty(n.GetString()!, out _)).Select(n => $"{plek}.{n} is missing"));
                    break;
                case "properties" when waarde.ValueKind == JsonValueKind.Object:
                    foreach (var veld in waarde.EnumerateObject())
                    {
                        if (eis.TryGetProperty(veld.Name, out var veldschema))
                            Check(veld.Value, veldschema, $"{plek}.{veld.Name}", fouten);
                        else if (schema.TryGetProperty("additionalProperties", out var meer) && meer.ValueKind == JsonValueKind.False)
                            fouten.Add($"{plek}.{veld.Name} is not described");
                    }

                    break;
                case "items" when waarde.ValueKind == JsonValueKind.Array:
                    foreach (var (item, nummer) in waarde.EnumerateArray().Select((item, nummer) => (item, nummer)))
                        Check(item, eis, $"{plek}[{nummer}]", fouten);
                    break;
                default:
                    if (!Voldoet(waarde, regel.Name, eis))
                        fouten.Add($"{plek} = {waarde} breaks {regel.Name} {eis}");
                    break;
            }
        }
    }

    private static bool Voldoet(JsonElement waarde, string regel, JsonElement eis) => regel switch
    {
        "enum" => eis.EnumerateArray().Any(e => e.GetRawText() == waarde.GetRawText()),
        "pattern" => Regex.IsMatch(waarde.GetString()!, eis.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1)),
        "minimum" => waarde.GetDecimal() >= eis.GetDecimal(),
        "maximum" => waarde.GetDecimal() <= eis.GetDecimal(),
        "maxLength" => waarde.GetString()!.Length <= eis.GetInt32(),
        "minItems" => waarde.GetArrayLength() >= eis.GetInt32(),
        "maxItems" => waarde.GetArrayLength() <= eis.GetInt32(),
        "format" => eis.GetString() switch
        {
            "date-time" => waarde.TryGetDateTimeOffset(out _),
            "date" => DateOnly.TryParseExact(waarde.GetString(), "yyyy-MM-dd", out _),
            "uri-reference" => Uri.TryCreate(waarde.GetString(), UriKind.RelativeOrAbsolute, out _),
            _ => throw new NotSupportedException($"format {eis}"),
        },
        "type" or "required" or "properties" or "items" or "additionalProperties" => true,
        _ => Toelichting.Contains(regel) ? true : throw new NotSupportedException($"keyword {regel}"),
    };

    private static bool IsType(JsonElement waarde, string type) => type switch
    {
        "object" => waarde.ValueKind == JsonValueKind.Object,
        "array" => waarde.ValueKind == JsonValueKind.Array,
        "string" => waarde.ValueKind == JsonValueKind.String,
        "boolean" => waarde.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => waarde.ValueKind == JsonValueKind.Number && waarde.TryGetInt64(out _),
        _ => throw new NotSupportedException($"type {type}"),
    };

    private JsonElement? Sjabloon(string pad)
    {
        foreach (var sjabloon in Wortel.GetProperty("paths").EnumerateObject())
        {
            var delen = sjabloon.Name.Split('/');
            var werkelijk = pad.Split('/');
            if (delen.Length == werkelijk.Length && delen.Zip(werkelijk).All(d => d.First == d.Second || d.First.StartsWith('{')))
                return sjabloon.Value;
        }

        return null;
    }

    public JsonElement Volg(JsonElement element)
    {
        if (!element.TryGetProperty("$ref", out var verwijzing))
            return element;
        return verwijzing.GetString()!.Split('/').Skip(1).Aggregate(Wortel, (plek, naam) => plek.GetProperty(naam));
    }
}
