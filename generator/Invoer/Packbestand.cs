using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IB.Gateway.Generator;

/// <summary>A file of a pack. Two are equal when path and content are.</summary>
internal sealed class Packbestand : IEquatable<Packbestand>
{
    internal const string Manifest = "manifest.json";

    private static readonly string[] Soorten = [".xsd", ".csv"];

    private readonly ImmutableArray<byte> _som;

    private Packbestand(string pad, SourceText tekst)
    {
        Pad = pad;
        Tekst = tekst;
        _som = tekst.GetChecksum();
    }

    /// <summary>The path as the compiler knows it; only for diagnostics.</summary>
    internal string Pad { get; }

    internal SourceText Tekst { get; }

    /// <summary>The folder, with <c>/</c> between its parts and at its end.</summary>
    internal string Map => Path.GetDirectoryName(Pad).Replace('\\', '/') + "/";

    internal bool IsManifest => Path.GetFileName(Pad) == Manifest;

    /// <summary>The path from a folder on; <see langword="null"/> when it is not in there.</summary>
    internal string? NaamIn(string map)
    {
        var pad = Pad.Replace('\\', '/');
        return pad.StartsWith(map, StringComparison.Ordinal) ? pad.Substring(map.Length) : null;
    }

    public bool Equals(Packbestand? other) => other is not null && Pad == other.Pad && _som.SequenceEqual(other._som);

    public override bool Equals(object? obj) => Equals(obj as Packbestand);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Pad) ^ _som[0];

    internal static bool IsDeel(string pad)
        => Path.GetFileName(pad) == Manifest || Soorten.Any(s => pad.EndsWith(s, StringComparison.OrdinalIgnoreCase));

    internal static Packbestand Read(AdditionalText bestand, CancellationToken stop)
        => new(bestand.Path, bestand.GetText(stop) ?? SourceText.From(string.Empty));
}
