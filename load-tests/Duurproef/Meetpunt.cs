using System.Globalization;

namespace IB.Gateway.LoadTests.Duurproef;

/// <summary>How the knooppunt was at one moment of a soak.</summary>
/// <param name="Tijd">Since the beginning.</param>
/// <param name="Bevestigd">Receipts per second since the point before.</param>
/// <param name="P99">p99 of the receipt since the point before, in milliseconds.</param>
/// <param name="Geheugen">Memory of the process, in MB.</param>
/// <param name="Heap">The managed heap after its last collection, in MB.</param>
/// <param name="Handles">Open files and sockets.</param>
/// <param name="Threads">Threads.</param>
/// <param name="Schijf">All files of the store, in MB.</param>
/// <param name="Wachtend">Messages that wait for a receiver.</param>
/// <param name="Oudste">Age of the oldest of them, in seconds.</param>
internal sealed record Meetpunt(
    TimeSpan Tijd, double Bevestigd, double P99, double Geheugen, double Heap, double Handles, double Threads, double Schijf, double Wachtend, double Oudste)
{
    /// <summary>First line of a file with points.</summary>
    internal const string Kop = "seconden;bevestigd_per_s;p99_ms;geheugen_mb;heap_mb;handles;threads;schijf_mb;wachtend;oudste_s";

    /// <summary>A line of a file with points.</summary>
    internal string ToCsv() => string.Join(';', new[] { Tijd.TotalSeconds, Bevestigd, P99, Geheugen, Heap, Handles, Threads, Schijf, Wachtend, Oudste }
        .Select(w => w.ToString("0.0", CultureInfo.InvariantCulture)));

    /// <summary>A line for who watches.</summary>
    public override string ToString()
        => $"{Tijd:hh\\:mm\\:ss} {Bevestigd:N0}/s, p99 {P99:F1} ms, geheugen {Geheugen:F0} MB (heap {Heap:F0}), {Handles:F0} handles, {Threads:F0} threads, schijf {Schijf:N0} MB, wachtend {Wachtend:N0}, oudste {Oudste:F0} s";
}
