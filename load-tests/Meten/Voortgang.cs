using System.Diagnostics;

namespace IB.Gateway.LoadTests.Meten;

/// <summary>Prints how far something is, how fast it goes and how long it will take: every second on a terminal, every ten elsewhere.</summary>
internal sealed class Voortgang : IDisposable
{
    private readonly TextWriter _uitvoer;
    private readonly string _naam;
    private readonly long _totaal;
    private readonly Func<long> _gedaan;
    private readonly Func<string> _toevoeging;
    private readonly ITimer _timer;
    private readonly long _begin = Stopwatch.GetTimestamp();
    private readonly long _beginstand;
    private readonly bool _scherm = !Console.IsOutputRedirected;

    /// <summary>Starts it; disposing it prints the last line.</summary>
    /// <param name="uitvoer">Where to.</param>
    /// <param name="naam">What is done.</param>
    /// <param name="totaal">How much there is to do.</param>
    /// <param name="gedaan">How much of it is done; called on any thread.</param>
    /// <param name="toevoeging">What stands behind it; called on any thread.</param>
    internal Voortgang(TextWriter uitvoer, string naam, long totaal, Func<long> gedaan, Func<string> toevoeging)
    {
        (_uitvoer, _naam, _totaal, _gedaan, _toevoeging, _beginstand) = (uitvoer, naam, totaal, gedaan, toevoeging, gedaan());
        var tik = TimeSpan.FromSeconds(_scherm ? 1 : 10);
        _timer = TimeProvider.System.CreateTimer(_ => Print(), null, tik, tik);
    }

    /// <summary>The line: part, rate and time left.</summary>
    internal static string Describe(string naam, long gedaan, long totaal, long gedaanSinds, TimeSpan duur)
    {
        var snelheid = duur > TimeSpan.Zero ? gedaanSinds / duur.TotalSeconds : 0;
        var rest = snelheid > 0 ? TimeSpan.FromSeconds(Math.Max(0, totaal - gedaan) / snelheid).ToString(@"d\.hh\:mm\:ss") : "onbekend";
        return $"{naam}: {gedaan:N0} van {totaal:N0} ({(double)gedaan / totaal:P1}), {snelheid:N0}/s, nog {rest}";
    }

    public void Dispose()
    {
        _timer.Dispose();
        Print();
        if (_scherm)
            _uitvoer.WriteLine();
    }

    private void Print()
    {
        var gedaan = _gedaan();
        var regel = Describe(_naam, gedaan, _totaal, gedaan - _beginstand, Stopwatch.GetElapsedTime(_begin)) + _toevoeging();
        if (_scherm)
            _uitvoer.Write($"\r{regel}   ");
        else
            _uitvoer.WriteLine(regel);
    }
}
