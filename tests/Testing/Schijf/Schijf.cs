using System.Globalization;

namespace IB.Gateway.Testing;

/// <summary>
/// The disk under a folder of a process of its own, which a test can make refuse or dawdle while it runs: a library between the program and the
/// system (<c>LD_PRELOAD</c>), so that it needs no rights and no mount.
/// </summary>
public sealed class Schijf : IDisposable
{
    public const int Eio = 5;
    public const int Enospc = 28;

    /// <summary>The environment variable that puts a library between a program and the system.</summary>
    public const string Voorlader = "LD_PRELOAD";

    private const UnixFileMode VoorIedereen = UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
    private const string Bron = "schijffout.c";
    private const string Stand = "stand";

    private readonly TijdelijkeMap _map = new();
    private string _bibliotheek = "";

    private Schijf()
    {
        // A server may run as another user than the tests.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_map.Pad, File.GetUnixFileMode(_map.Pad) | VoorIedereen);
        Heal();
    }

    /// <summary>A folder that everybody may read, for what is on this disk.</summary>
    public string Map => _map.Pad;

    /// <summary>Compiles the library.</summary>
    /// <exception cref="InvalidOperationException">There is no C compiler.</exception>
    public static async Task<Schijf> CreateAsync()
    {
        var schijf = new Schijf();
        try
        {
            schijf._bibliotheek = await Ccompiler.CompileAsync(typeof(Schijf).Assembly, Bron, schijf._map.Pad);
            return schijf;
        }
        catch
        {
            schijf.Dispose();
            throw;
        }
    }

    /// <summary>The environment of a process of which a folder is on this disk.</summary>
    public IReadOnlyDictionary<string, string> Omgeving(string map) => new Dictionary<string, string>
    {
        [Voorlader] = _bibliotheek,
        ["IB_SCHIJF_MAP"] = map,
        ["IB_SCHIJF_STAND"] = _map[Stand],
    };

    /// <summary>From now on it does this, in these folders of the folder, or in all of it; see <c>schijffout.c</c>.</summary>
    public void Break(string wat, int getal, params IReadOnlyList<string> mappen)
    {
        ArgumentNullException.ThrowIfNull(mappen);
        // Replaced as a whole, so that nobody reads half of it.
        File.WriteAllText(_map[Stand + ".nieuw"], string.Create(CultureInfo.InvariantCulture, $"{wat} {getal} {string.Join(' ', mappen)}"));
        File.Move(_map[Stand + ".nieuw"], _map[Stand], overwrite: true);
    }

    /// <summary>From now on it is well.</summary>
    public void Heal() => Break("goed", 0);

    public void Dispose() => _map.Dispose();
}
