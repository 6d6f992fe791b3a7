namespace IB.Gateway.Schemas;

/// <summary>What came of reading a folder of schema packs.</summary>
/// <param name="Catalogus">The packs that come with the program and those of the folder; <see langword="null"/> when anything is wrong.</param>
/// <param name="Fouten">Everything that is wrong, in Dutch, with pack, file and line; empty exactly when there is a catalog.</param>
/// <param name="Waarschuwingen">What is worth a look, in Dutch; such as a folder that is no pack yet.</param>
public sealed record Schemalezing(Berichtcatalogus? Catalogus, IReadOnlyList<string> Fouten, IReadOnlyList<string> Waarschuwingen);

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
        var packs = new List<SchemaPack>(Ingebed.Value);
        foreach (var deel in Mappen(map, fouten))
        {
            if (IsPack(deel, waarschuwingen) && Read(deel, fouten, waarschuwingen) is { } pack)
                packs.Add(pack);
        }

        return fouten.Count > 0 ? new(null, fouten, waarschuwingen) : Combine(packs, waarschuwingen);
    }

    private static Schemalezing Combine(IReadOnlyList<SchemaPack> packs, IReadOnlyList<string> waarschuwingen)
    {
        try
        {
            return new(new Berichtcatalogus(packs), [], waarschuwingen);
        }
        catch (SchemaPackException e)
        {
            return new(null, e.Fouten, waarschuwingen);
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

    private static SchemaPack? Read(string map, List<string> fouten, List<string> waarschuwingen)
    {
        try
        {
            var pack = SchemaPack.LoadFromFolder(map);
            foreach (var bevinding in pack.Inspect().Bevindingen)
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
