using IB.Gateway.Validation.Compilatie;

namespace IB.Gateway.Validation;

/// <summary>
/// The positions of one repeated part and which may follow which (Glushkov), the end of the part followed by its begin. Counted
/// repetitions inside are written out, but for large ones, which count as without end: for a backtracking engine they are that too.
/// Where one position follows another in two ways, as in <c>(a+)+</c>, it stands there twice.
/// </summary>
internal sealed class Lusautomaat
{
    private const int MaxPosities = 600;

    // From this many a choice of how often is as good as free.
    private const int Veel = 8;

    private readonly List<int> _symbolen = [];
    private readonly List<List<int>> _volgt = [];

    private Lusautomaat()
    {
    }

    /// <summary>Symbol of each position.</summary>
    internal IReadOnlyList<int> Symbolen => _symbolen;

    /// <summary>The steps from each position, by the position that they lead to.</summary>
    internal IReadOnlyList<List<int>> Volgt => _volgt;

    /// <summary>Whether a repetition has no end, or one so far away that it makes no difference.</summary>
    internal static bool IsLus(Knoop.Herhaling herhaling) => herhaling.Tot is null || (herhaling.Tot >= Veel && herhaling.Tot > herhaling.Van);

    /// <summary>The automaton of a part that is repeated without end; <see langword="null"/> when it is too large.</summary>
    internal static Lusautomaat? Build(Knoop deel)
    {
        var automaat = new Lusautomaat();
        return automaat.Add(deel) is { } rand ? automaat.Closed(rand) : null;
    }

    private Lusautomaat Closed(Rand rand)
    {
        Connect(rand.Eind, rand.Begin);
        return this;
    }

    private Rand? Add(Knoop knoop) => knoop switch
    {
        Knoop.Stap stap => AddStap(stap.Van),
        Knoop.Reeks reeks => AddReeks(reeks.Delen),
        Knoop.Keuze keuze => AddKeuze(keuze.Delen),
        Knoop.Herhaling herhaling => AddHerhaling(herhaling),
        _ => throw new InvalidOperationException($"Unknown node {knoop.GetType().Name}."),
    };

    private Rand? AddStap(int symbool)
    {
        if (_symbolen.Count == MaxPosities)
            return null;
        _symbolen.Add(symbool);
        _volgt.Add([]);
        int[] zelf = [_symbolen.Count - 1];
        return new Rand(zelf, zelf, Leeg: false);
    }

    private Rand? AddReeks(IEnumerable<Knoop> delen)
    {
        var geheel = new Rand([], [], Leeg: true);
        foreach (var deel in delen)
        {
            if (Add(deel) is not { } rand)
                return null;
            Connect(geheel.Eind, rand.Begin);
            geheel = new Rand(
                geheel.Leeg ? [.. geheel.Begin, .. rand.Begin] : geheel.Begin,
                rand.Leeg ? [.. geheel.Eind, .. rand.Eind] : rand.Eind,
                geheel.Leeg && rand.Leeg);
        }

        return geheel;
    }

    private Rand? AddKeuze(IEnumerable<Knoop> delen)
    {
        var geheel = new Rand([], [], Leeg: false);
        foreach (var deel in delen)
        {
            if (Add(deel) is not { } rand)
                return null;
            geheel = new Rand([.. geheel.Begin, .. rand.Begin], [.. geheel.Eind, .. rand.Eind], geheel.Leeg || rand.Leeg);
        }

        return geheel;
    }

    private Rand? AddHerhaling(Knoop.Herhaling herhaling)
    {
        if (IsLus(herhaling))
        {
            if (AddReeks(Enumerable.Repeat(herhaling.Deel, Math.Max(1, Math.Min(herhaling.Van, Veel)) - 1)) is not { } vooraf
                || Add(herhaling.Deel) is not { } lus)
                return null;
            Connect(lus.Eind, lus.Begin);
            Connect(vooraf.Eind, lus.Begin);
            return new Rand(
                vooraf.Leeg ? [.. vooraf.Begin, .. lus.Begin] : vooraf.Begin,
                lus.Leeg ? [.. vooraf.Eind, .. lus.Eind] : lus.Eind,
                herhaling.Van == 0 || (vooraf.Leeg && lus.Leeg));
        }

        // X{2,4} is X X (X (X)?)?, so that there is one way only to read each number of times.
        var vast = Enumerable.Repeat(herhaling.Deel, herhaling.Van);
        Knoop? staart = null;
        for (var i = herhaling.Van; i < herhaling.Tot; i++)
            staart = new Knoop.Keuze([new Knoop.Reeks([]), staart is null ? herhaling.Deel : new Knoop.Reeks([herhaling.Deel, staart])]);
        return AddReeks(staart is null ? vast : vast.Append(staart));
    }

    private void Connect(IReadOnlyList<int> van, IReadOnlyList<int> naar)
    {
        foreach (var positie in van)
            _volgt[positie].AddRange(naar);
    }

    /// <summary>Where a part may begin and end, and whether it may be nothing.</summary>
    private sealed record Rand(IReadOnlyList<int> Begin, IReadOnlyList<int> Eind, bool Leeg);
}
