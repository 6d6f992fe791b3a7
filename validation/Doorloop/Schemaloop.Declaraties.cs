using System.Text;
using System.Xml;
using System.Xml.Schema;
using IB.Gateway.Validation.Compilatie;

namespace IB.Gateway.Validation;

/// <content>Which declaration and type an element has.</content>
internal ref partial struct Schemaloop
{
    // Longer values of xsi:type and xsi:nil than any that is right.
    private const int OpStapel = 512;

    // The step of the content model of the parent; and that state is the parent's from here on.
    private readonly bool Declare(ref Kader kader, int ns, int naam)
    {
        if (_diepte == 0)
            return naam != Namentabel.Onbekend && _programma.Elementen.TryGetValue(naam, out var wortel) && Assign(ref kader, wortel);
        ref var ouder = ref _kaders[_diepte];
        if (ouder.Nil || ouder.Soort is Inhoudsoort.Leeg or Inhoudsoort.Tekst)
            return false;
        if (ouder.Soort == Inhoudsoort.Ongezien)
        {
            kader.Soort = Inhoudsoort.Ongezien;
            return true;
        }

        if (naam != Namentabel.Onbekend && _stappen[ouder.Toestand + naam] is { Element: { } element } overgang && overgang.Toestand == ouder.Toestand)
        {
            ouder.Toestand = overgang.Volgende;
            return Assign(ref kader, element);
        }

        return DeclareByJoker(ref kader, ref ouder, ns, naam);
    }

    private readonly bool DeclareByJoker(ref Kader kader, ref Kader ouder, int ns, int naam)
    {
        if (!_programma.Overgangen.Jokers.TryGetValue(ouder.Toestand, out var jokers))
            return false;
        foreach (var (joker, volgende) in jokers)
        {
            if (!joker.Allows(ns))
                continue;
            ouder.Toestand = volgende;
            if (joker.Strengheid == Strengheid.Overslaan)
            {
                kader.Soort = Inhoudsoort.Ongezien;
                return true;
            }

            if (naam != Namentabel.Onbekend && _programma.Elementen.TryGetValue(naam, out var element))
                return Assign(ref kader, element);

            // Without a declaration xsi:type may still name a type; else strict is a fault (XML Schema part 1, 3.10.1 and 3.3.4).
            kader.Strikt = joker.Strengheid == Strengheid.Strikt;
            kader.Type = _programma.Vrij;
            return true;
        }

        return false;
    }

    private static bool Assign(ref Kader kader, Elementprogramma element)
    {
        kader.Element = element;
        kader.Type = element.Type;
        return !element.IsAbstract;
    }

    // What xsi:type and xsi:nil say, and what follows from the type.
    private readonly bool Retype(ref Kader kader, in XmlTagScanner tag)
    {
        if (kader.Soort == Inhoudsoort.Ongezien)
            return true;
        var getypeerd = false;
        for (var i = 0; i < tag.AantalAttributen; i++)
        {
            var attribuut = tag.Attribuut(i, _geheugen.Namen);
            if (!attribuut.Namespace.SequenceEqual(Xsi))
                continue;
            if (attribuut.LokaleNaam.SequenceEqual("type"u8))
            {
                getypeerd = true;
                if (!TryRetype(ref kader, attribuut.Waarde))
                    return false;
            }
            else if (attribuut.LokaleNaam.SequenceEqual("nil"u8) && !TryNil(ref kader, attribuut.Waarde))
            {
                return false;
            }
        }

        if ((kader.Strikt && !getypeerd) || kader.Type!.IsAbstract)
            return false;
        kader.Soort = kader.Type.Soort;
        kader.Toestand = kader.Type.Begin;
        return true;
    }

    private readonly bool TryRetype(ref Kader kader, ReadOnlySpan<byte> ruw)
    {
        Span<byte> doel = ruw.Length <= OpStapel ? stackalloc byte[OpStapel] : new byte[ruw.Length];
        ReadOnlySpan<byte> naam = Witruimteregel.Trim(doel[..XmlVerwijzing.Normalise(ruw, doel)]);
        var dubbelepunt = Math.Max(naam.IndexOf((byte)':'), 0);
        var lokaal = dubbelepunt == 0 ? naam : naam[(dubbelepunt + 1)..];
        if (!XmlTekens.IsNcName(lokaal) || _geheugen.Voorvoegsels.Find(naam[..dubbelepunt]) is not { } ns)
            return false;
        if (!_programma.Typen.TryGetValue(new XmlQualifiedName(Encoding.UTF8.GetString(lokaal), ns), out var type))
            return ns == XmlSchema.Namespace && lokaal.SequenceEqual("anyType"u8) && kader.Type == _programma.Vrij;
        var blok = (kader.Element?.Geblokkeerd ?? XmlSchemaDerivationMethod.Empty) | kader.Type!.Geblokkeerd;
        if (kader.Type != _programma.Vrij && !XmlSchemaType.IsDerivedFrom(type.Bron, kader.Type.Bron, blok))
            return false;
        kader.Type = type;
        return true;
    }

    // Without a declaration there is nothing that could be nil, and the attribute says nothing.
    private static bool TryNil(ref Kader kader, ReadOnlySpan<byte> ruw)
    {
        if (kader.Element is not { } element)
            return true;
        Span<byte> doel = ruw.Length <= OpStapel ? stackalloc byte[OpStapel] : new byte[ruw.Length];
        ReadOnlySpan<byte> waarde = Witruimteregel.Trim(doel[..XmlVerwijzing.Normalise(ruw, doel)]);
        kader.Nil = Booleanwaarde.IsWaar(waarde);
        return element.Nillable && (kader.Nil ? element.Vast is null : Booleanwaarde.IsOnwaar(waarde));
    }
}
