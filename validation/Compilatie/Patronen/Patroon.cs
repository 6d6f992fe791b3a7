using System.Collections.Concurrent;
using System.Text;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>A compiled pattern facet: one step per character, whatever the pattern. Immutable, safe for use by many threads.</summary>
internal sealed class Patroon
{
    // Schemas of one standard share their patterns, and releases do. A program holds few; what no program holds is not many.
    private static readonly ConcurrentDictionary<string, Patroon> Gemaakt = new(StringComparer.Ordinal);

    private readonly Automaat _automaat;
    private readonly Tekenindeling _indeling;

    // The table with states as places in it, and by place whether the text may end there. By class, and for the first 128 characters by
    // themselves, what to add to a state.
    private readonly int[] _stappen;
    private readonly bool[] _eind;
    private readonly ushort[] _ascii;

    private Patroon(Automaat automaat, Tekenindeling indeling)
    {
        (_automaat, _indeling) = (automaat, indeling);
        _stappen = [.. automaat.Tabel.Select(t => t * automaat.Breedte)];
        _eind = [.. automaat.Tabel.Select((_, i) => automaat.Eind[i / automaat.Breedte])];
        _ascii = [.. Enumerable.Range(0, 0x80).Select(c => automaat.Kolommen[indeling.ClassOf(c)])];
    }

    /// <summary>State in which a text begins.</summary>
    internal ushort Begin => _automaat.Begin;

    /// <summary>Compiles the patterns of one restriction; several are a choice (XML Schema part 2, 4.3.4.3).</summary>
    /// <exception cref="NietOndersteundException">A pattern is not supported, or its automaton would be too large.</exception>
    internal static Patroon Compile(IReadOnlyList<string> patronen) => Gemaakt.GetOrAdd(string.Join('\0', patronen), static (_, p) => Build(p), patronen);

    /// <summary>The state after one of the first 128 characters.</summary>
    internal ushort Next(ushort toestand, int ascii) => _automaat.Next(toestand, _indeling.ClassOf(ascii));

    /// <summary>Whether a text may end in a state.</summary>
    internal bool Ends(ushort toestand) => _automaat.Eind[toestand];

    /// <summary>Whether all of this valid UTF-8 fits.</summary>
    internal bool Matches(ReadOnlySpan<byte> tekst)
    {
        var plaats = _automaat.Begin * _automaat.Breedte;
        for (var i = 0; i < tekst.Length; i++)
        {
            var b = tekst[i];
            if (b < 0x80)
            {
                plaats = _stappen[plaats + _ascii[b]];
                continue;
            }

            _ = Rune.DecodeFromUtf8(tekst[i..], out var teken, out var lengte);
            plaats = _stappen[plaats + _automaat.Kolommen[_indeling.ClassOf(teken.Value)]];
            i += lengte - 1;
        }

        return _eind[plaats];
    }

    // Read twice: once for the sets of characters in it, and once with what is made of those.
    private static Patroon Build(IReadOnlyList<string> patronen)
    {
        var verzamelingen = new List<Tekenverzameling>();
        foreach (var patroon in patronen)
            _ = Patroonlezer.Read(patroon, Note);
        var indeling = new Tekenindeling(verzamelingen);
        var taal = new Knoop.Keuze([.. patronen.Select(p => Patroonlezer.Read(p, indeling.ToKnoop))]);
        return new Patroon(Automaatbouwer.Build(taal, indeling.Aantal, $"patroon {string.Join('|', patronen)}"), indeling);

        Knoop Note(Tekenverzameling verzameling)
        {
            verzamelingen.Add(verzameling);
            return new Knoop.Stap(0, 0);
        }
    }
}
