using System.Globalization;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>A set of Unicode code points as sorted ranges that neither overlap nor touch. Immutable.</summary>
internal sealed class Tekenverzameling
{
    internal const int Hoogste = 0x10FFFF;

    private Tekenverzameling(List<(int Van, int Tot)> bereiken) => Bereiken = bereiken;

    /// <summary>The ranges, both ends included.</summary>
    internal IReadOnlyList<(int Van, int Tot)> Bereiken { get; }

    internal static Tekenverzameling Leeg { get; } = new([]);

    internal static Tekenverzameling Alles { get; } = new([(0, Hoogste)]);

    internal static Tekenverzameling Of(params (int Van, int Tot)[] bereiken) => Normalise(bereiken);

    internal static Tekenverzameling Of(int teken) => new([(teken, teken)]);

    internal bool Contains(int teken)
    {
        var (laag, hoog) = (0, Bereiken.Count - 1);
        while (laag <= hoog)
        {
            var midden = (laag + hoog) / 2;
            if (teken < Bereiken[midden].Van)
                hoog = midden - 1;
            else if (teken > Bereiken[midden].Tot)
                laag = midden + 1;
            else
                return true;
        }

        return false;
    }

    internal Tekenverzameling Union(Tekenverzameling ander) => Normalise(Bereiken.Concat(ander.Bereiken));

    internal Tekenverzameling Complement()
    {
        var uit = new List<(int, int)>();
        var vrij = 0;
        foreach (var (van, tot) in Bereiken)
        {
            if (vrij < van)
                uit.Add((vrij, van - 1));
            vrij = tot + 1;
        }

        if (vrij <= Hoogste)
            uit.Add((vrij, Hoogste));
        return new(uit);
    }

    internal Tekenverzameling Except(Tekenverzameling ander) => Complement().Union(ander).Complement();

    /// <summary>Every code point in one of these general categories. Costs milliseconds.</summary>
    internal static Tekenverzameling OfCategories(Func<UnicodeCategory, bool> past)
    {
        var uit = new List<(int, int)>();
        var begin = -1;
        for (var c = 0; c <= Hoogste + 1; c++)
        {
            var erin = c <= Hoogste && past(CharUnicodeInfo.GetUnicodeCategory(c));
            if (erin && begin < 0)
                begin = c;
            if (!erin && begin >= 0)
            {
                uit.Add((begin, c - 1));
                begin = -1;
            }
        }

        return new(uit);
    }

    private static Tekenverzameling Normalise(IEnumerable<(int Van, int Tot)> bereiken)
    {
        var uit = new List<(int Van, int Tot)>();
        foreach (var (van, tot) in bereiken.OrderBy(b => b.Van))
        {
            if (uit.Count > 0 && van <= uit[^1].Tot + 1)
                uit[^1] = (uit[^1].Van, Math.Max(uit[^1].Tot, tot));
            else
                uit.Add((van, tot));
        }

        return new(uit);
    }
}
