using System.Globalization;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>Reads the regular expressions of XML Schema 1.0, second edition (part 2, appendix F).</summary>
internal ref struct Patroonlezer
{
    private const int MaxDiepte = 100;

    private readonly string _patroon;
    private readonly Func<Tekenverzameling, Knoop> _toKnoop;
    private int _positie;
    private int _diepte;

    private Patroonlezer(string patroon, Func<Tekenverzameling, Knoop> toKnoop)
    {
        _patroon = patroon;
        _toKnoop = toKnoop;
    }

    private readonly bool Klaar => _positie >= _patroon.Length;

    /// <summary>Reads a pattern; <paramref name="toKnoop"/> says what one character out of a set is.</summary>
    /// <exception cref="NietOndersteundException">A Unicode block, or a pattern that is too deep or not well-formed.</exception>
    internal static Knoop Read(string patroon, Func<Tekenverzameling, Knoop> toKnoop)
    {
        var lezer = new Patroonlezer(patroon, toKnoop);
        var knoop = lezer.Keuze();
        return lezer.Klaar ? knoop : throw lezer.Fout("onverwacht teken");
    }

    private Knoop Keuze()
    {
        if (++_diepte > MaxDiepte)
            throw Fout("te diep genest");
        var delen = new List<Knoop> { Reeks() };
        while (!Klaar && _patroon[_positie] == '|')
        {
            _positie++;
            delen.Add(Reeks());
        }

        _diepte--;
        return delen.Count == 1 ? delen[0] : new Knoop.Keuze(delen);
    }

    private Knoop Reeks()
    {
        var delen = new List<Knoop>();
        while (!Klaar && _patroon[_positie] is not ('|' or ')'))
            delen.Add(Stuk());
        return delen.Count == 1 ? delen[0] : new Knoop.Reeks(delen);
    }

    private Knoop Stuk()
    {
        var atoom = Atoom();
        if (Klaar)
            return atoom;
        switch (_patroon[_positie])
        {
            case '?':
                _positie++;
                return new Knoop.Herhaling(atoom, 0, 1);
            case '*':
                _positie++;
                return new Knoop.Herhaling(atoom, 0, null);
            case '+':
                _positie++;
                return new Knoop.Herhaling(atoom, 1, null);
            case '{':
                _positie++;
                return Aantal(atoom);
            default:
                return atoom;
        }
    }

    private Knoop.Herhaling Aantal(Knoop atoom)
    {
        var van = Getal() ?? throw Fout("getal verwacht");
        int? tot = van;
        if (Neem(','))
            tot = Getal();
        if (!Neem('}') || tot < van)
            throw Fout("ongeldig aantal");
        return new Knoop.Herhaling(atoom, van, tot);
    }

    private int? Getal()
    {
        var begin = _positie;
        while (!Klaar && char.IsAsciiDigit(_patroon[_positie]))
            _positie++;
        if (begin == _positie)
            return null;
        return int.TryParse(_patroon.AsSpan(begin, _positie - begin), NumberStyles.None, CultureInfo.InvariantCulture, out var getal)
            ? getal : throw Fout("aantal te groot");
    }

    private Knoop Atoom()
    {
        var teken = Volgende();
        switch (teken)
        {
            case '(':
                var groep = Keuze();
                return Neem(')') ? groep : throw Fout("haakje sluiten verwacht");
            case '[':
                return _toKnoop(Groep());
            case '.':
                return _toKnoop(Tekenklassen.Punt);
            case '\\':
                return _toKnoop(Ontsnapping());
            case '?' or '*' or '+' or ')' or ']' or '{' or '}':
                throw Fout("onverwacht teken");
            default:
                return _toKnoop(Tekenverzameling.Of(teken));
        }
    }

    // After the '['. A '-' is a range between two characters, subtraction before '[', and itself at either end.
    private Tekenverzameling Groep()
    {
        if (++_diepte > MaxDiepte)
            throw Fout("te diep genest");
        var negatief = Neem('^');
        var verzameling = Tekenverzameling.Leeg;
        var leeg = true;
        while (!Neem(']'))
        {
            if (!leeg && _patroon.AsSpan(_positie).StartsWith("-["))
            {
                _positie += 2;
                var af = Groep();
                if (!Neem(']'))
                    throw Fout("']' verwacht na aftrekking");
                _diepte--;
                return (negatief ? verzameling.Complement() : verzameling).Except(af);
            }

            verzameling = verzameling.Union(Lid());
            leeg = false;
        }

        if (leeg)
            throw Fout("lege klasse");
        _diepte--;
        return negatief ? verzameling.Complement() : verzameling;
    }

    private Tekenverzameling Lid()
    {
        var begin = Volgende();
        if (begin == '[')
            throw Fout("onverwacht '['");
        if (begin == '\\')
        {
            var klasse = Ontsnapping();
            if (klasse.Bereiken is not [var (van, tot)] || van != tot || !IsBereik())
                return klasse;
            begin = van;
        }
        else if (!IsBereik())
        {
            return Tekenverzameling.Of(begin);
        }

        _positie++;
        var einde = Volgende();
        if (einde == '\\')
            einde = Ontsnapping().Bereiken is [var (van, tot)] && van == tot ? van : throw Fout("klasse als einde van een bereik");
        return einde >= begin ? Tekenverzameling.Of((begin, einde)) : throw Fout("bereik loopt terug");
    }

    private readonly bool IsBereik()
        => _positie + 1 < _patroon.Length && _patroon[_positie] == '-' && _patroon[_positie + 1] is not (']' or '[');

    private Tekenverzameling Ontsnapping()
    {
        var teken = Volgende();
        switch (teken)
        {
            case 'n':
                return Tekenverzameling.Of('\n');
            case 'r':
                return Tekenverzameling.Of('\r');
            case 't':
                return Tekenverzameling.Of('\t');
            case '\\' or '|' or '.' or '?' or '*' or '+' or '(' or ')' or '{' or '}' or '-' or '[' or ']' or '^':
                return Tekenverzameling.Of(teken);
            case 'p' or 'P':
                var eigenschap = Eigenschap();
                return teken == 'p' ? eigenschap : eigenschap.Complement();
            default:
                return Tekenklassen.Find((char)teken) ?? throw Fout("onbekende ontsnapping");
        }
    }

    private Tekenverzameling Eigenschap()
    {
        var einde = _patroon.IndexOf('}', _positie);
        if (!Neem('{') || einde < 0)
            throw Fout("naam van een eigenschap verwacht");
        var naam = _patroon[_positie..einde];
        _positie = einde + 1;
        return Tekenklassen.FindCategorie(naam) ?? throw new NietOndersteundException($"patroon met \\p{{{naam}}}");
    }

    private bool Neem(char teken)
    {
        if (Klaar || _patroon[_positie] != teken)
            return false;
        _positie++;
        return true;
    }

    private int Volgende()
    {
        if (Klaar)
            throw Fout("te vroeg einde");
        var teken = char.IsSurrogatePair(_patroon, _positie) ? char.ConvertToUtf32(_patroon, _positie) : _patroon[_positie];
        _positie += teken > 0xFFFF ? 2 : 1;
        return teken;
    }

    private readonly NietOndersteundException Fout(string wat) => new($"patroon {_patroon}: {wat} op plaats {_positie + 1}");
}
