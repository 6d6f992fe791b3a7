using IB.Gateway.LoadTests.Delen;
using IB.Gateway.LoadTests.Meten;
using IB.Gateway.Storage;

namespace IB.Gateway.LoadTests.Compressie;

/// <summary>What packing does to the whole of an append: what it costs, and what the smaller payload saves further on.</summary>
/// <param name="map">Folder on the disk that is measured.</param>
/// <param name="aanroepers">Callers at once.</param>
/// <param name="duur">Time of a turn; as long before it does not count.</param>
/// <param name="rondes">Number of rounds; the one with the least CPU counts.</param>
internal sealed class Journaalmeting(string map, int aanroepers, TimeSpan duur, int rondes)
{
    // More than two turns ever write.
    private const long Ruimte = 4_000_000_000;

    private static readonly (string Naam, long Vanaf)[] Wijzen = [("nooit", 0), ("altijd", 1)];

    internal async Task<IReadOnlyList<(string Naam, Journaaluitkomst Uitkomst)>> RunAsync(IReadOnlyList<byte[]> inhouden, CancellationToken cancellationToken)
    {
        var beste = new Journaaluitkomst?[Wijzen.Length];
        for (var ronde = 0; ronde < rondes; ronde++)
        {
            for (var i = 0; i < Wijzen.Length; i++)
            {
                var uitkomst = await MeasureAsync(inhouden, Wijzen[i].Vanaf, cancellationToken);
                if (beste[i] is not { } eerder || uitkomst.Cpu < eerder.Cpu)
                    beste[i] = uitkomst;
            }
        }

        return [.. Wijzen.Select((w, i) => (w.Naam, beste[i]!))];
    }

    private async Task<Journaaluitkomst> MeasureAsync(IReadOnlyList<byte[]> inhouden, long vanaf, CancellationToken cancellationToken)
    {
        Schijf.RequireRuimte(map, Ruimte, "een beurt");
        var opslag = Path.Combine(map, $"ib-gateway-compressie-{Guid.NewGuid():N}");
        try
        {
            return await Journaaldeel.MeasureAsync(
                new OpslagOptions { Map = opslag, InpakkenVanafBytes = vanaf }, inhouden, aanroepers, duur, cancellationToken);
        }
        finally
        {
            Directory.Delete(opslag, recursive: true);
        }
    }
}
