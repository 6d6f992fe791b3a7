namespace IB.Gateway.Validation.Compilatie;

/// <summary>Lays the rows of states together into one table.</summary>
internal sealed class Overgangstabelbouwer
{
    private readonly List<Rij> _rijen = [];

    /// <summary>Adds the states of a content model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="elementen">The element programs by symbol.</param>
    /// <param name="jokers">The wildcards by symbol, after the elements.</param>
    /// <returns>The row of the first state, for <see cref="StateOf"/>.</returns>
    internal int Add(Inhoudsmodel model, IReadOnlyList<Elementprogramma> elementen, IReadOnlyList<Joker> jokers)
    {
        var automaat = model.Automaat;
        var eerste = _rijen.Count;
        for (var toestand = 0; toestand < automaat.Eind.Length; toestand++)
        {
            var rij = new Rij(automaat.Eind[toestand]);
            for (var symbool = 0; symbool < elementen.Count + jokers.Count; symbool++)
            {
                var volgende = automaat.Next((ushort)toestand, symbool);
                if (volgende == Automaat.Dood)
                    continue;
                if (symbool < elementen.Count)
                    rij.Stappen.Add((elementen[symbool], eerste + volgende));
                else
                    rij.Jokers.Add((jokers[symbool - elementen.Count], eerste + volgende));
            }

            _rijen.Add(rij);
        }

        return eerste + automaat.Begin;
    }

    /// <summary>Makes the table; after this <see cref="StateOf"/> can be asked.</summary>
    internal Overgangstabel Build(int namen)
    {
        // Full rows first: small ones fit into the holes that those leave.
        var bezet = new List<bool>();
        var begonnen = new HashSet<int>();
        foreach (var rij in _rijen.OrderByDescending(r => r.Stappen.Count))
        {
            var begin = FirstFit(rij, bezet, begonnen);
            rij.Begin = begin;
            begonnen.Add(begin);
            foreach (var (element, _) in rij.Stappen)
            {
                while (bezet.Count <= begin + element.Naam)
                    bezet.Add(false);
                bezet[begin + element.Naam] = true;
            }
        }

        var hoogste = _rijen.Count == 0 ? 0 : _rijen.Max(r => r.Begin);
        var stappen = new Overgang[hoogste + namen + 1];
        Array.Fill(stappen, new Overgang(-1, 0, null));
        var eind = new bool[hoogste + 1];
        foreach (var rij in _rijen)
        {
            eind[rij.Begin] = rij.Eind;
            foreach (var (element, volgende) in rij.Stappen)
                stappen[rij.Begin + element.Naam] = new Overgang(rij.Begin, _rijen[volgende].Begin, element);
        }

        return new Overgangstabel(stappen, eind, _rijen.Where(r => r.Jokers.Count > 0).ToDictionary(
            r => r.Begin, r => (IReadOnlyList<(Joker, int)>)[.. r.Jokers.Select(j => (j.Joker, _rijen[j.Volgende].Begin))]));
    }

    /// <summary>The number in the table of a row.</summary>
    internal int StateOf(int rij) => _rijen[rij].Begin;

    // No two rows begin at one place, or a step could not tell whose it is.
    private static int FirstFit(Rij rij, List<bool> bezet, HashSet<int> begonnen)
    {
        for (var begin = 0; ; begin++)
        {
            if (!begonnen.Contains(begin) && rij.Stappen.TrueForAll(s => begin + s.Element.Naam >= bezet.Count || !bezet[begin + s.Element.Naam]))
                return begin;
        }
    }

    private sealed class Rij(bool eind)
    {
        internal bool Eind { get; } = eind;

        internal List<(Elementprogramma Element, int Volgende)> Stappen { get; } = [];

        internal List<(Joker Joker, int Volgende)> Jokers { get; } = [];

        internal int Begin { get; set; }
    }
}
