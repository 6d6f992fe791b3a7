using System.Diagnostics;

namespace IB.Gateway.LoadTests.Compressie;

/// <summary>
/// All ways by turns over the same payloads. The best round of each counts: the work is the same every time, so what a round takes longer is
/// what else the machine does.
/// </summary>
/// <param name="duur">Least time of a turn.</param>
/// <param name="rondes">Number of rounds; one more goes before them, in which the code is compiled.</param>
internal sealed class Inpakmeting(TimeSpan duur, int rondes)
{
    internal IReadOnlyList<Inpakuitslag> Run(IReadOnlyList<byte[]> inhouden)
    {
        var grootste = inhouden.Max(i => i.Length);
        // Brotli asks for room before it knows how little it needs.
        var (doel, terug) = (new byte[grootste + (grootste >> 4) + 1024], new byte[grootste]);
        var uitslagen = Inpakker.Alle.Select(inpakker => Prepare(inpakker, inhouden, doel, terug)).ToArray();
        for (var ronde = 0; ronde <= rondes; ronde++)
        {
            foreach (ref var uitslag in uitslagen.AsSpan())
            {
                var (inpakker, ingepakt, eerder) = uitslag;
                var pakken = Repeat(inhouden.Count, i => inpakker.Pack(inhouden[i], doel));
                var uitpakken = Repeat(inhouden.Count, i => inpakker.Unpack(ingepakt[i], terug.AsMemory(0, inhouden[i].Length)));
                if (ronde > 0)
                    uitslag.Uitslag = eerder with { In = Min(pakken, eerder.In), Uit = Min(uitpakken, eerder.Uit) };
            }
        }

        return [.. uitslagen.Select(u => u.Uitslag)];
    }

    /// <summary>Packs all once, for what it gives, and requires that it comes back.</summary>
    private static (Inpakker Inpakker, List<byte[]> Ingepakt, Inpakuitslag Uitslag) Prepare(
        Inpakker inpakker, IReadOnlyList<byte[]> inhouden, byte[] doel, byte[] terug)
    {
        var ingepakt = inhouden.Select(i => doel.AsSpan(0, inpakker.Pack(i, doel)).ToArray()).ToList();
        for (var i = 0; i < inhouden.Count; i++)
        {
            inpakker.Unpack(ingepakt[i], terug.AsMemory(0, inhouden[i].Length));
            if (!terug.AsSpan(0, inhouden[i].Length).SequenceEqual(inhouden[i]))
                throw new InvalidDataException($"{inpakker.Naam} gives back something else, so its speed means nothing.");
        }

        var voor = GC.GetAllocatedBytesForCurrentThread();
        foreach (var inhoud in inhouden)
            inpakker.Pack(inhoud, doel);
        var toegewezen = (double)(GC.GetAllocatedBytesForCurrentThread() - voor) / inhouden.Count;
        var deel = (double)ingepakt.Sum(i => (long)i.Length) / inhouden.Sum(i => (long)i.Length);
        return (inpakker, ingepakt, new Inpakuitslag(inpakker, deel, TimeSpan.MaxValue, TimeSpan.MaxValue, toegewezen));
    }

    private TimeSpan Repeat(int aantal, Action<int> werk)
    {
        var (begin, keren) = (Stopwatch.GetTimestamp(), 0);
        do
        {
            for (var i = 0; i < aantal; i++)
                werk(i);
            keren++;
        }
        while (Stopwatch.GetElapsedTime(begin) < duur);
        return Stopwatch.GetElapsedTime(begin) / ((double)keren * aantal);
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
