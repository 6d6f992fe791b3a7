using System.Diagnostics;

namespace IB.Gateway.Proefservers;

/// <summary>Runs installed programs to their end.</summary>
internal static class Programma
{
    /// <exception cref="ProefserverException">It cannot be run, or failed.</exception>
    public static Task RunAsync(string programma, params string[] argumenten) => RunAsync(programma, argumenten, new Dictionary<string, string>());

    /// <param name="programma">Its name or path.</param>
    /// <param name="argumenten">Its arguments.</param>
    /// <param name="omgeving">Environment variables on top of those of this process.</param>
    /// <exception cref="ProefserverException">It cannot be run, or failed.</exception>
    public static async Task RunAsync(string programma, IReadOnlyCollection<string> argumenten, IReadOnlyDictionary<string, string> omgeving)
    {
        // What it has to tell is of no use. A server keeps open what it inherits from who starts it, so of that nothing is read.
        var start = new ProcessStartInfo(programma, argumenten)
        {
            UseShellExecute = false,
            RedirectStandardOutput = !argumenten.Contains("start"),
            WorkingDirectory = "/",
        };
        foreach (var (naam, waarde) in omgeving)
            start.Environment[naam] = waarde;
        try
        {
            using var proces = Process.Start(start)!;
            await proces.WaitForExitAsync();
            if (proces.ExitCode != 0)
                throw new ProefserverException($"{programma} {string.Join(' ', argumenten)} eindigde met {proces.ExitCode}.");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new ProefserverException($"{programma} is niet te starten: {e.Message}", e);
        }
    }
}
