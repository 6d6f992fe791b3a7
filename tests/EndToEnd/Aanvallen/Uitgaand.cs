using IB.Gateway.Testing;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// Everything that a process of its own tried to reach: connections, datagrams, look-ups of names, and files that an attack names; see
/// <c>uitgaand.c</c>. An attempt counts, whether it succeeds or not.
/// </summary>
internal sealed class Uitgaand : IDisposable
{
    /// <summary>Files that attacks name, and that a knooppunt has no business with.</summary>
    internal static readonly string[] Lokaas = ["/etc/hostname", "/etc/passwd"];

    private const string Bron = "uitgaand.c";

    private readonly TijdelijkeMap _map = new();
    private string _bibliotheek = "";

    /// <summary>What was tried so far, in order.</summary>
    internal IReadOnlyList<string> Pogingen => File.Exists(Verslag) ? File.ReadAllLines(Verslag) : [];

    /// <summary>Puts the process under the watch.</summary>
    internal IReadOnlyDictionary<string, string> Omgeving => new Dictionary<string, string>
    {
        [Cbibliotheek.Variabele] = _bibliotheek,
        ["IB_UITGAAND"] = Verslag,
        ["IB_LOKAAS"] = string.Join(':', Lokaas),
    };

    private string Verslag => _map["pogingen"];

    /// <summary>Compiles the library.</summary>
    /// <exception cref="InvalidOperationException">There is no C compiler.</exception>
    internal static async Task<Uitgaand> CreateAsync()
    {
        var uitgaand = new Uitgaand();
        try
        {
            uitgaand._bibliotheek = await Cbibliotheek.CompileAsync(Bron, uitgaand._map.Pad);
            return uitgaand;
        }
        catch
        {
            uitgaand.Dispose();
            throw;
        }
    }

    public void Dispose() => _map.Dispose();
}
