namespace IB.Gateway.Schemas.Tests;

/// <summary>Writes packs to disk for tests.</summary>
internal static class TestPack
{
    /// <summary>Copies an embedded pack to folder <paramref name="map"/>, with another manifest; returns the folder.</summary>
    public static string Copy(string pack, string map, Func<string, string> rewriteManifest)
    {
        var bron = SchemaPack.LoadEmbedded(pack);
        foreach (var bestand in bron.Bestanden)
        {
            var doel = Path.Combine(map, bestand);
            Directory.CreateDirectory(Path.GetDirectoryName(doel)!);
            using var van = bron.Open(bestand);
            using var naar = File.Create(doel);
            van.CopyTo(naar);
        }

        var manifest = Path.Combine(map, "manifest.json");
        File.WriteAllText(manifest, rewriteManifest(File.ReadAllText(manifest)));
        return map;
    }

    /// <summary>Writes a pack of one pair, A301 and A302, whose schemas are given; returns the folder.</summary>
    public static string Write(string map, string heenSchema, params (string Naam, string Inhoud)[] bestanden)
    {
        Directory.CreateDirectory(map);
        File.WriteAllText(Path.Combine(map, "manifest.json"), Manifest(Path.GetFileName(map)));
        File.WriteAllText(Path.Combine(map, "a301.xsd"), heenSchema);
        foreach (var (naam, inhoud) in bestanden)
            File.WriteAllText(Path.Combine(map, naam), inhoud);
        return map;
    }

    public static string Manifest(string pack) => $$"""
        {
          "pack": "{{pack}}", "standaard": "A", "release": "1.0", "geldigVan": "2026-01-01", "basisnamespace": "urn:basis", "basisschema": "a301.xsd",
          "berichten": [
            {
              "functie": "A301", "berichtCode": "901", "versie": 1, "subversie": 0, "namespace": "urn:a301", "titel": "Heen",
              "afzenderRol": "gemeente", "ontvangerRol": "aanbieder", "gespreksrol": "heenbericht",
              "beantwoordDoor": "A302", "reactietermijnWerkdagen": 3, "schema": "a301.xsd"
            },
            {
              "functie": "A302", "berichtCode": "902", "versie": 1, "subversie": 0, "namespace": "urn:a302", "titel": "Retour",
              "afzenderRol": "aanbieder", "ontvangerRol": "gemeente", "gespreksrol": "retourbericht",
              "beantwoordt": "A301", "schema": "a301.xsd"
            }
          ]
        }
        """;
}
