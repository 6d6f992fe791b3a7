using System.Globalization;
using System.Text;

namespace IB.Gateway.Validation.Tests.Verschil;

/// <summary>
/// A pattern as XML Schema part 2, appendix F reads it, written down as plainly as can be: a tree, and the set of places where a part
/// of it can end. Independent of what is tested; slow.
/// </summary>
internal abstract record Patroonspec
{
    private Patroonspec()
    {
    }

    internal static Patroonspec Parse(string patroon) => new Lezer(patroon).Read();

    /// <summary>Whether all of a value fits.</summary>
    internal bool Matches(string waarde)
    {
        var tekens = waarde.EnumerateRunes().ToArray();
        return Ends(tekens, 0).Contains(tekens.Length);
    }

    /// <summary>A value that fits, as far as this can be found by chance.</summary>
    internal abstract void Write(StringBuilder uit, Random toeval);

    /// <summary>Where a match that begins at a place can end.</summary>
    protected abstract SortedSet<int> Ends(Rune[] tekens, int begin);

    /// <summary>One character out of a class.</summary>
    private sealed record Teken(Func<Rune, bool> Klasse, string Voorbeelden) : Patroonspec
    {
        private const string Overal = "aZ0 -_.:é€😀٣\t";

        internal override void Write(StringBuilder uit, Random toeval)
        {
            var keus = (Voorbeelden + Overal).EnumerateRunes().Where(Klasse).ToArray();
            if (keus.Length > 0)
                uit.Append(keus[toeval.Next(keus.Length)].ToString());
        }

        protected override SortedSet<int> Ends(Rune[] tekens, int begin)
            => begin < tekens.Length && Klasse(tekens[begin]) ? [begin + 1] : [];
    }

    private sealed record Reeks(IReadOnlyList<Patroonspec> Delen) : Patroonspec
    {
        internal override void Write(StringBuilder uit, Random toeval)
        {
            foreach (var deel in Delen)
                deel.Write(uit, toeval);
        }

        protected override SortedSet<int> Ends(Rune[] tekens, int begin)
            => Delen.Aggregate(new SortedSet<int> { begin }, (plaatsen, deel) => [.. plaatsen.SelectMany(p => deel.Ends(tekens, p))]);
    }

    private sealed record Keuze(IReadOnlyList<Patroonspec> Delen) : Patroonspec
    {
        internal override void Write(StringBuilder uit, Random toeval) => Delen[toeval.Next(Delen.Count)].Write(uit, toeval);

        protected override SortedSet<int> Ends(Rune[] tekens, int begin) => [.. Delen.SelectMany(d => d.Ends(tekens, begin))];
    }

    private sealed record Herhaling(Patroonspec Deel, int Van, int Tot) : Patroonspec
    {
        internal override void Write(StringBuilder uit, Random toeval)
        {
            var hoogste = Math.Min(Tot, Van + 5);
            var keren = toeval.Next(4) switch { 0 => Van, 1 when Tot < 300 => Tot, _ => toeval.Next(Van, hoogste + 1) };
            for (var i = 0; i < keren; i++)
                Deel.Write(uit, toeval);
        }

        protected override SortedSet<int> Ends(Rune[] tekens, int begin)
        {
            SortedSet<int> nu = [begin];
            SortedSet<int> alle = Van == 0 ? [begin] : [];
            for (var keer = 1; keer <= Tot && nu.Count > 0; keer++)
            {
                nu = [.. nu.SelectMany(p => Deel.Ends(tekens, p))];
                if (keer < Van)
                    continue;
                var nieuw = nu.Except(alle).ToArray();
                alle.UnionWith(nieuw);

                // Beyond the lower bound only places that are new can lead to more.
                nu = [.. nieuw];
            }

            return alle;
        }
    }

    private sealed class Lezer(string patroon)
    {
        private int _plaats;

        private bool Klaar => _plaats >= patroon.Length;

        internal Keuze Read()
        {
            var alles = ReadKeuze();
            return Klaar ? alles : throw new FormatException($"{patroon} at {_plaats}");
        }

        private Keuze ReadKeuze()
        {
            var delen = new List<Patroonspec> { ReadReeks() };
            while (!Klaar && patroon[_plaats] == '|')
            {
                _plaats++;
                delen.Add(ReadReeks());
            }

            return new Keuze(delen);
        }

        private Reeks ReadReeks()
        {
            var delen = new List<Patroonspec>();
            while (!Klaar && patroon[_plaats] is not ('|' or ')'))
            {
                var deel = Atoom();
                var (van, tot) = Aantal();
                delen.Add((van, tot) == (1, 1) ? deel : new Herhaling(deel, van, tot));
            }

            return new Reeks(delen);
        }

