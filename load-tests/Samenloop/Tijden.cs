using System.Diagnostics;

namespace IB.Gateway.LoadTests.Samenloop;

/// <summary>Durations of some microseconds, each kept as it is: buckets of a whole microsecond would be too coarse.</summary>
/// <param name="aantal">How many there will be.</param>
internal sealed class Tijden(int aantal)
{
    private readonly int[] _tikken = new int[aantal];
    private int _gemeten;
    private bool _gesorteerd;

    /// <summary>Keeps one duration, in ticks of <see cref="Stopwatch"/>.</summary>
    internal void Record(long tikken)
    {
        _tikken[_gemeten++] = (int)Math.Min(tikken, int.MaxValue);
        _gesorteerd = false;
    }

    /// <summary>The duration in microseconds that this part of all (0-1) did not exceed; 0 when there are none.</summary>
    internal double Percentiel(double deel)
    {
        if (_gemeten == 0)
            return 0;
        if (!_gesorteerd)
            Array.Sort(_tikken, 0, _gemeten);
        _gesorteerd = true;
        return _tikken[(int)Math.Clamp(Math.Ceiling(deel * _gemeten) - 1, 0, _gemeten - 1)] * 1e6 / Stopwatch.Frequency;
    }
}
