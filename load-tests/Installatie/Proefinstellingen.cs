using System.Text.Json;
using System.Text.Json.Nodes;

namespace IB.Gateway.LoadTests.Installatie;

/// <summary>
/// The settings that a knooppunt under measurement has beside those of any test installation: the one place where a limit that is meant for one
/// chain partner is made wide enough for a sender that plays them all.
/// </summary>
internal static class Proefinstellingen
{
    private static readonly JsonSerializerOptions Leesbaar = new() { WriteIndented = true };

    // Connections of senders may rest between two measurements.
    private static readonly Dictionary<string, string> Altijd = new(StringComparer.Ordinal)
    {
        ["luister.rusttijd"] = "00:10:00",
        // Eight gemeenten send what hundreds do.
        ["limieten.inzenden.verzoekenPerSeconde"] = "1000000",
        ["limieten.inzenden.verzoekenPiek"] = "1000000",
        ["limieten.inzenden.bytesPerSeconde"] = "2000000000",
        ["limieten.inzenden.bytesPiek"] = "2000000000",
        ["limieten.inzenden.gelijktijdig"] = "1000000",
        ["limieten.ophalen.verzoekenPerSeconde"] = "1000000",
        ["limieten.ophalen.verzoekenPiek"] = "1000000",
        ["limieten.ophalen.bytesPerSeconde"] = "2000000000",
        ["limieten.ophalen.bytesPiek"] = "2000000000",
        ["limieten.ophalen.gelijktijdig"] = "1000000",
    };

    /// <summary>Whether a knooppunt with these settings keeps every message for as long as a measurement lasts.</summary>
    internal static bool BewaartAlles(IReadOnlyDictionary<string, string> extra)
        => !extra.Keys.Any(k => k.StartsWith("bewaren.", StringComparison.OrdinalIgnoreCase));

    /// <summary>Writes a settings file.</summary>
    /// <param name="bron">The settings of the test installation.</param>
    /// <param name="doel">The file; may be the same.</param>
    /// <param name="extra">Settings by path (<c>validatie.motor</c>), which go before those of here: of one measurement, and of the command line.</param>
    internal static void Write(string bron, string doel, IEnumerable<KeyValuePair<string, string>> extra)
    {
        var instellingen = JsonNode.Parse(File.ReadAllBytes(bron))!.AsObject();
        foreach (var (pad, waarde) in Altijd.Concat(extra))
            Set(instellingen, pad.Split('.'), waarde);
        File.WriteAllText(doel, instellingen.ToJsonString(Leesbaar));
    }

    private static void Set(JsonObject plek, string[] stappen, string waarde)
    {
        foreach (var stap in stappen[..^1])
            plek = (plek[stap] ??= new JsonObject()).AsObject();
        plek[stappen[^1]] = waarde;
    }
}
