namespace IB.Gateway.Schemas;

/// <summary>What came of reading a folder of schema packs.</summary>
/// <param name="Catalogus">The packs that come with the program and those of the folder; <see langword="null"/> when anything is wrong.</param>
/// <param name="Fouten">Everything that is wrong, in Dutch, with pack, file and line; empty exactly when there is a catalog.</param>
/// <param name="Waarschuwingen">What is worth a look, in Dutch; such as a folder that is no pack yet.</param>
/// <param name="Patronen">Every pattern facet in the packs of the folder, with its pack, to be judged by whoever can read them.</param>
public sealed record Schemalezing(
    Berichtcatalogus? Catalogus, IReadOnlyList<string> Fouten, IReadOnlyList<string> Waarschuwingen,
    IReadOnlyList<(string Pack, Schemapatroon Patroon)> Patronen);

/// <summary>Reads a folder in which every folder is a schema pack. Those whose name begins with a dot are passed over.</summary>
public static class Schemamap
{
    private static readonly Lazy<IReadOnlyList<SchemaPack>> Ingebed = new(SchemaPack.LoadAllEmbedded);

    /// <summary>Reads, inspects and compiles every pack. A folder that is not there is empty.</summary>
    /// <param name="map">The folder; <see langword="null"/> for the packs that come with the program alone.</param>
    public static Schemalezing Read(string? map)
    {
        var fouten = new List<string>();
        var waarschuwingen = new List<string>();
        var patronen = new List<(string Pack, Schemapatroon Patroon)>();
        var packs = new List<SchemaPack>(Ingebed.Value);
        foreach (var deel in Mappen(map, fouten))
        {
            if (IsPack(deel, waarschuwingen) && Read(deel, fouten, waarschuwingen, patronen) is { } pack)
                packs.Add(pack);
        }

        var catalogus = fouten.Count > 0 ? null : Combine(packs, fouten);
        return new(catalogus, fouten, waarschuwingen, patronen);
    }

    private static Berichtcatalogus? Combine(IReadOnlyList<SchemaPack> packs, List<string> fouten)
    {
        try
        {
            return new(packs);
        }
        catch (SchemaPackException e)
        {
            fouten.AddRange(e.Fouten);
            return null;
        }
    }

    private static IReadOnlyList<string> Mappen(string? map, List<string> fouten)
    {
        try
        {
            return map is null || !Directory.Exists(map)
                ? []
                : [.. Directory.EnumerateDirectories(map).Where(m => !Path.GetFileName(m).StartsWith('.')).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            fouten.Add($"De map {map} is niet te lezen ({e.Message}).");
            return [];
        }
    }

    private static bool IsPack(string map, List<string> waarschuwingen)
    {
        if (File.Exists(Path.Combine(map, ManifestReader.Bestand)))
            return true;
        waarschuwingen.Add(File.Exists(Path.Combine(map, Manifestopzet.Conceptbestand))
            ? $"{Path.GetFileName(map)}: {Manifestopzet.Conceptbestand} is nog niet aangevuld; vul het aan en noem het {ManifestReader.Bestand}."
            : $"{Path.GetFileName(map)}: de map heeft geen {ManifestReader.Bestand} en telt niet mee.");
        return false;
    }

    private static SchemaPack? Read(string map, List<string> fouten, List<string> waarschuwingen, List<(string Pack, Schemapatroon Patroon)> patronen)
    {
        try
        {
            var pack = SchemaPack.LoadFromFolder(map);
            var keuring = pack.Inspect();
            patronen.AddRange(keuring.Patronen.Select(p => (pack.Naam, p)));
            foreach (var bevinding in keuring.Bevindingen)
                (bevinding.Soort == Bevindingsoort.Fout ? fouten : waarschuwingen).Add($"{pack.Naam}: {bevinding}");
            return pack;
        }
        catch (SchemaPackException e)
        {
            fouten.AddRange(e.Fouten.Select(f => $"{e.Pack}: {f}"));
            return null;
        }
    }
}
