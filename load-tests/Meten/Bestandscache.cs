using System.Runtime.InteropServices;

namespace IB.Gateway.LoadTests.Meten;

/// <summary>Makes the kernel forget files that it keeps in memory, as far as no process has them in use.</summary>
internal static class Bestandscache
{
    private const int DontNeed = 4;

    internal static void Forget(string map)
    {
        foreach (var pad in Directory.EnumerateFiles(map, "*", SearchOption.AllDirectories))
        {
            using var bestand = File.OpenHandle(pad);
            var code = PosixFadvise(bestand.DangerousGetHandle().ToInt32(), 0, 0, DontNeed);
            if (code != 0)
                throw new IOException($"posix_fadvise says {code} about {pad}.");
        }
    }

    [DllImport("libc", EntryPoint = "posix_fadvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int PosixFadvise(int bestand, long begin, long lengte, int advies);
}
