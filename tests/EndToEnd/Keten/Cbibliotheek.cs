using System.ComponentModel;
using System.Diagnostics;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>A small C library between a program and the system (<c>LD_PRELOAD</c>), so that a test needs no rights and no mount.</summary>
internal static class Cbibliotheek
{
    /// <summary>The environment variable that puts it there.</summary>
    internal const string Variabele = "LD_PRELOAD";

    /// <summary>Compiles an embedded source in a folder and gives the path of the library.</summary>
    /// <exception cref="InvalidOperationException">There is no C compiler.</exception>
    internal static async Task<string> CompileAsync(string bron, string map)
    {
        var pad = Path.Combine(map, bron);
        var bibliotheek = Path.ChangeExtension(pad, ".so");
        await using (var stroom = typeof(Cbibliotheek).Assembly.GetManifestResourceStream(bron)!)
        await using (var bestand = File.Create(pad))
            await stroom.CopyToAsync(bestand, TestContext.Current.CancellationToken);
        var start = new ProcessStartInfo("cc", ["-O2", "-Wall", "-shared", "-fPIC", "-o", bibliotheek, pad, "-ldl"])
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        try
        {
            using var proces = Process.Start(start)!;
            var fouten = await proces.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await proces.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(proces.ExitCode == 0, fouten);
            return bibliotheek;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException("A C compiler is needed for these tests: apt-get install gcc libc6-dev", e);
        }
    }
}
