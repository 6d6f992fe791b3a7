using System.Runtime.InteropServices;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>Makes of a pattern an automaton over UTF-8 bytes: no backtracking, one step per byte whatever the pattern.</summary>
internal static class Patrooncompiler
{
    private const int MaxKnopen = 20_000;
    private const int MaxToestanden = 4_000;

    /// <summary>Compiles a pattern; several patterns in one restriction are a choice (XML Schema part 2, 4.3.4.3).</summary>
    /// <exception cref="NietOndersteundException">The pattern is not supported, or its automaton would be too large.</exception>
    internal static Patroonautomaat Compile(IReadOnlyList<string> patronen)
    {
        var knopen = patronen.Select(Patroonlezer.Read).ToList();
        var net = new Net(string.Join('|', patronen));
        var (begin, einde) = net.Add(knopen.Count == 1 ? knopen[0] : new Patroonknoop.Keuze(knopen));
        return net.Determinise(begin, einde);
    }

    /// <summary>The non-deterministic automaton on the way there (Thompson).</summary>
    private sealed class Net(string naam)
    {
        private readonly List<List<int>> _leeg = [];
        private readonly List<List<(byte Van, byte Tot, int Naar)>> _stappen = [];

        internal (int Begin, int Einde) Add(Patroonknoop knoop)
        {
            switch (knoop)
            {
                case Patroonknoop.Teken teken:
                    return AddTeken(teken.Verzameling);
                case Patroonknoop.Reeks reeks:
                    return AddReeks(reeks.Delen);
                case Patroonknoop.Keuze keuze:
                    var (begin, einde) = (New(), New());
                    foreach (var deel in keuze.Delen)
                    {
                        var (b, e) = Add(deel);
                        _leeg[begin].Add(b);
                        _leeg[e].Add(einde);
                    }

                    return (begin, einde);
                case Patroonknoop.Herhaling herhaling:
                    return AddHerhaling(herhaling);
                default:
                    throw new InvalidOperationException($"Unknown node {knoop.GetType().Name}.");
            }
        }

        internal Patroonautomaat Determinise(int begin, int einde)
        {
            var (klassen, vertegenwoordigers) = Byteklassen();
            var nummers = new Dictionary<string, int>();
            var verzamelingen = new List<int[]>();
            var tabel = new List<ushort>();
            var eind = new List<bool>();

            // State 0 is the dead one.
            Number([]);
            var start = Number(Closure([begin]));
            for (var toestand = 0; toestand < verzamelingen.Count; toestand++)
            {
                foreach (var b in vertegenwoordigers)
                    tabel.Add((ushort)Number(Closure(Step(verzamelingen[toestand], b))));
                eind.Add(Array.IndexOf(verzamelingen[toestand], einde) >= 0);
            }

            return new Patroonautomaat([.. tabel], klassen, vertegenwoordigers.Count, (ushort)start, [.. eind]);

            int Number(int[] verzameling)
            {
                var sleutel = string.Join(',', verzameling);
                if (nummers.TryGetValue(sleutel, out var nummer))
                    return nummer;
                if (verzamelingen.Count == MaxToestanden)
                    throw new NietOndersteundException($"patroon {naam}: te veel toestanden");
                nummers[sleutel] = verzamelingen.Count;
                verzamelingen.Add(verzameling);
                return verzamelingen.Count - 1;
            }
        }

        private (int Begin, int Einde) AddTeken(Tekenverzameling verzameling)
        {
            var (begin, einde) = (New(), New());
            foreach (var (van, tot) in verzameling.Bereiken)
            {
                foreach (var reeks in Utf8Reeksen.Split(van, tot))
                {
                    var plaats = begin;
                    for (var i = 0; i < reeks.Length; i++)
                    {
                        var naar = i == reeks.Length - 1 ? einde : New();
                        _stappen[plaats].Add((reeks[i].Van, reeks[i].Tot, naar));
                        plaats = naar;
                    }
                }
            }

            return (begin, einde);
        }

        private (int Begin, int Einde) AddReeks(IReadOnlyList<Patroonknoop> delen)
        {
            var begin = New();
            var einde = begin;
            foreach (var deel in delen)
            {
                var (b, e) = Add(deel);
                _leeg[einde].Add(b);
                einde = e;
            }

            return (begin, einde);
        }

        private (int Begin, int Einde) AddHerhaling(Patroonknoop.Herhaling herhaling)
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

        private int Append(int na, Patroonknoop deel)
        {
            var (b, e) = Add(deel);
            _leeg[na].Add(b);
            return e;
        }

        private int New()
        {
            if (_leeg.Count == MaxKnopen)
                throw new NietOndersteundException($"patroon {naam}: te groot");
            _leeg.Add([]);
            _stappen.Add([]);
            return _leeg.Count - 1;
        }

        // Bytes that no step tells apart share a column of the table.
        private (byte[] Klassen, List<byte> Vertegenwoordigers) Byteklassen()
        {
            var grenzen = new SortedSet<int> { 0 };
            foreach (var (van, tot, _) in _stappen.SelectMany(s => s))
            {
                grenzen.Add(van);
                grenzen.Add(tot + 1);
            }

            var klassen = new byte[256];
            var vertegenwoordigers = new List<byte>();
            for (var b = 0; b < 256; b++)
            {
                if (grenzen.Contains(b))
                    vertegenwoordigers.Add((byte)b);
                klassen[b] = (byte)(vertegenwoordigers.Count - 1);
            }

            return (klassen, vertegenwoordigers);
        }

        private IEnumerable<int> Step(int[] verzameling, byte b)
            => verzameling.SelectMany(k => _stappen[k]).Where(s => s.Van <= b && b <= s.Tot).Select(s => s.Naar);

        private int[] Closure(IEnumerable<int> knopen)
        {
            var gezien = new HashSet<int>();
            var stapel = new Stack<int>(knopen);
            while (stapel.TryPop(out var knoop))
            {
                if (!gezien.Add(knoop))
                    continue;
                foreach (var naar in CollectionsMarshal.AsSpan(_leeg[knoop]))
                    stapel.Push(naar);
            }

            // Nodes without byte steps only matter when they are the end; keeping them all is simpler and costs only here.
            return [.. gezien.Order()];
        }
    }
}
