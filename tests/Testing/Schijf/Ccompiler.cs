using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;

namespace IB.Gateway.Testing;

/// <summary>Makes a library of a C source that is embedded in the tests.</summary>
public static class Ccompiler
{
    /// <summary>Compiles a source in a folder and gives the path of the library.</summary>
    /// <exception cref="InvalidOperationException">There is no C compiler, or it does not compile.</exception>
    public static async Task<string> CompileAsync(Assembly van, string bron, string map)
    {
        ArgumentNullException.ThrowIfNull(van);
        var pad = Path.Combine(map, bron);
        var bibliotheek = Path.ChangeExtension(pad, ".so");
        await using (var stroom = van.GetManifestResourceStream(bron)!)
        await using (var bestand = File.Create(pad))
            await stroom.CopyToAsync(bestand);
        var start = new ProcessStartInfo("cc", ["-O2", "-Wall", "-shared", "-fPIC", "-o", bibliotheek, pad, "-ldl"])
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        try
        {
            using var proces = Process.Start(start)!;
            var fouten = await proces.StandardError.ReadToEndAsync();
            await proces.WaitForExitAsync();
            return proces.ExitCode == 0 ? bibliotheek : throw new InvalidOperationException(fouten);
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException("A C compiler is needed for these tests: apt-get install gcc libc6-dev", e);
        }
    }
}
