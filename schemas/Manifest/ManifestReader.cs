using System.Text.Json;

namespace IB.Gateway.Schemas;

/// <summary>Reads manifest.json of a pack and reports every fault in it at once.</summary>
internal static class ManifestReader
{
    public const string Bestand = "manifest.json";

    /// <exception cref="SchemaPackException">The manifest is missing or faulty.</exception>
    public static Manifest Read(Packbron bron)
    {
        var json = Parse(bron);
        var keuring = new Manifestkeuring(bron);
        var manifest = keuring.Check(json);
        return keuring.Fouten.Count == 0 ? manifest : throw new SchemaPackException(bron.Naam, keuring.Fouten);
    }

    private static ManifestJson Parse(Packbron bron)
    {
        if (!bron.Bestanden.Contains(Bestand))
            throw new SchemaPackException(bron.Naam, [$"Het bestand {Bestand} ontbreekt."]);
        using var stream = bron.Open(Bestand);
        try
        {
            return JsonSerializer.Deserialize(stream, ManifestJsonContext.Default.ManifestJson)
                ?? throw new SchemaPackException(bron.Naam, [$"{Bestand} bevat alleen null."]);
        }
        catch (JsonException e)
        {
            throw new SchemaPackException(bron.Naam, [$"{Bestand} is geen geldige JSON: {e.Message}"]);
        }
    }
}
