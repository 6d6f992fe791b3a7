using System.Globalization;

namespace IB.Gateway.Storage.Log;

/// <summary>The folder with the segment files of the log.</summary>
internal sealed class Logmap(string pad)
{
    private const string Suffix = ".log";
    private const int Digits = 10;

    /// <summary>The folder.</summary>
    public string Pad => pad;

    /// <summary>The highest number of a segment that is there; 0 when there is none.</summary>
    public long Laatste => List() is [.., var laatste] ? laatste : 0;

    /// <summary>The file of a segment.</summary>
    public string SegmentPad(long nummer)
        => Path.Combine(pad, nummer.ToString($"D{Digits}", CultureInfo.InvariantCulture) + Suffix);

    /// <summary>Gives back the room that a segment had in reserve when a crash ended its run. Its bytes stay as they are.</summary>
    public void Trim(long nummer)
    {
        using var segment = File.OpenHandle(SegmentPad(nummer), FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.SetLength(segment, RandomAccess.GetLength(segment));
    }

    /// <summary>The numbers of the segments that are there, lowest first.</summary>
    public IReadOnlyList<long> List()
    {
        var nummers = new List<long>();
        if (!Directory.Exists(pad))
            return nummers;
        foreach (var bestand in Directory.EnumerateFiles(pad, "*" + Suffix))
        {
            if (!long.TryParse(Path.GetFileNameWithoutExtension(bestand), NumberStyles.None, CultureInfo.InvariantCulture, out var nummer))
                throw new OpslagException(
                    $"Opslag {bestand}: dit bestand hoort niet in de map van het log. Haal het weg en start opnieuw; er is niets gewijzigd.");
            nummers.Add(nummer);
        }

        nummers.Sort();
        return nummers;
    }
}
