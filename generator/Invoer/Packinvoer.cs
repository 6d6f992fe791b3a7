using System.Collections.Immutable;

namespace IB.Gateway.Generator;

/// <summary>The files of one pack: a folder with a manifest, and all below it. Two are equal when all files are.</summary>
internal sealed class Packinvoer : IEquatable<Packinvoer>
{
    private readonly ImmutableArray<(string Naam, Packbestand Bestand)> _bestanden;

    private Packinvoer(string naam, ImmutableArray<(string Naam, Packbestand Bestand)> bestanden)
    {
        Naam = naam;
        _bestanden = bestanden;
    }

    /// <summary>The name of the pack, which is that of its folder: <c>iwmo-3.2</c>.</summary>
    internal string Naam { get; }

    internal Packbestand Manifest => Find(Packbestand.Manifest)!;

    /// <summary>A file by its path in the pack, with <c>/</c> between the parts: <c>codelijsten/WJ001.csv</c>.</summary>
    internal Packbestand? Find(string naam) => _bestanden.FirstOrDefault(b => b.Naam == naam).Bestand;

    public bool Equals(Packinvoer? other) => other is not null && Naam == other.Naam && _bestanden.SequenceEqual(other._bestanden);

    public override bool Equals(object? obj) => Equals(obj as Packinvoer);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Naam);

    internal static IEnumerable<Packinvoer> Group(ImmutableArray<Packbestand> bestanden)
        => bestanden.Where(b => b.IsManifest).OrderBy(b => b.Pad, StringComparer.Ordinal).Select(m => new Packinvoer(
            Path.GetFileName(m.Map.TrimEnd('/')),
            [.. bestanden.Select(b => (Naam: b.NaamIn(m.Map)!, Bestand: b)).Where(b => b.Naam is not null).OrderBy(b => b.Naam, StringComparer.Ordinal)]));
}
