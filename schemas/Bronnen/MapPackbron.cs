namespace IB.Gateway.Schemas;

/// <summary>Reads a pack in a folder on disk, all of it at once; what happens there later does not count.</summary>
internal static class MapPackbron
{
    /// <summary>The most that the files of a pack may hold together, in bytes.</summary>
    public const long MaximumTotaal = 64 * 1024 * 1024;

    /// <summary>Reads every file of a folder whose last part is the name of the pack.</summary>
    /// <exception cref="SchemaPackException">There is no such folder, or it cannot be read within the limits.</exception>
    public static Geheugenpackbron Read(string map) => Read(map, _ => true);

    /// <summary>The relative names of all files in a folder.</summary>
    public static IReadOnlyList<string> Names(string map) => [.. Mapbestanden.Find(map, _ => true, []).Select(b => b.Naam)];

    /// <summary>Reads the files that <paramref name="kies"/> takes, by relative name.</summary>
    /// <exception cref="SchemaPackException">There is no such folder, or it cannot be read within the limits.</exception>
    public static Geheugenpackbron Read(string map, Func<string, bool> kies)
    {
        map = Path.GetFullPath(map);
        var naam = Path.GetFileName(Path.TrimEndingDirectorySeparator(map));
        if (!Directory.Exists(map))
            throw new SchemaPackException(naam, [$"De map {map} bestaat niet; controleer de instelling of plaats het pakket daar."]);
        try
        {
            var fouten = new List<string>();
            var bestanden = Mapbestanden.Find(map, kies, fouten);
            return fouten.Count == 0
                ? new Geheugenpackbron(naam, bestanden.ToDictionary(b => b.Naam, b => Mapbestanden.Read(b.Pad), StringComparer.Ordinal))
                : throw new SchemaPackException(naam, fouten);
        }
        catch (Exception fout) when (fout is IOException or UnauthorizedAccessException)
        {
            throw new SchemaPackException(naam, [$"De map {map} is niet te lezen ({fout.Message})."]);
        }
    }
}
