using IB.Gateway.Validation.Compilatie;

namespace IB.Gateway.Validation;

/// <content>Start and end tags, whatever they hold.</content>
internal ref partial struct Schemaloop
{
    private bool StartTag(ReadOnlySpan<byte> token)
    {
        if (_diepte == 0 && _geheugen.Wortels.Find(token, _bron) is { } bekend)
            return OpenKnown(bekend);
        var einde = XmlTagScanner.FindEinde(token);
        if (einde < 0 || token[0] != '<' || _diepte == XmlLimieten.MaxDiepte)
            return false;
        var state = _geheugen.Namen;
        var kader = new Kader { BindingMerk = state.MerkTag(), NamenMerk = state.NamenMerk, NaamVanaf = _positie + 1 };
        var tag = default(XmlTagScanner);
        if (tag.Scan(token[1..einde], state) != XmlFout.Geen || !state.TryResolve(tag.Voorvoegsel, out var binding)
            || tag.ResolveAttributen(state) != XmlFout.Geen)
            return false;
        kader.NaamLengte = tag.GekwalificeerdeNaam.Length;
        if (!EnterContext(ref kader, state.Uri(binding), token[(1 + kader.NaamLengte)..einde]))
            return false;
        var ns = _programma.Namen.FindNs(state.Uri(binding));
        var naam = _programma.Namen.Find(ns, tag.LokaleNaam);
        if (naam != Namentabel.Onbekend && kader.VorigeContext is null)
            _context.Namen.Add(tag.GekwalificeerdeNaam, naam);
        if (_diepte == 0 && naam != Namentabel.Onbekend && kader.VorigeContext is not null && tag.AantalAttributen == 0 && !tag.IsLeeg)
            _geheugen.Wortels.Add(token[..(einde + 1)], _context, ns, naam, kader.NaamLengte, state.BindingsSince(kader.BindingMerk));
        return Open(ref kader, tag, ns, naam, einde + 1);
    }

    private bool OpenKnown(Bekendewortel wortel)
    {
        var state = _geheugen.Namen;
        var kader = new Kader { BindingMerk = state.MerkTag(), NamenMerk = state.NamenMerk, NaamVanaf = _positie + 1, NaamLengte = wortel.NaamLengte };
        foreach (var (voorvoegsel, uri) in wortel.Bindingen)
            state.TryBind(voorvoegsel, uri);
        Choose(wortel.Context.Programma);
        kader.VorigeContext = _context;
        _context = wortel.Context;
        return Open(ref kader, default, wortel.Ns, wortel.Naam, wortel.Tag.Length);
    }

    private bool Open(ref Kader kader, XmlTagScanner tag, int ns, int naam, int lengte)
    {
        kader.Regel = _band.Count;
        if (!_band.TryGrow() || !Declare(ref kader, ns, naam) || !Retype(ref kader, tag) || !Attributes(ref kader, tag))
            return false;
        _positie += lengte;
        Push(kader, naam);
        return !tag.IsLeeg || Close(_positie);
    }

    private bool EndTag(ReadOnlySpan<byte> token)
    {
        var einde = token.IndexOf((byte)'>');
        ref readonly var kader = ref _kaders[_diepte];
        if (einde < 0 || !token[2..einde].TrimEnd(" \t\r\n"u8).SequenceEqual(_data.Slice(kader.NaamVanaf, kader.NaamLengte)))
            return false;
        var inhoudEinde = _positie;
        _positie += einde + 1;
        return Close(inhoudEinde);
    }

    // The root chooses the program. A tag with declarations brings names of its own.
    private bool EnterContext(ref Kader kader, ReadOnlySpan<byte> ns, ReadOnlySpan<byte> attributen)
    {
        if (_diepte == 0)
        {
            if (_bron.Find(ns) is not { } programma)
                return false;
            Choose(programma);
        }

        if (_geheugen.Namen.MerkTag() > kader.BindingMerk)
        {
            kader.VorigeContext = _context;
            _context = _context.Enter(attributen);
        }

        return true;
    }


    private void Choose(Schemaprogramma programma)
    {
        _programma = programma;
        _stappen = programma.Overgangen.Stappen;
        _eind = programma.Overgangen.Eind;
        _context = _geheugen.ContextOf(programma);
    }

    private void Push(in Kader kader, int naam)
    {
        _kaders[++_diepte] = kader;
        _band.Regels[_band.Count++] = new Bandregel((ushort)naam, _positie, 0, 0, Ruw: false);
        BeginTekst();
    }

    // The element that is open ends here; its content did so at the place given.
    private bool Close(int inhoudEinde)
    {
        ref var kader = ref _kaders[_diepte];
        if (!CheckEinde(kader))
            return false;
        ref var regel = ref _band.Regels[kader.Regel];
        var lengte = inhoudEinde - regel.Vanaf;
        regel = regel with { Lengte = lengte, Einde = _band.Count, Ruw = !_inStukken && _stukLengte == lengte };
        if (kader.VorigeContext is { } vorige)
        {
            _context = vorige;
            _geheugen.Namen.Unbind(kader.BindingMerk, kader.NamenMerk);
        }

        _diepte--;
        _inStukken = true;
        return true;
    }

    private readonly bool CheckEinde(in Kader kader)
    {
        if (kader.Nil)
            return true;
        return kader.Soort switch
        {
            Inhoudsoort.Elementen or Inhoudsoort.Gemengd => _eind[kader.Toestand],
            Inhoudsoort.Tekst => CheckWaarde(kader.Element, kader.Type!, Waarde()),
            _ => true,
        };
    }

    private readonly bool CheckWaarde(Elementprogramma? element, Typeprogramma type, ReadOnlySpan<byte> tekst)
    {
        // Of an element without content the default is the value; that must be one of the type that xsi:type names (cvc-elt 5.1.1).
        var voorvoegsels = _geheugen.Voorvoegsels;
        var waarde = type.Waarde!;
        if (tekst.IsEmpty && element is { Standaard: { } standaard })
            return type == element.Type || waarde.Accepts(standaard, voorvoegsels);
        if (!waarde.Accepts(tekst, voorvoegsels) || (element is { Vast: not null } && !IsVast(element, type, tekst)))
            return false;
        return waarde.Verwijssoort == Verwijssoort.Geen || _geheugen.Note(waarde.Verwijssoort, tekst);
    }

    private readonly bool IsVast(Elementprogramma element, Typeprogramma type, ReadOnlySpan<byte> tekst)
    {
        var vast = type == element.Type ? element.Vast : type.Waarde!.Canonical(element.Standaard, _geheugen.Voorvoegsels);
        return type.Waarde!.Canonical(tekst, _geheugen.Voorvoegsels) == vast;
    }
}
