using System.Numerics;

namespace IB.Gateway.LoadTests.Meten;

/// <summary>
/// Counts durations in buckets whose width grows with the duration, as HDR histograms do: exact below 2 ms, within 0.1 % above. Safe
/// for use by many threads at once; read it when they are done.
/// </summary>
internal sealed class Latenties
{
    private const int Onderverdeling = 1024;
    private const int LogOnderverdeling = 10;

    // 2^36 microseconds are 19 hours.
    private const int MaxBits = 36;

    private readonly long[] _aantallen = new long[(MaxBits - LogOnderverdeling + 1) * Onderverdeling];
    private long _max;
    private long _som;

    /// <summary>Number of durations.</summary>
    internal long Aantal => _aantallen.Sum();

    /// <summary>The longest one, exactly.</summary>
    internal TimeSpan Max => FromMicroseconds(Volatile.Read(ref _max));

    /// <summary>The mean, exactly but for parts of microseconds; zero when there are none.</summary>
    internal TimeSpan Gemiddelde => Aantal is > 0 and var aantal ? FromMicroseconds(Interlocked.Read(ref _som)) / aantal : TimeSpan.Zero;

    /// <summary>Counts one duration, 0 or more; below zero counts as zero.</summary>
    internal void Record(TimeSpan duur)
    {
        var waarde = Math.Clamp(duur.Ticks / TimeSpan.TicksPerMicrosecond, 0, (1L << MaxBits) - 1);
        Interlocked.Increment(ref _aantallen[Vak(waarde)]);
        Interlocked.Add(ref _som, waarde);
        RaiseMax(waarde);
    }

    /// <summary>Counts all that another counted; nobody may be counting in that one.</summary>
    internal void AddAll(Latenties ander)
    {
        for (var vak = 0; vak < _aantallen.Length; vak++)
            Interlocked.Add(ref _aantallen[vak], ander._aantallen[vak]);
        Interlocked.Add(ref _som, ander._som);
        RaiseMax(ander._max);
    }

    /// <summary>The duration that this part of all (0-1) did not exceed, rounded up to the end of its bucket; zero when there are none.</summary>
    internal TimeSpan Percentiel(double deel)
    {
        var rang = Math.Max(1, (long)Math.Ceiling(deel * Aantal));
        long gezien = 0;
        for (var vak = 0; vak < _aantallen.Length; vak++)
        {
            gezien += _aantallen[vak];
            if (gezien >= rang)
                return FromMicroseconds(Math.Min(Bovengrens(vak), Volatile.Read(ref _max)));
        }

        return TimeSpan.Zero;
    }

    private void RaiseMax(long waarde)
    {
        for (var gezien = Volatile.Read(ref _max); waarde > gezien; gezien = Volatile.Read(ref _max))
            Interlocked.CompareExchange(ref _max, waarde, gezien);
    }

    private static int Vak(long waarde)
    {
        var schuif = Math.Max(0, BitOperations.Log2((ulong)waarde | 1) - LogOnderverdeling);
        return (schuif * Onderverdeling) + (int)(waarde >> schuif);
    }

    private static long Bovengrens(int vak)
    {
        var schuif = Math.Max(0, (vak / Onderverdeling) - 1);
        return ((vak - (schuif * Onderverdeling) + 1L) << schuif) - 1;
    }

    private static TimeSpan FromMicroseconds(long waarde) => new(waarde * TimeSpan.TicksPerMicrosecond);
}
