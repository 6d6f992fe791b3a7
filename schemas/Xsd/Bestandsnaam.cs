namespace IB.Gateway.Schemas;

/// <summary>Finds a file by a name that may be in another case.</summary>
internal static class Bestandsnaam
{
    /// <summary>The file with this name, or the only one that differs from it in case alone; <see langword="null"/> when there is none.</summary>
    public static string? Find(IReadOnlySet<string> bestanden, string naam)
    {
        if (bestanden.Contains(naam))
            return naam;
        var lijkt = bestanden.Where(b => string.Equals(b, naam, StringComparison.OrdinalIgnoreCase)).Take(2).ToArray();
        return lijkt is [var enige] ? enige : null;
    }
}
