using System.Text.Json;
using System.Text.Json.Serialization;

namespace IB.Gateway.Storage;

/// <summary>
/// A query as text to keep and to compare: the same filters give the same text, also after a filter was added to what can be asked.
/// </summary>
internal static class Zoekvraagtekst
{
    public static string Write(Zoekvraag vraag)
    {
        var vorm = vraag with
        {
            Toestanden = [.. vraag.Toestanden.Distinct().Order()],
            Van = vraag.Van?.ToUniversalTime(),
            Tot = vraag.Tot?.ToUniversalTime(),
        };
        return JsonSerializer.Serialize(vorm, ZoekvraagJson.Default.Zoekvraag);
    }

    public static Zoekvraag Read(string tekst)
        => JsonSerializer.Deserialize(tekst, ZoekvraagJson.Default.Zoekvraag) ?? throw new InvalidOperationException("Een bewaarde vraag is leeg.");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(Zoekvraag))]
internal sealed partial class ZoekvraagJson : JsonSerializerContext;
