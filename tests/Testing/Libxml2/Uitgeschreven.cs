namespace IB.Gateway.Testing;

/// <summary>The files of a schema pack on disk, where libxml2 can find what they include.</summary>
public static class Uitgeschreven
{
    /// <summary>Writes files into <paramref name="map"/>, which is made when it is not there.</summary>
    public static void WriteOut(string map, IEnumerable<string> bestanden, Func<string, Stream> open)
    {
        foreach (var bestand in bestanden)
        {
            var doel = Path.Combine(map, bestand);
            Directory.CreateDirectory(Path.GetDirectoryName(doel)!);
            using var van = open(bestand);
            using var naar = File.Create(doel);
            van.CopyTo(naar);
        }
    }
}
