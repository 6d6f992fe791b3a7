using System.Collections.Concurrent;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>A compiled pattern facet: one step per byte, whatever the pattern. Immutable, safe for use by many threads.</summary>
internal sealed class Patroon
{
    private const int Bytes = 256;

    // Schemas of one standard share their patterns, and releases do. A program holds few; what no program holds is not many.
    private static readonly ConcurrentDictionary<string, Patroon> Gemaakt = new(StringComparer.Ordinal);

    // The table with states as places in it, and by place whether the text may end there.
    private readonly int[] _stappen;
    private readonly int[] _kolommen;
    private readonly bool[] _eind;
    private readonly int _begin;

    private Patroon(Automaat automaat)
    {
        Automaat = automaat;
        _stappen = [.. automaat.Tabel.Select(t => t * automaat.Breedte)];
        _kolommen = [.. automaat.Kolommen.Select(k => (int)k)];
        _eind = [.. automaat.Tabel.Select((_, i) => automaat.Eind[i / automaat.Breedte])];
        _begin = automaat.Begin * automaat.Breedte;
    }

    internal Automaat Automaat { get; }

    /// <summary>Compiles the patterns of one restriction; several are a choice (XML Schema part 2, 4.3.4.3).</summary>
    /// <exception cref="NietOndersteundException">A pattern is not supported, or its automaton would be too large.</exception>
    internal static Patroon Compile(IReadOnlyList<string> patronen)
        => Gemaakt.GetOrAdd(string.Join('\0', patronen), static (_, p) => new Patroon(
            Automaatbouwer.Build(new Knoop.Keuze([.. p.Select(Patroonlezer.Read)]), Bytes, $"patroon {string.Join('|', p)}")), patronen);

    /// <summary>Whether all of this valid UTF-8 fits.</summary>
    internal bool Matches(ReadOnlySpan<byte> tekst)
    {
        var plaats = _begin;
        foreach (var b in tekst)
            plaats = _stappen[plaats + _kolommen[b]];
        return _eind[plaats];
    }
}
