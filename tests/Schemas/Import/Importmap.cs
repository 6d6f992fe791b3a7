using System.Text;
using IB.Gateway.Testing;

namespace IB.Gateway.Schemas.Tests;

/// <summary>Folders with schemas as somebody downloads them.</summary>
internal sealed class Importmap : IDisposable
{
    private readonly TijdelijkeMap _map = new();

    public static Importwens Wens { get; } = new() { Vandaag = new DateOnly(2026, 3, 2) };

    public string this[string naam] => _map[naam];

    /// <summary>Writes a folder; names may hold sub folders.</summary>
    public string Write(string map, params (string Naam, string Inhoud)[] bestanden)
    {
        foreach (var (naam, inhoud) in bestanden)
        {
            var pad = Path.Combine(_map[map], naam);
            Directory.CreateDirectory(Path.GetDirectoryName(pad)!);
            File.WriteAllText(pad, inhoud, new UTF8Encoding(encoderShouldEmitUTF8Identifier: naam[0] == 'b'));
        }

        return _map[map];
    }

    /// <summary>Writes a next release of iWmo; see <see cref="Gepubliceerd"/>.</summary>
    public string WriteIwmo33(string map, Func<string, string>? rewrite = null)
    {
        var pack = SchemaPack.LoadEmbedded("iwmo-3.2");
        return Gepubliceerd.WriteIwmo33(_map[map], pack.Bestanden, pack.Open, rewrite ?? (t => t));
    }

    public void Dispose() => _map.Dispose();
}
