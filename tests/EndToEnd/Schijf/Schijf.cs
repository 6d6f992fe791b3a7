using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using IB.Gateway.Testing;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// The disk under the data of a process of its own, which a test can make refuse or dawdle while it runs: a library between the program
/// and the C library (<c>LD_PRELOAD</c>), so that no rights and no mount are needed.
/// </summary>
internal sealed class Schijf : IDisposable
{
    internal const int Eio = 5;
    internal const int Enospc = 28;

    private const string Bron = "schijffout.c";
    private const string Bibliotheek = "schijffout.so";
    private const string Stand = "stand";

    private readonly TijdelijkeMap _map = new();

    private Schijf() => Heal();

    /// <summary>Compiles the library.</summary>
    /// <exception cref="InvalidOperationException">There is no C compiler.</exception>
    internal static async Task<Schijf> CreateAsync()
    {
        var schijf = new Schijf();
        try
        {
            await schijf.CompileAsync();
            return schijf;
        }
        catch
        {
            schijf.Dispose();
            throw;
        }
    }

    /// <summary>The same process on this disk.</summary>
    /// <param name="opdracht">What to start.</param>
    /// <param name="map">The folder that is on this disk.</param>
    internal Kindopdracht Under(Kindopdracht opdracht, string map) => opdracht with
    {
        Omgeving = new Dictionary<string, string>(opdracht.Omgeving)
        {
            ["LD_PRELOAD"] = _map[Bibliotheek],
            ["IB_SCHIJF_MAP"] = map,
            ["IB_SCHIJF_STAND"] = _map[Stand],
        },
    };

    /// <summary>From now on it does this; see <c>schijffout.c</c>.</summary>
    internal void Break(string wat, int getal)
    {
        // Replaced as a whole, so that nobody reads half of it.
        File.WriteAllText(_map[Stand + ".nieuw"], string.Create(CultureInfo.InvariantCulture, $"{wat} {getal}"));
        File.Move(_map[Stand + ".nieuw"], _map[Stand], overwrite: true);
    }

    /// <summary>From now on it is well.</summary>
    internal void Heal() => Break("goed", 0);

    public void Dispose() => _map.Dispose();

    private async Task CompileAsync()
    {
        await using (var bron = typeof(Schijf).Assembly.GetManifestResourceStream(Bron)!)
        await using (var bestand = File.Create(_map[Bron]))
            await bron.CopyToAsync(bestand, TestContext.Current.CancellationToken);
        var start = new ProcessStartInfo("cc", ["-O2", "-Wall", "-shared", "-fPIC", "-o", _map[Bibliotheek], _map[Bron], "-ldl"])
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
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException("A C compiler is needed for these tests: apt-get install gcc libc6-dev", e);
        }
    }
}
