using System.Runtime.InteropServices;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>Makes an automaton of a language: first one with free choices (Thompson), then one without (subset construction).</summary>
internal sealed class Automaatbouwer
{
    private const int MaxKnopen = 20_000;
    private const int MaxToestanden = 4_000;

    private readonly string _naam;
    private readonly int _symbolen;
    private readonly List<List<int>> _leeg = [];
    private readonly List<List<(int Van, int Tot, int Naar)>> _stappen = [];
    private readonly HashSet<int> _gezien = [];
    private readonly Stack<int> _stapel = [];

    private Automaatbouwer(string naam, int symbolen)
    {
        _naam = naam;
        _symbolen = symbolen;
    }

    /// <summary>Builds the automaton of a language over symbols 0 to <paramref name="symbolen"/> - 1.</summary>
    /// <param name="taal">The language.</param>
    /// <param name="symbolen">Number of symbols.</param>
    /// <param name="naam">What it is, for the message when it is too large.</param>
    /// <exception cref="NietOndersteundException">It would be too large.</exception>
    internal static Automaat Build(Knoop taal, int symbolen, string naam)
    {
        var bouwer = new Automaatbouwer(naam, symbolen);
        var (begin, einde) = bouwer.Add(taal);
        return Automaatverkleiner.Minimise(bouwer.Determinise(begin, einde));
    }

    private (int Begin, int Einde) Add(Knoop knoop)
    {
        switch (knoop)
        {
            case Knoop.Stap stap:
                var (van, naar) = (New(), New());
                _stappen[van].Add((stap.Van, stap.Tot, naar));
                return (van, naar);
            case Knoop.Reeks reeks:
                return AddReeks(reeks.Delen);
            case Knoop.Keuze keuze:
                return AddKeuze(keuze.Delen);
            case Knoop.Herhaling herhaling:
                return AddHerhaling(herhaling);
            default:
                throw new InvalidOperationException($"Unknown node {knoop.GetType().Name}.");
        }
    }

    private (int Begin, int Einde) AddReeks(IReadOnlyList<Knoop> delen)
    {
        var begin = New();
        return (begin, delen.Aggregate(begin, Append));
    }

    private (int Begin, int Einde) AddKeuze(IReadOnlyList<Knoop> delen)
    {
        var (begin, einde) = (New(), New());
        foreach (var deel in delen)
            _leeg[Append(begin, deel)].Add(einde);
        return (begin, einde);
    }

    private (int Begin, int Einde) AddHerhaling(Knoop.Herhaling herhaling)
    {
        var begin = New();
        var einde = begin;
        for (var i = 0; i < herhaling.Van; i++)
            einde = Append(einde, herhaling.Deel);
        if (herhaling.Tot is null)
        {
            var lus = New();
            _leeg[einde].Add(lus);
            _leeg[Append(lus, herhaling.Deel)].Add(lus);
            return (begin, lus);
        }

        var uit = New();
        for (var i = herhaling.Van; i < herhaling.Tot; i++)
        {
            _leeg[einde].Add(uit);
            einde = Append(einde, herhaling.Deel);
        }

        _leeg[einde].Add(uit);
        return (begin, uit);
    }

    private int Append(int na, Knoop deel)
    {
        var (begin, einde) = Add(deel);
        _leeg[na].Add(begin);
        return einde;
    }

    private int New()
    {
        if (_leeg.Count == MaxKnopen)
            throw new NietOndersteundException($"{_naam}: te groot");
        _leeg.Add([]);
        _stappen.Add([]);
        return _leeg.Count - 1;
    }

    private Automaat Determinise(int begin, int einde)
    {
        var (kolommen, voorbeelden) = Kolommen();
        var nummers = new Dictionary<int[], ushort>(Rijvergelijker.Instance);
        var verzamelingen = new List<int[]>();
        var tabel = new List<ushort>();
        Number([]);
        var start = Number(Closure([begin], einde));
        for (var toestand = 0; toestand < verzamelingen.Count; toestand++)
        {
            foreach (var symbool in voorbeelden)
                tabel.Add(Number(Closure(Step(verzamelingen[toestand], symbool), einde)));
        }

        return new Automaat([.. tabel], kolommen, voorbeelden.Count, start, [.. verzamelingen.Select(v => Array.BinarySearch(v, einde) >= 0)]);

        ushort Number(int[] verzameling)
        {
            if (nummers.TryGetValue(verzameling, out var nummer))
                return nummer;
            if (verzamelingen.Count == MaxToestanden)
                throw new NietOndersteundException($"{_naam}: te veel toestanden");
            verzamelingen.Add(verzameling);
            return nummers[verzameling] = (ushort)(verzamelingen.Count - 1);
        }
    }

    private (ushort[] Kolommen, List<int> Voorbeelden) Kolommen()
    {
        var grenzen = new SortedSet<int> { 0 };
        foreach (var (van, tot, _) in _stappen.SelectMany(s => s))
        {
            grenzen.Add(van);
            grenzen.Add(tot + 1);
        }

        var kolommen = new ushort[_symbolen];
        var voorbeelden = new List<int>();
        for (var symbool = 0; symbool < _symbolen; symbool++)
        {
            if (grenzen.Contains(symbool))
                voorbeelden.Add(symbool);
            kolommen[symbool] = (ushort)(voorbeelden.Count - 1);
        }

        return (kolommen, voorbeelden);
    }

    private List<int> Step(int[] verzameling, int symbool)
    {
        var uit = new List<int>();
        foreach (var knoop in verzameling)
        {
            foreach (var (van, tot, naar) in CollectionsMarshal.AsSpan(_stappen[knoop]))
            {
                if (van <= symbool && symbool <= tot)
                    uit.Add(naar);
            }
        }

        return uit;
    }

    // Nodes that only lead on are left out: two sets that differ in those are one state.
    private int[] Closure(List<int> knopen, int einde)
    {
        _gezien.Clear();
        _stapel.Clear();
        var uit = new List<int>();
        foreach (var knoop in knopen)
            _stapel.Push(knoop);
        while (_stapel.TryPop(out var knoop))
        {
            if (!_gezien.Add(knoop))
                continue;
            if (knoop == einde || _stappen[knoop].Count > 0)
                uit.Add(knoop);
            foreach (var naar in CollectionsMarshal.AsSpan(_leeg[knoop]))
                _stapel.Push(naar);
        }

        uit.Sort();
        return [.. uit];
    }
}
