using IB.Gateway.Validation.Compilatie;

namespace IB.Gateway.Validation;

/// <summary>What there is to say about one repetition.</summary>
internal enum Lusoordeel
{
    /// <summary>Each text can be read in one way only between two visits of a position.</summary>
    Eenduidig = 0,

    /// <summary>Too large to tell.</summary>
    TeGroot = 1,

    /// <summary>Some text leads from a position back to itself in two ways, so n of them in 2^n.</summary>
    Dubbelzinnig = 2,
}

/// <summary>
/// Finds exponential ambiguity: a position from which one text leads back to it along two paths. Two readers walk over the automaton
/// and read the same text; they begin at one position, part somewhere, and are to meet there again.
/// </summary>
internal static class Dubbelzinnigheid
{
    private const int MaxStappen = 20_000_000;

    internal static Lusoordeel Judge(Knoop deel, IReadOnlyList<Tekenverzameling> tekens)
    {
        if (Lusautomaat.Build(deel) is not { } lus)
            return Lusoordeel.TeGroot;
        var samen = Overlap(lus, tekens);
        var stappen = 0;
        for (var p = 0; p < lus.Symbolen.Count; p++)
        {
            switch (MeetsAgain(lus, samen, p, ref stappen))
            {
                case true:
                    return Lusoordeel.Dubbelzinnig;
                case null:
                    return Lusoordeel.TeGroot;
            }
        }

        return Lusoordeel.Eenduidig;
    }

    // Goes through the pairs of positions reachable from (p, p), each once before and once after the readers have parted.
    private static bool? MeetsAgain(Lusautomaat lus, bool[][] samen, int p, ref int stappen)
    {
        var aantal = lus.Symbolen.Count;
        var gezien = new HashSet<int>();
        var stapel = new Stack<(int Q, int R, bool Uiteen)>([(p, p, false)]);
        while (stapel.TryPop(out var paar))
        {
            var (vanQ, vanR) = (lus.Volgt[paar.Q], lus.Volgt[paar.R]);
            for (var i = 0; i < vanQ.Count; i++)
            {
                for (var j = 0; j < vanR.Count; j++)
                {
                    var (q, r) = (vanQ[i], vanR[j]);
                    if (++stappen > MaxStappen)
                        return null;
                    if (!samen[lus.Symbolen[q]][lus.Symbolen[r]])
                        continue;
                    var uiteen = paar.Uiteen || i != j;
                    if (uiteen && q == p && r == p)
                        return true;
                    if (gezien.Add((((q * aantal) + r) * 2) + (uiteen ? 1 : 0)))
                        stapel.Push((q, r, uiteen));
                }
            }
        }

        return false;
    }

    private static bool[][] Overlap(Lusautomaat lus, IReadOnlyList<Tekenverzameling> tekens)
    {
        var gebruikt = lus.Symbolen.ToHashSet();
        var samen = new bool[tekens.Count][];
        for (var i = 0; i < tekens.Count; i++)
        {
            samen[i] = new bool[tekens.Count];
            for (var j = 0; j < tekens.Count; j++)
                samen[i][j] = gebruikt.Contains(i) && gebruikt.Contains(j) && Raakt(tekens[i], tekens[j]);
        }

        return samen;
    }

    private static bool Raakt(Tekenverzameling een, Tekenverzameling ander)
        => een.Bereiken.Any(a => ander.Bereiken.Any(b => a.Van <= b.Tot && b.Van <= a.Tot));
}
