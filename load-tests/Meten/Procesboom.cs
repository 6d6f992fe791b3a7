using System.Globalization;

namespace IB.Gateway.LoadTests.Meten;

/// <summary>What a process and all that it started have used, those that ended included.</summary>
internal static class Procesboom
{
    // USER_HZ, fixed in Linux' ABI.
    private const double Tikken = 100;

    /// <summary>Time on a core, user and kernel together.</summary>
    internal static TimeSpan ReadCpu(int pid)
    {
        var processen = Directory.EnumerateDirectories("/proc").Select(static m => Path.GetFileName(m)).Where(static n => n.All(char.IsAsciiDigit))
            .Select(static n => ReadStat(int.Parse(n, CultureInfo.InvariantCulture))).OfType<Stat>().ToList();
        return TimeSpan.FromSeconds(Sum(processen, pid) / Tikken);
    }

    private static long Sum(IReadOnlyList<Stat> processen, int pid)
        => processen.Where(p => p.Pid == pid).Sum(static p => p.Tikken) + processen.Where(p => p.Ouder == pid).Sum(p => Sum(processen, p.Pid));

    /// <summary><see langword="null"/> when it has ended meanwhile.</summary>
    private static Stat? ReadStat(int pid)
    {
        try
        {
            // After the name, which is in parentheses: field 4 of proc(5) stat is the parent, and 14 to 17 are user and system time, of itself and of children
            // that ended.
            var velden = File.ReadAllText($"/proc/{pid}/stat").Split(") ")[^1].Split(' ');
            return new Stat(
                pid, int.Parse(velden[1], CultureInfo.InvariantCulture), velden[11..15].Sum(static v => long.Parse(v, CultureInfo.InvariantCulture)));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or IOException)
        {
            return null;
        }
    }

    private sealed record Stat(int Pid, int Ouder, long Tikken);
}
