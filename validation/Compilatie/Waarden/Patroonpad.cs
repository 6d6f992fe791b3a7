namespace IB.Gateway.Validation.Compilatie;

/// <summary>
/// One way through the automata of some patterns, a range of bytes per step, so that every text along it takes the same steps: what
/// bounds per byte can say about patterns.
/// </summary>
/// <param name="Bereiken">The range of each step; at most 32.</param>
/// <param name="Eindpunten">Whether a text may end before step 0, 1, 2 and so on, and after the last.</param>
internal sealed record Patroonpad(IReadOnlyList<(byte Laag, byte Hoog)> Bereiken, IReadOnlyList<bool> Eindpunten)
{
    /// <summary>Whether the last step can be taken forever by any byte from space to DEL.</summary>
    private bool Eindeloos { get; init; }

    /// <summary>Follows the longest run of bytes that lead to one place, step by step, as far as it goes.</summary>
    /// <param name="patronen">What must fit.</param>
    /// <param name="laagste">Lowest byte to consider.</param>
    /// <param name="hoogste">Highest byte to consider.</param>
    internal static Patroonpad Walk(IReadOnlyList<Patroon> patronen, byte laagste, byte hoogste)
    {
        ushort[] toestand = [.. patronen.Select(p => p.Begin)];
        var bereiken = new List<(byte, byte)>();
        var eindpunten = new List<bool>();
        var eindeloos = false;
        while (true)
        {
            eindpunten.Add(Ends(patronen, toestand));
            var (laag, hoog) = LongestRun(patronen, toestand, laagste, hoogste);
            if (bereiken.Count == Snelvorm.Breedte || laag > hoog)
                break;
            bereiken.Add((laag, hoog));
            var volgende = Next(patronen, toestand, laag);
            eindeloos = laag == laagste && hoog == hoogste && volgende.AsSpan().SequenceEqual(toestand);
            toestand = volgende;
        }

        return new Patroonpad(bereiken, eindpunten) { Eindeloos = eindeloos && bereiken.Count == Snelvorm.Breedte && laagste == ' ' };
    }

    /// <summary>Whether every text of these ranges fits.</summary>
    internal static bool AcceptsAll(IReadOnlyList<Patroon> patronen, IReadOnlyList<(byte Laag, byte Hoog)> bereiken)
        => patronen.All(p => AcceptsAll(p, bereiken));

    /// <summary>The longest run of lengths within bounds at which a text may end; an empty one when there is none.</summary>
    internal (int Min, int Max) Lengten(int min, int max)
    {
        var beste = (Min: 1, Max: 0);
        for (var van = min; van < Eindpunten.Count && van <= max; van++)
        {
            var tot = van - 1;
            while (tot < max && tot + 1 < Eindpunten.Count && Eindpunten[tot + 1])
                tot++;
            if (tot - van > beste.Max - beste.Min)
                beste = (van, tot);
        }

        return Eindeloos && beste.Max == Snelvorm.Breedte && max > Snelvorm.Breedte ? (beste.Min, max) : beste;
    }

    private static bool AcceptsAll(Patroon patroon, IReadOnlyList<(byte Laag, byte Hoog)> bereiken)
    {
        HashSet<ushort> toestanden = [patroon.Begin];
        foreach (var (laag, hoog) in bereiken)
            toestanden = [.. toestanden.SelectMany(t => Enumerable.Range(laag, hoog - laag + 1).Select(b => patroon.Next(t, b)))];
        return toestanden.All(patroon.Ends);
    }

    private static (byte Laag, byte Hoog) LongestRun(IReadOnlyList<Patroon> patronen, ushort[] toestand, byte laagste, byte hoogste)
    {
        var beste = (Laag: (byte)1, Hoog: (byte)0);
        for (int van = laagste; van <= hoogste;)
        {
            var doel = Next(patronen, toestand, van);
            var tot = van;
            while (tot < hoogste && Next(patronen, toestand, tot + 1).AsSpan().SequenceEqual(doel))
                tot++;
            if (!doel.Contains(Automaat.Dood) && tot - van > beste.Hoog - beste.Laag)
                beste = ((byte)van, (byte)tot);
            van = tot + 1;
        }

        return beste;
    }

    private static ushort[] Next(IReadOnlyList<Patroon> patronen, ushort[] toestand, int b)
    {
        var uit = new ushort[toestand.Length];
        for (var i = 0; i < uit.Length; i++)
            uit[i] = patronen[i].Next(toestand[i], b);
        return uit;
    }

    private static bool Ends(IReadOnlyList<Patroon> patronen, ushort[] toestand)
        => patronen.Select((p, i) => p.Ends(toestand[i])).All(e => e);
}
