using System.Diagnostics;

namespace IB.Gateway.LoadTests.Validator;

/// <summary>What one took for one document.</summary>
/// <param name="Seconden">Per document; the median of the rounds.</param>
/// <param name="Toegewezen">Bytes of heap per document; the median of the rounds.</param>
internal sealed record Uitslag(double Seconden, double Toegewezen);

/// <summary>
/// Several that do the same work by turns, on this thread: a disturbance of the machine then meets all of them, and the median
/// leaves it out.
/// </summary>
/// <param name="duur">Time of each turn.</param>
/// <param name="rondes">Number of rounds.</param>
internal sealed class Wedstrijd(TimeSpan duur, int rondes)
{
    // The runtime compiles a hot method for the last time after 30 calls and two delays of 100 ms.
    private static readonly TimeSpan Inlopen = TimeSpan.FromSeconds(1.5);

    /// <summary>The results, in the order of <paramref name="mededingers"/>.</summary>
    /// <exception cref="InvalidDataException">One of them says that the document is not good.</exception>
    internal IReadOnlyList<Uitslag> Run(string bestand, IReadOnlyList<Mededinger> mededingers)
    {
        foreach (var mededinger in mededingers)
        {
            if (!mededinger.Judge())
                throw new InvalidDataException($"{mededinger.Naam} says that {bestand} is not valid; a speed would mean nothing.");
            Repeat(mededinger.Judge, Inlopen);
        }

        var beurten = mededingers.Select(_ => new List<Uitslag>()).ToArray();
        for (var ronde = 0; ronde < rondes; ronde++)
        {
            // Who comes first differs from round to round.
            for (var i = 0; i < mededingers.Count; i++)
            {
                var wie = (i + ronde) % mededingers.Count;
                beurten[wie].Add(Repeat(mededingers[wie].Judge, duur));
            }
        }

        return [.. beurten.Select(b => new Uitslag(Median(b.Select(u => u.Seconden)), Median(b.Select(u => u.Toegewezen))))];
    }

    private static Uitslag Repeat(Func<bool> werk, TimeSpan duur)
    {
        GC.Collect();
        long aantal = 0;
        var goed = true;
        var voor = GC.GetAllocatedBytesForCurrentThread();
        var begin = Stopwatch.GetTimestamp();
        TimeSpan tijd;
        do
        {
            goed &= werk();
            aantal++;
            tijd = Stopwatch.GetElapsedTime(begin);
        }
        while (tijd < duur);

        var toegewezen = GC.GetAllocatedBytesForCurrentThread() - voor;
        if (!goed)
            throw new InvalidDataException("A verdict changed while it was measured.");
        return new Uitslag(tijd.TotalSeconds / aantal, (double)toegewezen / aantal);
    }

    private static double Median(IEnumerable<double> waarden)
    {
        var geordend = waarden.Order().ToList();
        return (geordend[(geordend.Count - 1) / 2] + geordend[geordend.Count / 2]) / 2;
    }
}
