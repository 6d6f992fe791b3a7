using IB.Gateway.Schemas;
using IB.Gateway.Testing;

namespace IB.Gateway.Validation.Tests.Contract;

/// <summary>libxml2's verdict on messages, with the packs written out to disk for it.</summary>
internal sealed class Arbiter : IDisposable
{
    private readonly TijdelijkeMap _map = new();

    /// <summary>For every message whether libxml2 finds it valid by the schema of <paramref name="definitie"/>.</summary>
    public bool[] Judge(SchemaPack pack, BerichtDefinitie definitie, IReadOnlyList<byte[]> berichten)
    {
        if (berichten.Count == 0)
            return [];
        var map = Path.Combine(_map.Pad, pack.Naam);
        if (!Directory.Exists(map))
            WriteOut(pack, map);
        var bestanden = new string[berichten.Count];
        for (var i = 0; i < bestanden.Length; i++)
            File.WriteAllBytes(bestanden[i] = _map[$"{i}.xml"], berichten[i]);
        var geldige = Xmllint.FindGeldige(Path.Combine(map, definitie.Schema), bestanden);
        return [.. bestanden.Select(geldige.Contains)];
    }

    public void Dispose() => _map.Dispose();

    private static void WriteOut(SchemaPack pack, string map)
    {
        Directory.CreateDirectory(map);
        foreach (var bestand in pack.Bestanden.Where(b => b.EndsWith(".xsd", StringComparison.Ordinal)))
        {
            using var van = pack.Open(bestand);
            using var naar = File.Create(Path.Combine(map, bestand));
            van.CopyTo(naar);
        }
    }
}
