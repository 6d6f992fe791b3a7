using System.Diagnostics;

namespace IB.Gateway.LoadTests.Meten;

/// <summary>What the kernel says that a process has used so far.</summary>
/// <param name="Cpu">Time on a core, user and kernel together.</param>
/// <param name="Geschreven">Bytes that it caused to be sent to the disk.</param>
/// <param name="Piekgeheugen">Most bytes of memory that it ever had in use (VmHWM).</param>
internal readonly record struct Processtand(TimeSpan Cpu, long Geschreven, long Piekgeheugen)
{
    /// <summary>Reads it from /proc.</summary>
    internal static Processtand Read(int pid)
    {
        using var proces = Process.GetProcessById(pid);
        return new Processtand(
            proces.TotalProcessorTime, Veld($"/proc/{pid}/io", "write_bytes:"), Veld($"/proc/{pid}/status", "VmHWM:") * 1024);
    }

    private static long Veld(string bestand, string naam)
    {
        var regel = File.ReadLines(bestand).First(r => r.StartsWith(naam, StringComparison.Ordinal));
        return long.Parse(regel.AsSpan(naam.Length).Trim().ToString().Split(' ')[0]);
    }
}
