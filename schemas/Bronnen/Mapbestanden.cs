namespace IB.Gateway.Schemas;

/// <summary>Lists and reads the files below a folder, within limits, and follows no link out of it.</summary>
internal static class Mapbestanden
{
    private const int MaximumAantal = 5_000;

    /// <summary>
    /// The files that <paramref name="kies"/> takes, as relative names with <c>/</c>, in ordinal order, and what is wrong with them.
    /// Folders and files whose name begins with a dot are passed over.
    /// </summary>
    public static IReadOnlyList<(string Naam, string Pad)> Find(string map, Func<string, bool> kies, List<string> fouten)
    {
        var opties = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, MaxRecursionDepth = 16 };
        var gevonden = new List<(string Naam, string Pad)>();
        var totaal = 0L;
        foreach (var info in new DirectoryInfo(map).EnumerateFileSystemInfos("*", opties))
        {
            var naam = Path.GetRelativePath(map, info.FullName).Replace('\\', '/');
            if (naam.StartsWith('.') || naam.Contains("/.", StringComparison.Ordinal))
                continue;
            if (info.LinkTarget is not null)
            {
                fouten.Add($"{naam} is een koppeling naar een andere plaats; zet het bestand zelf in de map.");
            }
            else if (info is FileInfo bestand && kies(naam))
            {
                totaal += bestand.Length;
                gevonden.Add((naam, bestand.FullName));
                if (bestand.Length > Packbron.MaximumLengte)
                    fouten.Add($"Bestand {naam} is {bestand.Length} bytes; toegestaan zijn er {Packbron.MaximumLengte}.");
            }

            if (gevonden.Count > MaximumAantal)
            {
                fouten.Add($"De map {map} heeft meer dan {MaximumAantal} bestanden.");
                return [];
            }
        }

        if (totaal > MapPackbron.MaximumTotaal && fouten.Count == 0)
            fouten.Add($"De bestanden in {map} zijn samen {totaal} bytes; toegestaan zijn er {MapPackbron.MaximumTotaal}.");
        return [.. gevonden.OrderBy(g => g.Naam, StringComparer.Ordinal)];
    }

    /// <summary>All of a file.</summary>
    /// <exception cref="IOException">It cannot be read, or grew too large.</exception>
    public static byte[] Read(string pad)
    {
        using var stroom = new FileStream(pad, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (stroom.Length > Packbron.MaximumLengte)
            throw new IOException($"{pad} is groter dan {Packbron.MaximumLengte} bytes");
        var bytes = new byte[stroom.Length];
        stroom.ReadExactly(bytes);
        return bytes;
    }
}
