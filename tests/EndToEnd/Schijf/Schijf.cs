using System.Globalization;
using IB.Gateway.Testing;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// The disk under the data of a process of its own, which a test can make refuse or dawdle while it runs; see
/// <see cref="Cbibliotheek"/>.
/// </summary>
internal sealed class Schijf : IDisposable
{
    internal const int Eio = 5;
    internal const int Enospc = 28;

    private const string Bron = "schijffout.c";
    private const string Stand = "stand";

    private readonly TijdelijkeMap _map = new();
    private string _bibliotheek = "";

    private Schijf() => Heal();

    /// <summary>Compiles the library.</summary>
    /// <exception cref="InvalidOperationException">There is no C compiler.</exception>
    internal static async Task<Schijf> CreateAsync()
    {
        var schijf = new Schijf();
        try
        {
            schijf._bibliotheek = await Cbibliotheek.CompileAsync(Bron, schijf._map.Pad);
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
            [Cbibliotheek.Variabele] = _bibliotheek,
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
}
