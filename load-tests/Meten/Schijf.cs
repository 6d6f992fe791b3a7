namespace IB.Gateway.LoadTests.Meten;

/// <summary>Room on a disk.</summary>
internal static class Schijf
{
    // What stays free whatever is measured: a full disk is a fault of its own.
    private const long Reserve = 2_000_000_000;

    /// <summary>Bytes of all files in a folder; 0 when there is none.</summary>
    internal static long Bytes(string map) => Directory.Exists(map)
        ? new DirectoryInfo(map).EnumerateFiles("*", SearchOption.AllDirectories).Sum(Length)
        : 0;

    /// <summary>Bytes that are free where a folder is.</summary>
    internal static long Vrij(string map) => new DriveInfo(map).AvailableFreeSpace;

    /// <summary>Whether only what must stay free is left.</summary>
    internal static bool IsVol(string map) => Vrij(map) < Reserve;

    /// <summary>Requires that so much fits yet.</summary>
    /// <param name="map">Where.</param>
    /// <param name="nodig">Bytes that are still to come.</param>
    /// <param name="waarvoor">What needs them, in Dutch.</param>
    /// <exception cref="SchijfTeKleinException">It does not fit.</exception>
    internal static void RequireRuimte(string map, long nodig, string waarvoor)
    {
        var vrij = Vrij(map);
        if (nodig + Reserve > vrij)
            throw new SchijfTeKleinException(
                $"Voor {waarvoor} is nog {nodig / 1e9:F1} GB nodig, en {Reserve / 1e9:F0} GB moet vrij blijven; op de schijf van {map} is {vrij / 1e9:F1} GB vrij. Kies minder berichten, laat minder bewaren (--instelling), of kies met --map een grotere schijf.");
    }

    // A file may go while the folder is read.
    private static long Length(FileInfo bestand)
    {
        try
        {
            return bestand.Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }
}

/// <summary>The disk is too small for what was asked. The text is Dutch, for who runs the measurement.</summary>
internal sealed class SchijfTeKleinException(string tekst) : Exception(tekst);
