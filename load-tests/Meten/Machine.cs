using System.Runtime.InteropServices;

namespace IB.Gateway.LoadTests.Meten;

/// <summary>Where a figure was measured; a figure without this says nothing.</summary>
internal static class Machine
{
    /// <summary>One line about processor, memory, kernel, runtime and the disk of a folder.</summary>
    internal static string Describe(string map)
        => $"{Processor()}, {Environment.ProcessorCount} kernen, {GeheugenGb():F0} GB; {RuntimeInformation.OSDescription}; "
            + $"{RuntimeInformation.FrameworkDescription}; schijf {Bestandssysteem(map)}";

    /// <summary>The load average of one, five and fifteen minutes.</summary>
    internal static string Belasting() => string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3]);

    private static string Processor()
        => File.ReadLines("/proc/cpuinfo").FirstOrDefault(r => r.StartsWith("model name", StringComparison.Ordinal))?.Split(": ")[^1] ?? "onbekende processor";

    private static double GeheugenGb()
        => long.Parse(File.ReadLines("/proc/meminfo").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1e6;

    // The longest mount point that the folder is under.
    private static string Bestandssysteem(string map)
        => File.ReadLines("/proc/mounts").Select(r => r.Split(' '))
            .Where(m => Path.GetFullPath(map).StartsWith(m[1], StringComparison.Ordinal))
            .MaxBy(m => m[1].Length)?[2] ?? "onbekend";
}
