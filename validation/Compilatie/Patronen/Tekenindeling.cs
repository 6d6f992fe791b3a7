using System.Runtime.InteropServices;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>
/// Divides all characters into classes, so that no set that it was made for tells two of one class apart. A pattern sees a class for
/// each character, and is as small as what it can tell apart. Immutable.
/// </summary>
internal sealed class Tekenindeling
{
    private const int Ascii = 0x80;

    // A class for each run of characters from a bound to the next.
    private readonly int[] _grenzen;
    private readonly ushort[] _klassen;
    private readonly ushort[] _ascii;

    internal Tekenindeling(IReadOnlyList<Tekenverzameling> verzamelingen)
    {
        _grenzen = [.. verzamelingen.SelectMany(v => v.Bereiken).SelectMany(b => new[] { b.Van, b.Tot + 1 }).Append(0).Distinct().Order()];
        var nummers = new Dictionary<int[], ushort>(Rijvergelijker.Instance);
        _klassen = new ushort[_grenzen.Length];
        for (var i = 0; i < _grenzen.Length; i++)
        {
            int[] leden = [.. Enumerable.Range(0, verzamelingen.Count).Where(v => verzamelingen[v].Contains(_grenzen[i]))];
            ref var nummer = ref CollectionsMarshal.GetValueRefOrAddDefault(nummers, leden, out var bekend);
            if (!bekend)
                nummer = (ushort)(nummers.Count - 1);
            _klassen[i] = nummer;
        }

        Aantal = nummers.Count;
        _ascii = [.. Enumerable.Range(0, Ascii).Select(Search)];
    }

    /// <summary>How many classes there are.</summary>
    internal int Aantal { get; }

    /// <summary>The class of a character.</summary>
    internal int ClassOf(int teken) => teken < Ascii ? _ascii[teken] : Search(teken);

    /// <summary>One character out of a set that the division was made for, as a language over classes.</summary>
    internal Knoop ToKnoop(Tekenverzameling verzameling)
        => new Knoop.Keuze([.. Enumerable.Range(0, _grenzen.Length).Where(i => verzameling.Contains(_grenzen[i]))
            .Select(i => (int)_klassen[i]).Distinct().Select(k => new Knoop.Stap(k, k))]);

    private ushort Search(int teken)
    {
        var plaats = Array.BinarySearch(_grenzen, teken);
        return _klassen[plaats >= 0 ? plaats : ~plaats - 1];
    }
}
