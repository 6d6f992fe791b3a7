using System.Globalization;

namespace IB.Gateway.LoadTests.Meten;

/// <summary>What a process has in use at one moment, as the kernel says.</summary>
/// <param name="Geheugen">Bytes of memory (VmRSS).</param>
/// <param name="Handles">Open files and sockets.</param>
/// <param name="Threads">Threads.</param>
internal readonly record struct Procesgebruik(long Geheugen, int Handles, int Threads)
{
    /// <summary>Reads it from /proc.</summary>
    internal static Procesgebruik Read(int pid)
    {
        var status = File.ReadAllLines($"/proc/{pid}/status");
        return new Procesgebruik(
            Veld(status, "VmRSS:") * 1024, Directory.EnumerateFiles($"/proc/{pid}/fd").Count(), (int)Veld(status, "Threads:"));
    }

    private static long Veld(string[] regels, string naam)
        => long.Parse(regels.First(r => r.StartsWith(naam, StringComparison.Ordinal))[naam.Length..].Trim().Split(' ')[0], CultureInfo.InvariantCulture);
}