        private (int Van, int Tot) Aantal()
        {
            if (Klaar || patroon[_plaats] is not ('?' or '*' or '+' or '{'))
                return (1, 1);
            switch (patroon[_plaats++])
            {
                case '?':
                    return (0, 1);
                case '*':
                    return (0, int.MaxValue);
                case '+':
                    return (1, int.MaxValue);
                default:
                    var einde = patroon.IndexOf('}', _plaats);
                    var delen = patroon[_plaats..einde].Split(',');
                    _plaats = einde + 1;
                    var van = int.Parse(delen[0], CultureInfo.InvariantCulture);
                    return (van, delen is [_] ? van : delen[1].Length == 0 ? int.MaxValue : int.Parse(delen[1], CultureInfo.InvariantCulture));
            }
        }

        private Patroonspec Atoom()
        {
            var teken = Next();
            switch (teken.Value)
            {
                case '(':
                    var groep = ReadKeuze();
                    _plaats++;
                    return groep;
                case '[':
                    return Klasse();
                case '.':
                    return new Teken(r => r.Value is not ('\n' or '\r'), "");
                case '\\':
                    return Ontsnapping();
                default:
                    return Precies(teken);
            }
        }

        private Teken Klasse()
        {
            var negatief = patroon[_plaats] == '^';
            if (negatief)
                _plaats++;
            var leden = new List<Teken>();
            Teken? zonder = null;
            while (patroon[_plaats] != ']')
            {
                if (leden.Count > 0 && patroon[_plaats] == '-' && patroon[_plaats + 1] == '[')
                {
                    _plaats += 2;
                    zonder = Klasse();
                    continue;
                }

                var begin = _plaats;
                var van = Next();
                var lid = van.Value == '\\' ? Ontsnapping() : Precies(van);
                if (patroon[_plaats] == '-' && patroon[_plaats + 1] is not (']' or '['))
                {
                    _plaats++;
                    van = Single(begin);
                    begin = _plaats;
                    if (Next().Value == '\\')
                        Next();
                    var tot = Single(begin);
                    lid = new Teken(r => r >= van && r <= tot, $"{van}{tot}{new Rune(Midden(van.Value, tot.Value))}");
                }

                leden.Add(lid);
            }

            _plaats++;
            return new Teken(
                r => leden.Exists(l => l.Klasse(r)) != negatief && zonder?.Klasse(r) != true, string.Concat(leden.Select(l => l.Voorbeelden)));
        }

        private static int Midden(int van, int tot) => Rune.IsValid((van + tot) / 2) ? (van + tot) / 2 : van;

        // The one character that stands at a place in the pattern, as itself or behind a '\'.
        private Rune Single(int plaats)
        {
            var teken = Rune.GetRuneAt(patroon, plaats);
            if (teken.Value != '\\')
                return teken;
            return Rune.GetRuneAt(patroon, plaats + 1) is { Value: not ('n' or 'r' or 't') } letter ? letter : new Rune(Controle(patroon[plaats + 1]));
        }

        private static char Controle(char letter) => letter switch { 'n' => '\n', 'r' => '\r', _ => '\t' };

        private Teken Ontsnapping()
        {
            var letter = Next();
            return letter.Value switch
            {
                'n' or 'r' or 't' => Precies(new Rune(Controle((char)letter.Value))),
                'd' => new Teken(IsCijfer, "0123456789"),
                'D' => new Teken(r => !IsCijfer(r), "x"),
                's' => new Teken(IsRuimte, " \n"),
                'S' => new Teken(r => !IsRuimte(r), "x"),
                'w' => new Teken(IsWoord, "aZ5+"),
                'W' => new Teken(r => !IsWoord(r), "!"),
                'i' => new Teken(Naamspec.IsBegin, "a_:"),
                'I' => new Teken(r => !Naamspec.IsBegin(r), "1-"),
                'c' => new Teken(Naamspec.IsVervolg, "a1-"),
                'C' => new Teken(r => !Naamspec.IsVervolg(r), " ,"),
                'p' => Eigenschap(),
                'P' => Eigenschap() is var af ? new Teken(r => !af.Klasse(r), "aZ5.") : af,
                _ => Precies(letter),
            };
        }

        private Teken Eigenschap()
        {
            var einde = patroon.IndexOf('}', _plaats);
            var naam = patroon[(_plaats + 1)..einde];
            _plaats = einde + 1;
            return new Teken(r => Naamspec.Categorie(r).StartsWith(naam, StringComparison.Ordinal), "aZ5.é");
        }

        private static Teken Precies(Rune teken) => new(r => r == teken, teken.ToString());

        private static bool IsCijfer(Rune r) => Rune.GetUnicodeCategory(r) == UnicodeCategory.DecimalDigitNumber;

        private static bool IsRuimte(Rune r) => r.Value is ' ' or '\t' or '\n' or '\r';

        private static bool IsWoord(Rune r) => Naamspec.Categorie(r)[0] is not ('P' or 'Z' or 'C');

        private Rune Next()
        {
            var teken = Rune.GetRuneAt(patroon, _plaats);
            _plaats += teken.Utf16SequenceLength;
            return teken;
        }
    }
}
